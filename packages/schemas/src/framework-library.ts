import { z } from "zod";
import { Crosswalk } from "./crosswalk.ts";
import { Framework, FrameworkId, LocalText } from "./framework.ts";

/** A version as a line of the library, and as what an assessment can be started with. */
export const FrameworkChoice = z.strictObject({
  id: FrameworkId,
  status: z.enum(["draft", "published"]),
  name: LocalText,
  dimensions: z.int(),
  questions: z.int(),
  /** Whether it comes with Octant or was brought by somebody. */
  origin: z.enum(["shipped", "imported"]),
  previous: FrameworkId.nullable(),
  forkOf: FrameworkId.nullable(),
});
export type FrameworkChoice = z.infer<typeof FrameworkChoice>;

export const FrameworkList = z.strictObject({ items: z.array(FrameworkChoice) });
export type FrameworkList = z.infer<typeof FrameworkList>;

/** A version as a document, with every crosswalk from it that its own file or another one's holds. */
export const FrameworkVersion = z.strictObject({
  framework: Framework,
  origin: FrameworkChoice.shape.origin,
  loadedAt: z.iso.datetime(),
  crosswalks: z.array(Crosswalk),
});
export type FrameworkVersion = z.infer<typeof FrameworkVersion>;

/** The forms in which a framework is taken out. */
export const FrameworkFormat = z.enum(["yaml", "json"]);
export type FrameworkFormat = z.infer<typeof FrameworkFormat>;
