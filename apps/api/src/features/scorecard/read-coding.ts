import type { EffectiveCoding } from "@octant/scoring";
import { findSpeaker } from "./find-speaker.ts";
import type { CodingRow, findSpokenTurns } from "./queries.ts";
import type { AnalysableText, RegisterState } from "./register-state.ts";

type Code = RegisterState["codes"][number];
type Turns = Awaited<ReturnType<typeof findSpokenTurns>>;

/**
 * Makes a row of the database a coding that counts. It gives undefined where the code is not asked for or the text may not
 * be analysed. A coding that names its speaker is believed; any other is theirs who has
 * the most of the passage.
 */
export function codingReader(codes: readonly Code[], texts: readonly AnalysableText[], turns: Turns) {
  const codeOf = new Map(codes.map((code) => [code.id, code]));
  const textOf = new Map(texts.map((text) => [text.textVersionId, text]));
  // a hundred thousand rows repeat a few ids: equal strings compare fastest where they are one, and lists are made once
  const ids = new Map<string, string>();
  const one = (id: string) => shared(ids, id, () => id);
  const lists = new Map<string, readonly string[]>();
  const listOf = (text: string | null) => shared(lists, text ?? "", () => (text ? text.split(" ").map(one) : []));

  return (row: CodingRow): EffectiveCoding | undefined => {
    const code = codeOf.get(row.code_id);
    const text = textOf.get(row.text_version_id);
    if (!code || !text) return undefined;
    const { id: sourceId, textVersionId } = text;
    const passage = { start: row.start_at, end: row.end_at };
    const speaker = row.speaker_id ?? findSpeaker(turns.get(textVersionId) ?? [], passage) ?? null;
    return {
      id: row.id,
      sourceId,
      questionId: code.questionId,
      stance: row.stance,
      start: row.start_at,
      end: row.end_at,
      textVersionId,
      coderId: one(row.coder_id),
      speaker: speaker === null ? null : one(speaker),
      aboutAreaId: row.about_area_id === null ? null : one(row.about_area_id),
      aboutPeriodIds: listOf(row.period_ids),
    };
  };
}

function shared<Value>(pool: Map<string, Value>, key: string, make: () => Value): Value {
  const kept = pool.get(key);
  if (kept !== undefined) return kept;
  const made = make();
  pool.set(key, made);
  return made;
}
