import type { CodingLook } from "../data/outbox-item.ts";

type Likeness = Pick<CodingLook, "start" | "end" | "codeId" | "stance" | "coderId">;

/** The coding that says the same of the same passage, by the same coder: laid once more it would add nothing. */
export function findSame<Coding extends Likeness>(codings: readonly Coding[], wanted: Likeness): Coding | undefined {
  return codings.find(
    ({ start, end, codeId, stance, coderId }) =>
      codeId === wanted.codeId &&
      stance === wanted.stance &&
      coderId === wanted.coderId &&
      start === wanted.start &&
      end === wanted.end,
  );
}
