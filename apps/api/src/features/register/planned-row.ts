import type { ClusterPlan } from "../sources/plan-clusters.ts";
import type { Numbered, ReadRow } from "./read-row.ts";

/** A row with what is to become of it. */
export type PlannedRow = ReadRow & {
  /** Of the source that it is about, or is to become. */
  sourceId: string;
  /** The cluster that it names; undefined where it names none, null for one of its own. */
  clusterId: string | null | undefined;
};

export type NewCluster = { id: string; name: string; groupId: string | null };

/** What an import of a table would do. Every row is in `rows` once; those with faults do nothing. */
export type RegisterPlan = {
  rows: PlannedRow[];
  /** Clusters that rows name and that are not there yet. */
  newClusters: NewCluster[];
  clusters: ClusterPlan;
};

export const keyOf = ({ kind, number }: Numbered) => `${kind} ${number}`;

export const changesSomething = (row: PlannedRow) =>
  Object.keys(row.change).length > 0 || row.clusterId !== undefined || row.partOf !== undefined;
