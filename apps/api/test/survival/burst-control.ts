import type postgres from "postgres";
import type { Ledger } from "./burst.ts";
import { countFaults, type Faults } from "./count-burst.ts";

type Plant = (tx: postgres.TransactionSql, ledger: Ledger) => Promise<unknown>;

/** One of every fault that a burst is searched for. */
const PLANTS: Record<keyof Faults, Plant> = {
  lost: (tx, { codings, assessmentId }) =>
    tx`delete from coding where assessment_id = ${assessmentId} and id = ${first(codings).id}`,
  doubled: (tx, { codings, assessmentId }) => tx`
    insert into coding (assessment_id, id, segment_id, code_id, coder_id, stance)
    select assessment_id, gen_random_uuid(), segment_id, code_id, coder_id, stance from coding
    where assessment_id = ${assessmentId} and id = ${first(codings).id}`,
  withoutChange: (tx, { codings, assessmentId }) =>
    tx`delete from change where assessment_id = ${assessmentId} and entity_id = ${first(codings).id}`,
  changeAlone: (tx, { codings, assessmentId }) =>
    tx`delete from coding where assessment_id = ${assessmentId} and id = ${first(codings).id}`,
  markAmiss: (tx, { codings, assessmentId }) =>
    tx`delete from command where assessment_id = ${assessmentId} and id = ${first(codings).id}`,
  brokenUploads: (tx, { uploads, assessmentId }) => tx`
    delete from turn where assessment_id = ${assessmentId} and ordinal = 3 and text_version_id = (
      select id from text_version where assessment_id = ${assessmentId} and source_id = ${stored(uploads).id})`,
  leftBehind: (tx, { uploads, assessmentId }) =>
    tx`delete from source where assessment_id = ${assessmentId} and id = ${stored(uploads).id}`,
};

const undone = new Error("the fault was planted to be undone");

/** Plants each fault in a transaction that is undone. Gives the names of those that the counting did not find. */
export async function unnoticedFaults(sql: postgres.Sql, ledger: Ledger): Promise<string[]> {
  const unnoticed: string[] = [];
  for (const [name, plant] of entriesOf(PLANTS)) {
    const planting = sql.begin(async (tx) => {
      await tx`set local session_replication_role = 'replica'`; // without foreign keys and triggers
      await plant(tx, ledger);
      if ((await countFaults(tx, ledger))[name] === 0) unnoticed.push(name);
      throw undone;
    });
    await planting.catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  }
  return unnoticed;
}

export const CONTROL = `${Object.keys(PLANTS).length} faults planted, one of each kind, and each was found`;

/** `Object.entries` forgets which names there are. */
const entriesOf = (plants: typeof PLANTS) => Object.entries(plants) as [keyof Faults, Plant][];

function first<T>(list: readonly T[]): T {
  const [item] = list;
  if (!item) throw new Error("nothing was sent");
  return item;
}

const stored = (uploads: Ledger["uploads"]) => first(uploads.filter(({ acknowledged }) => acknowledged));
