import type { SourceKind } from "@octant/schemas";

/** Something with a name that a register's file may name. What is out of use still names what it was said of. */
export type Named = { id: string; name: string; retired: boolean };
export type NamedArea = Named & { parentId: string | null };
/** `isOwn`: a source has it to itself, under its own title. */
export type NamedCluster = { id: string; name: string; groupId: string | null; sources: number; isOwn: boolean };
export type NumberedSource = { id: string; kind: SourceKind; number: number };

/** Everything that a register's file can name, as the assessment has it. */
export type RegisterNames = {
  groups: readonly Named[];
  areas: readonly NamedArea[];
  periods: readonly Named[];
  clusters: ReadonlyMap<string, NamedCluster>;
  people: readonly Named[];
  coders: readonly Named[];
  /** Numbers of guiding questions. */
  questionIds: readonly string[];
  /** Live sources, and numbers that withdrawn ones have taken with them. */
  sources: readonly NumberedSource[];
  withdrawn: readonly Pick<NumberedSource, "kind" | "number">[];
};

/** What somebody wrote, or a name, so that the two can be compared: neither case nor double spaces count. */
export const plainName = (name: string) => name.trim().replaceAll(/\s+/g, " ").toLowerCase();

/** An area by what it lies in, the outermost first: "North > Gao". */
export function areaPath({ areas }: Pick<RegisterNames, "areas">, areaId: string): string {
  const names: string[] = [];
  const seen = new Set<string>();
  for (let at: string | null = areaId; at !== null && !seen.has(at); ) {
    seen.add(at);
    const area = areas.find(({ id }) => id === at);
    if (area) names.unshift(area.name);
    at = area?.parentId ?? null;
  }
  return names.join(" > ");
}

/** The shortest name by which an area is not taken for another. */
export function areaName(names: Pick<RegisterNames, "areas">, areaId: string): string {
  const area = names.areas.find(({ id }) => id === areaId);
  if (!area) return "";
  const same = names.areas.filter(({ name }) => plainName(name) === plainName(area.name));
  return same.length === 1 ? area.name : areaPath(names, areaId);
}

/** A cluster's name, or nothing for one that a source has to itself under its own title. */
export function clusterCell({ clusters }: Pick<RegisterNames, "clusters">, clusterId: string): string {
  const cluster = clusters.get(clusterId);
  return cluster && !cluster.isOwn ? cluster.name : "";
}

export const nameIn = (items: readonly Named[], id: string | null) => items.find((item) => item.id === id)?.name ?? "";
