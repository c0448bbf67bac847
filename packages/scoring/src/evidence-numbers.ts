import { compareText } from "./compare-text.ts";
import { getOrAdd } from "./get-or-add.ts";
import type { RecordedCoding, RegisteredSource } from "./unit-input.ts";

/**
 * Numbers for everything in an assessment that has an id, so that a hundred thousand codings are compared and added up
 * without looking at a text again. Sources, clusters, groups and speakers are numbered in order of id, passages without
 * a speaker last: who walks through numbers walks in the order in which the method's sums are taken.
 */
export type EvidenceNumbers = {
  sources: Numbering<string>;
  clusters: Numbering<string>;
  groups: Numbering<string>;
  speakers: Numbering<string | null>;
  areas: Numbering<string | null>;
  periodSets: Numbering<readonly string[]>;
  texts: Numbering<string>;
  /** For each source its cluster, for each cluster its group: -1 for one that is not placed. */
  clusterOf: Int32Array;
  groupOf: Int32Array;
  isPlaced: (source: number) => boolean;
};

/** Each thing by its number, and the number of a thing that has one. */
export type Numbering<T> = { all: readonly T[]; of: (thing: T) => number };

export function evidenceNumbers(
  sources: readonly RegisteredSource[],
  codings: readonly RecordedCoding[],
): EvidenceNumbers {
  const inOrder = sources.toSorted((a, b) => compareText(a.id, b.id));
  const groupIds = new Map<string, string>();
  for (const { clusterId, groupId } of inOrder) if (groupId !== null) groupIds.set(clusterId, groupId);
  const clusters = inTextOrder(inOrder.map(({ clusterId }) => clusterId));
  const groups = inTextOrder(groupIds.values());
  const clusterOf = Int32Array.from(inOrder, ({ clusterId }) => clusters.of(clusterId));
  const groupOf = Int32Array.from(clusters.all, (id) => groups.of(groupIds.get(id) ?? ""));
  const named = namesIn(codings);
  const speakers = inTextOrder(named.speakers);
  return {
    sources: numbering(inOrder.map(({ id }) => id)),
    clusters,
    groups,
    speakers: { ...speakers, of: (name) => (name === null ? speakers.all.length : speakers.of(name)) },
    areas: numbering([...named.areas]),
    periodSets: periodSets(codings),
    texts: numbering([...named.texts]),
    clusterOf,
    groupOf,
    isPlaced: (source) => inOrder[source]?.groupId !== null,
  };
}

function namesIn(codings: readonly RecordedCoding[]) {
  const speakers = new Set<string>();
  const areas = new Set<string | null>([null]);
  const texts = new Set<string>();
  for (const { speaker, aboutAreaId, textVersionId } of codings) {
    if (speaker !== null) speakers.add(speaker);
    areas.add(aboutAreaId);
    texts.add(textVersionId);
  }
  return { speakers, areas, texts };
}

/** -1 for a thing without a number. */
function numbering<T>(all: readonly T[]): Numbering<T> {
  const numbers = new Map(all.map((thing, at) => [thing, at]));
  return { all, of: (thing) => numbers.get(thing) ?? -1 };
}

function inTextOrder(names: Iterable<string>): Numbering<string> {
  return numbering([...new Set(names)].sort(compareText));
}

/** Sets of periods by what they hold; most codings share the very list, which is then not read again. */
function periodSets(codings: readonly RecordedCoding[]): Numbering<readonly string[]> {
  const numbers = new Map<readonly string[], number>();
  const byContent = new Map<string, number>();
  const all: (readonly string[])[] = [];
  const of = (ids: readonly string[]) =>
    getOrAdd(numbers, ids, () =>
      getOrAdd(byContent, JSON.stringify([...new Set(ids)].sort(compareText)), () => all.push(ids) - 1),
    );
  for (const { aboutPeriodIds } of codings) of(aboutPeriodIds);
  return { all, of };
}
