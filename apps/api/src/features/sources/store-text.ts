import { setImmediate as breathe } from "node:timers/promises";
import { speakers, type Tx, textVersions } from "@octant/db";
import { type SQL, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { RequestContext } from "../../platform/request-context.ts";
import { PLACES, type RecordSealer } from "../../platform/vault/index.ts";
import type { ParsedText } from "./parse-text.ts";

const FIRST_VERSION = 1;
const SPEAKERS_AT_ONCE = 1_000;
const TURNS_AT_ONCE = 20_000;

type Scope = Pick<RequestContext, "assessmentId" | "account">;
type NewText = { sourceId: string; parsed: ParsedText; original: Uint8Array };

/**
 * Seals and stores a source's first text with the file it came from, its speakers and its turns. Gives the version's id.
 * Between steps that take milliseconds for the largest of texts, other requests get their turn.
 */
export async function storeText(tx: Tx, ctx: Scope, sealer: RecordSealer, text: NewText): Promise<string> {
  const { assessmentId } = ctx;
  const { sourceId, parsed, original } = text;
  const id = uuidv7();
  const digest = sealer.digest(parsed.utf8);
  await breathe();
  const textSealed = toParameter(sealer.seal(sourceId, PLACES.text(id, FIRST_VERSION), parsed.utf8));
  await breathe();
  const originalSealed = toParameter(sealer.seal(sourceId, PLACES.original(id, FIRST_VERSION), original));
  await breathe();
  await tx.insert(textVersions).values({
    assessmentId,
    id,
    sourceId,
    version: FIRST_VERSION,
    length: parsed.length,
    digest,
    encoding: parsed.encoding,
    textSealed,
    originalSealed,
    createdBy: ctx.account.id,
  });
  const speakerIds = await storeSpeakers(tx, assessmentId, sealer, text);
  await storeTurns(tx, assessmentId, id, parsed, speakerIds);
  return id;
}

/** The driver would write bytes as hexadecimal, which for the largest file keeps everybody waiting four times as long. */
function toParameter(bytes: Uint8Array): SQL<Uint8Array> {
  return sql`decode(${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("base64")}, 'base64')`;
}

async function storeSpeakers(tx: Tx, assessmentId: string, sealer: RecordSealer, { sourceId, parsed }: NewText) {
  const ids = parsed.speakers.map(() => uuidv7());
  for (let from = 0; from < ids.length; from += SPEAKERS_AT_ONCE) {
    const rows = ids.slice(from, from + SPEAKERS_AT_ONCE).map((id, at) => {
      const { name = "", role = null } = parsed.speakers[from + at] ?? {};
      const nameSealed = sealer.seal(sourceId, PLACES.speakerName(id), name);
      return { assessmentId, id, sourceId, nameSealed, role, position: from + at };
    });
    await tx.insert(speakers).values(rows);
  }
  return ids;
}

/** A column of numbers goes as one value: a parameter for each of a hundred thousand rows is past what a statement takes. */
async function storeTurns(tx: Tx, assessmentId: string, textVersionId: string, parsed: ParsedText, ids: string[]) {
  const { turnPlaces, turnSpeakers } = parsed;
  for (let from = 0; from < turnSpeakers.length; from += TURNS_AT_ONCE) {
    const part = turnSpeakers.subarray(from, from + TURNS_AT_ONCE);
    const speakerIds = Array.from(part, (speaker) => ids[speaker] ?? "null");
    const place = (which: number) => Array.from(part, (_, at) => turnPlaces[(from + at) * 3 + which] ?? 0);
    await tx.execute(sql`
      insert into turn (assessment_id, text_version_id, ordinal, start_at, speech_start_at, end_at, speaker_id)
      select ${assessmentId}, ${textVersionId}, ${from}::int + t.ordinal, t.start_at, t.speech_start_at, t.end_at, t.speaker_id
      from unnest(
        ${asArray(place(0))}::int[], ${asArray(place(1))}::int[], ${asArray(place(2))}::int[], ${asArray(speakerIds)}::uuid[]
      ) with ordinality as t (start_at, speech_start_at, end_at, speaker_id, ordinal)`);
  }
}

/** Numbers and ids of our own making: nothing in them needs quoting. */
const asArray = (values: readonly (number | string)[]) => `{${values.join(",")}}`;
