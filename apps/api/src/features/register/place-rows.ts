import { v7 as uuidv7 } from "uuid";
import { shown } from "./parse-cells.ts";
import type { NewCluster, PlannedRow } from "./planned-row.ts";
import { placeOf, type Reading } from "./read-row.ts";
import { type NamedCluster, nameIn, plainName, type RegisterNames } from "./register-names.ts";

/**
 * Finds the clusters that rows name, and makes those that are not there yet: rows with one name share one. A cluster lies in
 * one stakeholder group, so that of the rows that name a new one those that put it elsewhere are refused.
 */
export function placeInClusters(rows: readonly PlannedRow[], reading: Reading, names: RegisterNames): NewCluster[] {
  const byName = clustersByName(rows, names);
  const made = new Map<string, NewCluster & { row: number }>();
  for (const row of rows) {
    if (row.cluster === undefined || row.faults.length > 0) continue;
    row.clusterId = row.cluster === "" ? ownCluster(row) : findOrMake(row, byName, made, names, reading);
  }
  return [...made.values()].map(({ id, name, groupId }) => ({ id, name, groupId }));
}

/** A new source has a cluster of its own unless it names one. */
const ownCluster = ({ present }: PlannedRow) => (present ? null : undefined);

function findOrMake(
  row: PlannedRow,
  byName: ReadonlyMap<string, NamedCluster[]>,
  made: Map<string, NewCluster & { row: number }>,
  names: RegisterNames,
  reading: Reading,
): string | undefined {
  const name = row.cluster ?? "";
  const key = plainName(name);
  const found = byName.get(key) ?? [];
  const fault = (sentence: string) => void row.faults.push({ ...placeOf("cluster", reading), sentence });
  if (found.length > 1) {
    fault(`There are several clusters called ${shown(name)}; rename them in the study, or leave this row out.`);
    return undefined;
  }
  if (found[0]) return found[0].id;
  const groupId = row.change.groupId === undefined ? (row.present?.source.groupId ?? null) : row.change.groupId;
  const before = made.get(key);
  if (before && before.groupId !== groupId) {
    const groupOf = (id: string | null) => nameIn(names.groups, id) || "no group";
    fault(
      `A cluster lies in one stakeholder group: row ${before.row} puts ${shown(name)} in ${groupOf(before.groupId)}, this row in ${groupOf(groupId)}.`,
    );
    return undefined;
  }
  const cluster = before ?? { id: uuidv7(), name, groupId, row: row.row };
  made.set(key, cluster);
  return cluster.id;
}

/** Clusters that can be named: shared ones, and a source's own only as long as that source stays in it. */
function clustersByName(rows: readonly PlannedRow[], { clusters }: RegisterNames): Map<string, NamedCluster[]> {
  const left = new Set(rows.flatMap(({ present, cluster }) => (present && cluster ? [present.source.clusterId] : [])));
  const byName = new Map<string, NamedCluster[]>();
  for (const cluster of clusters.values()) {
    if (cluster.isOwn && left.has(cluster.id)) continue;
    const key = plainName(cluster.name);
    byName.set(key, [...(byName.get(key) ?? []), cluster]);
  }
  for (const [key, same] of byName) {
    const shared = same.filter(({ isOwn }) => !isOwn);
    if (shared.length > 0) byName.set(key, shared);
  }
  return byName;
}
