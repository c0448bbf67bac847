import { createHash } from "node:crypto";
import type { Tx } from "@octant/db";
import type { RegisterCounts, RegisterFileRow } from "@octant/schemas";
import type { RequestContext } from "../../platform/request-context.ts";
import { readSources } from "../sources/read-sources.ts";
import type { FoundTable } from "./find-table.ts";
import { outcomeOf, planImport } from "./plan-import.ts";
import type { RegisterPlan } from "./planned-row.ts";
import { readNames } from "./read-names.ts";
import type { RegisterNames } from "./register-names.ts";

export type PlanForStudy = {
  plan: RegisterPlan;
  names: RegisterNames;
  counts: RegisterCounts;
  moves: number;
  /** What a person is told of the rows that do something or are refused. */
  rows: RegisterFileRow[];
  /** Stands for all that is told: another plan of the same file has another. */
  basis: string;
};

/** What an import of a table would do to the register as it now stands. */
export async function planForStudy(tx: Tx, ctx: RequestContext, { table, reading }: FoundTable): Promise<PlanForStudy> {
  const sources = await readSources(tx, ctx, undefined);
  const names = await readNames(tx, ctx, sources);
  const plan = planImport(table, reading, names, sources);
  const counts = { rows: plan.rows.length, added: 0, changed: 0, same: 0, refused: 0 };
  let moves = 0;
  const rows = plan.rows.flatMap((row): RegisterFileRow[] => {
    const outcome = outcomeOf(row, plan);
    counts[outcome.kind] += 1;
    if (outcome.kind === "same") return [];
    if (outcome.kind === "changed" && outcome.moves) moves += 1;
    const source = row.kind && { kind: row.kind, number: row.number };
    return [{ row: row.row, source, title: row.title, outcome }];
  });
  const basis = createHash("sha256")
    .update(JSON.stringify([table.sheet, counts, rows]))
    .digest("base64url");
  return { plan, names, counts, moves, rows, basis };
}
