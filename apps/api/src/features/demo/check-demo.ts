import { DemoFileError } from "./demo-file-error.ts";
import type { DemoArea, DemoAssessment, DemoHeard, DemoSourceFile } from "./demo-schema.ts";

/** The ids that an assessment defines, by what they are of. */
export type DemoIds = Record<"area" | "period" | "group" | "member" | "cluster", ReadonlySet<string>>;

export function idsOf({ areas, periods, groups, members, clusters }: DemoAssessment): DemoIds {
  const setOf = (things: readonly { id: string }[]) => new Set(things.map(({ id }) => id));
  return {
    area: setOf(flattenAreas(areas)),
    period: setOf(periods),
    group: setOf(groups),
    member: setOf(members),
    cluster: setOf(clusters),
  };
}

/** All areas of a tree, each with the area it lies in, parents first. */
export function flattenAreas(areas: readonly DemoArea[], parentId: string | null = null): FlatArea[] {
  return areas.flatMap(({ parts, ...area }) => [{ ...area, parentId }, ...flattenAreas(parts ?? [], area.id)]);
}
export type FlatArea = Omit<DemoArea, "parts"> & { parentId: string | null };

/** Refuses an id that is used twice, periods that overlap and a cluster in an unknown group. */
export function checkAssessment(assessment: DemoAssessment, file: string): void {
  const lists = [flattenAreas(assessment.areas), assessment.periods, assessment.groups, assessment.members];
  for (const list of [...lists, assessment.clusters]) {
    const ids = list.map(({ id }) => id);
    const twice = ids.find((id, at) => ids.indexOf(id) !== at);
    if (twice !== undefined) throw new DemoFileError(file, `${twice} is defined twice`);
  }
  const inOrder = assessment.periods.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  for (const [at, period] of inOrder.entries()) {
    const next = inOrder[at + 1];
    if (next && next.startsOn <= period.endsOn) {
      throw new DemoFileError(file, `the periods ${period.id} and ${next.id} overlap`);
    }
  }
  const { group } = idsOf(assessment);
  for (const cluster of assessment.clusters) if (cluster.group !== null) known(group, cluster.group, "group", file);
}

/** Refuses whatever a source's file names and the assessment does not define. */
export function checkSource(source: DemoSourceFile, ids: DemoIds, file: string): void {
  known(ids.cluster, source.cluster, "cluster", file);
  if (source.heard) checkHeard(source.heard, source.codings, ids, file);
  for (const { area, periods, coder } of [source, ...source.codings]) {
    if (area !== undefined) known(ids.area, area, "area", file);
    if (coder !== undefined) known(ids.member, coder, "member", file);
    for (const period of periods ?? []) known(ids.period, period, "period", file);
  }
  if (source.codings.length > 0 && source.consent.analyse !== "granted") {
    throw new DemoFileError(file, "nobody may code a text without consent to analyse it");
  }
}

/** Refuses a question that a passage answers and that was not put, or not answered. */
function checkHeard(heard: DemoHeard, codings: DemoSourceFile["codings"], ids: DemoIds, file: string): void {
  known(ids.member, heard.interviewer, "member", file);
  const answered = new Set(codings.map(({ question }) => question));
  const wrong = [...heard.silent, ...heard.notAsked].find((question) => answered.has(question));
  if (wrong !== undefined) throw new DemoFileError(file, `a passage answers ${wrong}, so it was asked`);
}

/** Throws a `DemoFileError` for a name that nothing defines. */
export function known(ids: ReadonlySet<string>, id: string, what: string, file: string): void {
  if (!ids.has(id)) throw new DemoFileError(file, `there is no ${what} called ${id}`);
}
