import type { Stance } from "@octant/schemas";
import type { RecordedCoding, RegisteredSource } from "@octant/scoring";
import { findSpeaker, type SpokenTurn } from "./find-speaker.ts";
import type { AnalysableText, RegisterState } from "./register-state.ts";

/**
 * One coder's codings of one text. `list` is the inside of a JSON list, in which `FIELDS` values stand for each coding: its
 * code and area by their places among the pack's, from 1, with 0 for no area; start and end; and as texts its stance, its
 * speaker, if it names one, and its periods with spaces between.
 */
export type PackedCodings = { text_version_id: string; coder_id: string; list: string };

const FIELDS = 7;

/**
 * An assessment's evidence on its way to where it is computed with: texts, of which a hundred thousand codings make a
 * thousand, so that the server's thread neither takes them apart nor copies them one by one.
 */
export type EvidencePack = Omit<RegisterState, "sources"> & {
  texts: AnalysableText[];
  turns: ReadonlyMap<string, readonly SpokenTurn[]>;
  packed: PackedCodings[];
};

/** An assessment's evidence as `@octant/scoring` takes it. Its codings have ids of the moment: nobody asks which they are. */
export type UnpackedEvidence = { codings: RecordedCoding[]; sources: RegisteredSource[] };

/** A coding that names its speaker is believed; any other is theirs who has the most of the passage. */
export function unpackEvidence({ codes, areas, texts, turns, packed }: EvidencePack): UnpackedEvidence {
  const textOf = new Map(texts.map((text) => [text.textVersionId, text]));
  const lists = new Map<string, readonly string[]>([["", []]]);
  const codings: RecordedCoding[] = [];
  for (const { text_version_id: textVersionId, coder_id: coderId, list } of packed) {
    const text = textOf.get(textVersionId);
    if (!text) continue;
    const ofText = turns.get(textVersionId) ?? [];
    const values = toValues(list);
    const number = (at: number) => Number(values[at]);
    for (let at = 0; at < values.length; at += FIELDS) {
      const code = codes[number(at) - 1];
      if (!code) continue;
      const named = String(values[at + 5]);
      const passage = { start: number(at + 2), end: number(at + 3) };
      codings.push({
        id: String(codings.length),
        sourceId: text.id,
        questionId: code.questionId,
        stance: values[at + 4] as Stance,
        start: passage.start,
        end: passage.end,
        textVersionId,
        coderId,
        speaker: named || (findSpeaker(ofText, passage) ?? null),
        aboutAreaId: areas[number(at + 1) - 1]?.id ?? null,
        aboutPeriodIds: listOf(lists, String(values[at + 6])),
      });
    }
  }
  const sources = [...new Map(texts.map(({ textVersionId: _, ...source }) => [source.id, source])).values()];
  return { codings, sources };
}

/** Numbers and texts, which nothing takes apart as fast as what reads JSON. */
function toValues(list: string): (number | string)[] {
  return JSON.parse(`[${list}]`);
}

/** Each list once: a hundred thousand codings repeat a few. */
function listOf(lists: Map<string, readonly string[]>, text: string): readonly string[] {
  const kept = lists.get(text);
  if (kept) return kept;
  const made = text.split(" ");
  lists.set(text, made);
  return made;
}
