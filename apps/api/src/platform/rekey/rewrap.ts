import type postgres from "postgres";
import { type Ring, rewrapAssessmentKey } from "../vault/key-ring.ts";
import { serverWrappingKeyOf, unwrapServerKey, wrapServerKey } from "../vault/server-key.ts";

/** From which key file to which, and the generation that is left. */
export type Rewrap = { ring: Ring; generation: number; current: Uint8Array; next: Uint8Array };

/** The assessments whose keys are still of this generation or an older one. */
export async function listOlder(admin: postgres.Sql, ring: Ring, generation: number): Promise<string[]> {
  return inRekey(admin, async (tx) => {
    const rows = await tx<{ id: string }[]>`
      select assessment_id as id from ${tx(`${ring}.assessment_key`)} where generation <= ${generation} order by id`;
    return rows.map(({ id }) => id);
  });
}

/** Whether anything is wrapped with the key file of this generation. */
export async function isInUse(admin: postgres.Sql, ring: Ring, generation: number): Promise<boolean> {
  const ofAssessments = await inRekey(admin, (tx) => {
    return tx`select from ${tx(`${ring}.assessment_key`)} where generation = ${generation} limit 1`;
  });
  if (ofAssessments.length > 0) return true;
  return (
    ring === "keyring" && (await admin`select from keyring.server_key where generation = ${generation}`).length > 0
  );
}

/** Each in a transaction of its own, so that a server that needs the key waits for a moment at most. */
export async function rewrapOne(
  admin: postgres.Sql,
  rewrap: Rewrap,
  assessmentId: string,
): Promise<"done" | "altered"> {
  const { ring, generation, current, next } = rewrap;
  return admin.begin(async (tx) => {
    await tx`select set_config('octant.assessment', ${assessmentId}, true)`;
    const table = tx(`${ring}.assessment_key`);
    const [row] = await tx<{ wrapped: Uint8Array }[]>`
      select wrapped from ${table} where assessment_id = ${assessmentId} and generation <= ${generation} for update`;
    if (!row) return "done"; // deleted meanwhile, or somebody else has done it
    const wrapped = rewrapAssessmentKey(current, next, ring, assessmentId, row.wrapped);
    // one that was altered opens with no key file; it stays as it is, and so do the others' ways on
    await tx`
      update ${table} set wrapped = ${wrapped ?? row.wrapped}, generation = ${generation + 1}
      where assessment_id = ${assessmentId}`;
    return wrapped ? "done" : "altered";
  });
}

export async function rewrapServerKey(admin: postgres.Sql, { generation, current, next }: Rewrap): Promise<boolean> {
  return admin.begin(async (tx) => {
    const [row] = await tx<{ wrapped: Uint8Array }[]>`
      select wrapped from keyring.server_key where generation <= ${generation} for update`;
    if (!row) return true;
    const key = unwrapServerKey(serverWrappingKeyOf(current), row.wrapped);
    if (!key) return false;
    const wrapped = wrapServerKey(serverWrappingKeyOf(next), key);
    await tx`update keyring.server_key set wrapped = ${wrapped}, generation = ${generation + 1}`;
    return true;
  });
}

/** In the one role that may see all assessments' generations, and no key. */
async function inRekey<T>(admin: postgres.Sql, work: (tx: postgres.TransactionSql) => Promise<T>) {
  return admin.begin(async (tx) => {
    const [member] = await tx<{ may: boolean }[]>`select pg_has_role(current_user, 'octant_rekey', 'member') as may`;
    if (!member?.may) await tx`grant octant_rekey to current_user`;
    await tx`set local role octant_rekey`;
    return work(tx);
  });
}
