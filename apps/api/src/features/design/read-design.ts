import type { Tx } from "@octant/db";
import {
  LEAST_CLUSTERS,
  type MissionFacts,
  MissionWords,
  type StudyDesign,
  usualCitationRule,
  type WeightsLock,
} from "@octant/schemas";
import { inAssessment } from "../../platform/in-assessment.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { showName, UNVERIFIED } from "../../platform/sealed-names.ts";
import { PLACES, type RecordSealer } from "../../platform/vault/index.ts";
import {
  type DesignRow,
  findFirstCodingAt,
  getDesignRow,
  listAreasInUse,
  listEvents,
  listGroupsInUse,
  listObjectives,
  listPeriodsInUse,
  listSample,
} from "./queries.ts";

export async function getDesign(ctx: RequestContext): Promise<StudyDesign> {
  requireRight(ctx, "read-setup");
  return inAssessment(ctx, (tx) => readDesign(tx, ctx));
}

/** The design as it stands; before anything was said of it, version 0. */
export async function readDesign(tx: Tx, ctx: RequestContext): Promise<StudyDesign> {
  const { assessmentId: id } = ctx;
  const [row, areas, periods, groups, objectives, events, sample, firstCodingAt] = await Promise.all([
    getDesignRow(tx, id),
    listAreasInUse(tx, id),
    listPeriodsInUse(tx, id),
    listGroupsInUse(tx, id),
    listObjectives(tx, id),
    listEvents(tx, id),
    listSample(tx, id),
    findFirstCodingAt(tx, id),
  ]);
  const places = areas.filter(({ nameSealed }) => nameSealed !== null).map((area) => area.id);
  const sealer = await ctx.vault.sealer(tx, id, row.wordsSealed ? [id, ...places] : places);
  return {
    version: row.rowVersion,
    mission: { ...NO_FACTS, ...row.mission, ...openWords(sealer, id, row) },
    languages: row.languages,
    highRisk: row.highRisk,
    leastClusters: toLeastClusters(row),
    cited: toCited(row),
    objectives,
    events,
    areas: areas.map((area) => toDesignArea(sealer, area)),
    periods,
    groups,
    weightsLock: toLock(row, firstCodingAt),
    codingBegan: firstCodingAt !== null,
    sample,
  };
}

export const NO_FACTS: MissionFacts = {
  name: "",
  mandatingBody: "",
  country: "",
  type: "",
  startsOn: null,
  endsOn: null,
  personnel: "",
  budget: "",
};
export const NO_WORDS: MissionWords = { theoryOfChange: "", constraintsOutside: "", constraintsInside: "" };

/** What the team wrote of the mission; words that are not what was sealed are only marked so. */
export function openWords(sealer: RecordSealer, assessmentId: string, row: DesignRow): MissionWords {
  if (!row.wordsSealed) return NO_WORDS;
  const opened = sealer.tryOpen(assessmentId, PLACES.designWords(assessmentId), row.wordsSealed);
  if (opened.kind === "open") return MissionWords.parse(JSON.parse(opened.value));
  return { theoryOfChange: UNVERIFIED, constraintsOutside: UNVERIFIED, constraintsInside: UNVERIFIED };
}

type AreaRow = Awaited<ReturnType<typeof listAreasInUse>>[number];

export function toDesignArea(sealer: RecordSealer, { id, parentId, level, name, nameSealed }: AreaRow) {
  return { id, parentId, level, name: name ?? (nameSealed ? showName(sealer, "area", id, nameSealed) : "") };
}

/** The fewest clusters that the method allows behind a published row. Source: method, section 9. */
export function leastOf(highRisk: boolean): number {
  return highRisk ? LEAST_CLUSTERS.highRisk : LEAST_CLUSTERS.usual;
}

function toLeastClusters({ highRisk, leastClusters }: DesignRow): StudyDesign["leastClusters"] {
  const least = leastOf(highRisk);
  return { value: Math.max(leastClusters ?? least, least), least, declared: leastClusters !== null };
}

function toCited({ highRisk, citedPlace, citedTime }: DesignRow): StudyDesign["cited"] {
  const usual = usualCitationRule(highRisk);
  const declared = { place: citedPlace !== null, time: citedTime !== null };
  return { place: citedPlace ?? usual.place, time: citedTime ?? usual.time, declared };
}

function toLock({ weightsLockedAt }: DesignRow, firstCodingAt: Date | null): WeightsLock {
  if (weightsLockedAt) return { at: weightsLockedAt.toISOString(), because: "lead" };
  return firstCodingAt && { at: firstCodingAt.toISOString(), because: "coding-began" };
}
