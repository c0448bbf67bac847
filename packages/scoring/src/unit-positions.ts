import { evidenceRegister } from "./evidence-register.ts";
import type { ProfileInput } from "./profile-input.ts";
import type { Rejected } from "./rejected.ts";
import { sayings } from "./sayings.ts";
import { type QuestionPosition, sourcePositions } from "./source-positions.ts";

/** What one source says to one question in a unit, and what that rests on. */
export type UnitPosition = QuestionPosition & {
  /** An analyst judged it, in place of what the passages come to. */
  judged: boolean;
  /** Stance-bearing passages, and the speakers that they come from: marked ones, and one more for those without. */
  passages: number;
  speakers: number;
};

/**
 * The positions that a unit's profile is computed from, in order of source and question.
 * Errors: what `evidenceProfile` rejects. Example: A says +1, +1 and B says -1: position 0 from 3 passages of 2 speakers.
 * Source: method, section 3, step 1.
 */
export function unitPositions(input: ProfileInput): { kind: "positions"; positions: UnitPosition[] } | Rejected {
  const register = evidenceRegister(input);
  if (register.kind === "rejected") return register;
  const said = sayings(input.stances);
  const answers = sourcePositions(said, input.judged);
  if (answers.kind === "rejected") return answers;
  const keyOf = ({ source, question }: { source: string; question: string }) => JSON.stringify([source, question]);
  const speakersOf = new Map(said.map((saying) => [keyOf(saying), saying.speakers]));
  const judged = new Set(input.judged.map(keyOf));
  const positions = answers.positions.map((position): UnitPosition => {
    const speakers = speakersOf.get(keyOf(position)) ?? [];
    const passages = speakers.reduce((sum, { count }) => sum + count, 0);
    return { ...position, judged: judged.has(keyOf(position)), passages, speakers: speakers.length };
  });
  return { kind: "positions", positions };
}
