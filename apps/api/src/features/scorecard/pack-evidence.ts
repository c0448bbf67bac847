import type { Tx } from "@octant/db";
import type { EvidencePack } from "./evidence-pack.ts";
import { findSpokenTurns, packCodings } from "./queries.ts";
import { type RegisterState, readTexts } from "./register-state.ts";

/** Reads the evidence that a register decides about, now or just before `until`, packed for where it is computed with. */
export async function packEvidence(
  tx: Tx,
  assessmentId: string,
  { sources, ...register }: RegisterState,
  until: Date | undefined,
): Promise<EvidencePack> {
  const codeIds = register.codes.map(({ id }) => id);
  const areaIds = register.areas.map(({ id }) => id);
  return {
    ...register,
    texts: await readTexts(tx, assessmentId, sources),
    turns: await findSpokenTurns(tx, assessmentId),
    packed: await packCodings(tx, assessmentId, { codeIds, areaIds }, until),
  };
}
