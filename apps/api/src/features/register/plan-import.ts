import type { RegisterColumn, RegisterFault, RegisterOutcome, Source } from "@octant/schemas";
import { v7 as uuidv7 } from "uuid";
import { findTogether, type Part } from "../sources/check-parts.ts";
import { type ClusterPlan, type ClusterState, type Move, planClusters } from "../sources/plan-clusters.ts";
import type { RegisterChange } from "../sources/write-registers.ts";
import { completeNew, crossFaults } from "./check-row.ts";
import { placeInClusters } from "./place-rows.ts";
import { changesSomething, keyOf, type NewCluster, type PlannedRow, type RegisterPlan } from "./planned-row.ts";
import { type Numbered, type Present, placeOf, type Reading, readRow } from "./read-row.ts";
import { nameIn, type RegisterNames } from "./register-names.ts";
import { sourceCells, sourceLabel } from "./source-cells.ts";
import type { Table } from "./table.ts";

/**
 * Finds what becomes of every row: new, changed, the same or refused, with all that is wrong with it. A source is found by its
 * kind and number. Nothing of a refused row is stored, and what others would have needed of it is not there either.
 */
export function planImport(
  table: Table,
  reading: Reading,
  names: RegisterNames,
  sources: readonly Source[],
): RegisterPlan {
  const present = new Map<string, Present>();
  for (const source of sources) present.set(keyOf(source), { source, cells: sourceCells(source, names) });
  const read = table.rows.map((row) => readRow(row, reading, names, (numbered) => present.get(keyOf(numbered))));
  const rows = read.map((row): PlannedRow => {
    return { ...row, sourceId: row.present?.source.id ?? uuidv7(), clusterId: undefined };
  });
  refuseRepeats(rows, reading, names);
  for (const row of rows) row.faults.push(...(row.present ? crossFaults(row, reading) : completeNew(row, reading)));
  resolveParts(rows, reading, names);
  const newClusters = placeInClusters(rows, reading, names);
  const clusters = settle(rows, reading, names, newClusters, sources);
  return { rows, newClusters, clusters };
}

/** What is to become of a row, as it is told before anything is stored. */
export function outcomeOf(row: PlannedRow, { clusters }: RegisterPlan): RegisterOutcome | { kind: "same" } {
  if (row.faults.length > 0) return { kind: "refused", faults: row.faults };
  if (!row.present) return { kind: "added" };
  if (!changesSomething(row)) return { kind: "same" };
  return { kind: "changed", moves: movesIn(row, clusters), changes: row.changed };
}

function movesIn({ sourceId, present }: PlannedRow, { placed, regrouped }: ClusterPlan): boolean {
  const clusterId = placed.get(sourceId);
  return clusterId !== undefined && (clusterId !== present?.source.clusterId || regrouped.has(clusterId));
}

/** The change of a source that is there, or the register of a new one, as use cases take them. */
export function toChange({ change, clusterId, partOf }: PlannedRow, idOf: (source: Numbered) => string | undefined) {
  const whole: RegisterChange = { ...change };
  if (clusterId !== undefined) whole.clusterId = clusterId;
  if (partOf !== undefined) whole.partOf = partOf && (idOf(partOf) ?? null);
  return whole;
}

/** A number stands for one source: of two rows with one the second is refused, and so is one that was withdrawn. */
function refuseRepeats(rows: readonly PlannedRow[], reading: Reading, { withdrawn }: RegisterNames): void {
  const gone = new Set(withdrawn.map(keyOf));
  const first = new Map<string, number>();
  for (const { kind, number, row, faults } of rows) {
    if (kind === null || number === null) continue;
    const key = keyOf({ kind, number });
    const before = first.get(key);
    if (before === undefined) first.set(key, row);
    else faults.push(fault("number", reading, `Row ${before} is ${sourceLabel({ kind, number })} already.`));
    if (!gone.has(key)) continue;
    faults.push(
      fault("number", reading, `${sourceLabel({ kind, number })} was withdrawn; its number is not given out again.`),
    );
  }
}

/** Looks up what rows are parts of: sources that are there, and for new ones also those that come with them. */
function resolveParts(rows: readonly PlannedRow[], reading: Reading, names: RegisterNames): void {
  const there = new Set(names.sources.map(keyOf));
  const coming = new Set(
    rows.flatMap(({ present, kind, number }) => (!present && kind && number ? [keyOf({ kind, number })] : [])),
  );
  for (const { partOf, present, faults } of rows) {
    if (!partOf || there.has(keyOf(partOf))) continue;
    const label = sourceLabel(partOf);
    if (!coming.has(keyOf(partOf))) faults.push(fault("partOf", reading, `There is no ${label}.`));
    else if (present) faults.push(fault("partOf", reading, `${label} is only coming; import it first.`));
  }
}

/** Refuses rows until those that are left go together: in their clusters, and as parts of focus groups. */
function settle(
  rows: readonly PlannedRow[],
  reading: Reading,
  names: RegisterNames,
  newClusters: readonly NewCluster[],
  sources: readonly Source[],
): ClusterPlan {
  const states = toStates(names, newClusters);
  for (;;) {
    const open = rows.filter(({ faults }) => faults.length === 0);
    const plan = planClusters(states, open.flatMap(toMove), uuidv7);
    if (plan.refused.length > 0) {
      const rowOf = new Map(open.map((row) => [row.sourceId, row]));
      for (const { sourceId, clusterId, askedGroupId } of plan.refused) {
        const sentence = clusterSentence(names, newClusters, clusterId, askedGroupId);
        rowOf.get(sourceId)?.faults.push(fault("group", reading, sentence));
      }
      continue;
    }
    if (!refuseTogether(open, reading, names, states, plan, sources)) return plan;
  }
}

function toStates({ clusters }: RegisterNames, newClusters: readonly NewCluster[]): Map<string, ClusterState> {
  const states = new Map<string, ClusterState>(clusters);
  for (const { id, groupId } of newClusters) states.set(id, { id, groupId, sources: 0, isOwn: false });
  return states;
}

function toMove({ sourceId, present, change, clusterId, title }: PlannedRow): Move[] {
  if (!present) return [{ sourceId, from: null, to: clusterId, groupId: change.groupId, title, isRenamed: false }];
  const { source } = present;
  const isRenamed = title !== source.title;
  if (clusterId === undefined && change.groupId === undefined && !isRenamed) return [];
  return [{ sourceId, from: source.clusterId, to: clusterId, groupId: change.groupId, title, isRenamed }];
}

function clusterSentence(
  names: RegisterNames,
  newClusters: readonly NewCluster[],
  clusterId: string,
  askedGroupId: string | null,
): string {
  const cluster = names.clusters.get(clusterId) ?? newClusters.find(({ id }) => id === clusterId);
  const groupOf = (id: string | null) => nameIn(names.groups, id) || "no group";
  return `The cluster “${cluster?.name ?? ""}” lies in ${groupOf(cluster?.groupId ?? null)} and is shared, so that this source alone cannot put it in ${groupOf(askedGroupId)}. Change it in the rows of all its sources, or give this one another cluster.`;
}

/** Refuses the rows by which parts of a focus group would not be apart. Gives whether there were any. */
function refuseTogether(
  open: readonly PlannedRow[],
  reading: Reading,
  names: RegisterNames,
  states: ReadonlyMap<string, ClusterState>,
  plan: ClusterPlan,
  sources: readonly Source[],
): boolean {
  const rowOf = new Map(open.filter((row) => !row.present || changesSomething(row)).map((row) => [row.sourceId, row]));
  const idOf = toIdOf(names, open);
  const groupOf = (clusterId: string) =>
    plan.regrouped.has(clusterId)
      ? (plan.regrouped.get(clusterId) ?? null)
      : (states.get(clusterId)?.groupId ?? plan.added.find(({ id }) => id === clusterId)?.groupId ?? null);
  const toPart = (id: string, was: Omit<Part, "id" | "groupId">): Part => {
    const { kind, number } = was;
    const row = rowOf.get(id);
    const clusterId = plan.placed.get(id) ?? was.clusterId;
    const partOf = row?.partOf === undefined ? was.partOf : row.partOf && (idOf(row.partOf) ?? null);
    return { id, kind, number, clusterId, groupId: groupOf(clusterId), partOf };
  };
  const parts = [
    ...sources.map((source) => toPart(source.id, source)),
    ...open.flatMap(({ sourceId, present, kind, number }) =>
      present || !kind ? [] : [toPart(sourceId, { kind, number: number ?? 0, partOf: null, clusterId: "" })],
    ),
  ];
  const together = findTogether(parts).flatMap((family) => family.flatMap(({ id }) => rowOf.get(id) ?? []));
  for (const { faults } of together) {
    const sentence =
      "The parts of a focus group are each a focus group in a stakeholder group and a cluster of their own.";
    faults.push(fault("partOf", reading, sentence));
  }
  return together.length > 0;
}

/** The id of a source that is there, or comes with the rows that are taken. */
export function toIdOf(names: RegisterNames, rows: readonly PlannedRow[]): (source: Numbered) => string | undefined {
  const ids = new Map(names.sources.map((source) => [keyOf(source), source.id]));
  for (const { kind, number, sourceId, faults } of rows) {
    if (kind && number && faults.length === 0) ids.set(keyOf({ kind, number }), sourceId);
  }
  return (source) => ids.get(keyOf(source));
}

const fault = (column: RegisterColumn, reading: Reading, sentence: string): RegisterFault => {
  return { ...placeOf(column, reading), sentence };
};
