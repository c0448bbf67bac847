import { z } from "zod";
import { SourceWithText } from "./source.ts";
import { SpeakerRole } from "./words.ts";

export const Speaker = z.strictObject({ id: z.uuid(), name: z.string(), role: SpeakerRole.nullable() });
export type Speaker = z.infer<typeof Speaker>;

/** What one speaker says in one go. `start` to `end` includes the speaker's name; the speech begins at `speechStart`. */
export const Turn = z.strictObject({
  start: z.int(),
  end: z.int(),
  speechStart: z.int(),
  speakerId: z.uuid().nullable(),
});
export type Turn = z.infer<typeof Turn>;

/** An immutable text of a source with its turns. All positions are Unicode code points of `text`. */
export const TextVersion = z.strictObject({
  id: z.uuid(),
  text: z.string(),
  length: z.int(),
  turns: z.array(Turn),
  speakers: z.array(Speaker),
  source: SourceWithText,
});
export type TextVersion = z.infer<typeof TextVersion>;
