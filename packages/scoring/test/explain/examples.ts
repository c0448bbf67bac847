import {
  type EffectiveCoding,
  type EvidenceProfile,
  evidenceProfile,
  type IndexInput,
  type RegisteredSource,
  type UnitEvidence,
  unitEvidence,
} from "../../src/index.ts";
import { makeBallot } from "../make-ballot.ts";

/** The example of the page: what was heard, invented from the first word to the last. One question, one dimension. */
const PATROLS = "3.1";

type Heard = {
  id: string;
  cluster: string;
  group: string;
  kind?: string;
  /** Each word of it: + supports, 0 mixed, - constrains; by who speaks, "" where the text marks nobody. */
  says: Record<string, string>;
};

/** How many passages each interview with the ministry holds. */
export const MINISTRY_TALKS = 8;

/** A ministry that was heard in five interviews, and four others that were heard once. */
function heard(ministryTalks = MINISTRY_TALKS): Heard[] {
  const ministry = [1, 2, 3, 4, 5].map((at) => {
    return { id: `ministry ${at}`, cluster: "ministry", group: "officials", says: { "": "+".repeat(ministryTalks) } };
  });
  return [
    ...ministry,
    { id: "governor", cluster: "governor's office", group: "officials", says: { "": "+-" } },
    { id: "traders", cluster: "traders", group: "civil society", says: { "": "--" } },
    {
      id: "women",
      cluster: "women's association",
      group: "civil society",
      kind: "focus-group",
      says: { P1: "---", P2: "+", P3: "-" },
    },
    { id: "fishers", cluster: "fishers", group: "civil society", says: { "": "0-" } },
  ];
}

const STANCES = { "+": "supports", "0": "mixed", "-": "constrains" } as const;

function toCodings(
  { id, says }: Heard,
  about: Pick<EffectiveCoding, "aboutAreaId" | "aboutPeriodIds">,
): EffectiveCoding[] {
  const said = Object.entries(says).flatMap(([speaker, words]) => [...words].map((word) => ({ speaker, word })));
  return said.map(({ speaker, word }, at) => ({
    id: `${id}, ${at}`,
    sourceId: id,
    questionId: PATROLS,
    stance: STANCES[word as keyof typeof STANCES],
    start: at * 100,
    end: at * 100 + 50,
    textVersionId: `text of ${id}`,
    coderId: "coder",
    speaker: speaker || null,
    ...about,
  }));
}

const toSource = ({ id, cluster, group, kind = "interview" }: Heard): RegisteredSource => {
  return { id, clusterId: cluster, kind, groupId: group, primaryCoderId: null };
};

const NOWHERE = { aboutAreaId: null, aboutPeriodIds: [] };

/** The example as an index takes it: all of it about the north, but for what the fishers say, which is about the south. */
export function patrolsByArea(): IndexInput {
  const all = heard();
  const areas = ["north", "south"].map((id) => ({ id, parentId: null }));
  const codings = all.flatMap((each) =>
    toCodings(each, { aboutAreaId: each.id === "fishers" ? "south" : "north", aboutPeriodIds: [] }),
  );
  return { codings, sources: all.map(toSource), areas, periodIds: [], judged: [] };
}

export type Worked = { evidence: UnitEvidence; profile: EvidenceProfile };

/** Evidence and profile of the example, as often as the ministry says its word in each interview. */
export function workedExample({
  ministryTalks = MINISTRY_TALKS,
  weights,
}: {
  ministryTalks?: number;
  weights?: Record<string, number>;
} = {}): Worked {
  const all = heard(ministryTalks);
  const evidence = unitEvidence({
    codings: all.flatMap((each) => toCodings(each, NOWHERE)),
    sources: all.map(toSource),
    areas: [],
    judged: [],
    unit: { questionIds: [PATROLS] },
    ...(weights && { groupWeights: weights }),
  });
  if (evidence.kind === "rejected") throw new Error(evidence.code);
  const profile = evidenceProfile(evidence.profileInput);
  if (profile.kind !== "profile") throw new Error(profile.kind);
  return { evidence, profile };
}

/** Two coders on ten passages: eight alike, two not. */
export const TWO_CODERS = [
  [1, 1, 1, -1, -1, 0, 1, -1, 1, -1],
  [1, 1, 1, -1, -1, 0, 0, -1, 1, 1],
];

/** A panel of five on the scale from 1 to 4, and one whose members see two different missions. */
export const PANEL = [
  makeBallot("a", 2, 1, 2),
  makeBallot("b", 2, 2, 3),
  makeBallot("c", 2, 1, 3),
  makeBallot("d", 2, 2, 3),
  makeBallot("e", 4, 3, 4),
];
export const SPLIT_PANEL = [makeBallot("a", 1), makeBallot("b", 1), makeBallot("c", 4), makeBallot("d", 4)];

/** Five raters each of two missions, first blind and then after discussion, are compared by their best ratings. */
export const TWO_MISSIONS = { a: [3, 3, 4, 3, 4], b: [2, 2, 3, 2, 1] };

/** What those asked say would be if the mission left: three of one organisation, two others; one was not asked. */
export const IF_IT_LEFT = [
  { sourceId: "s1", clusterId: "association", reply: "worse" },
  { sourceId: "s2", clusterId: "association", reply: "worse" },
  { sourceId: "s3", clusterId: "association", reply: "worse" },
  { sourceId: "s4", clusterId: "trader", reply: "better" },
  { sourceId: "s5", clusterId: "teacher", reply: "no-difference" },
  { sourceId: "s6", clusterId: "mayor", reply: "not-asked" },
] as const;

/** Where two coders laid the same code in a text of a thousand characters. */
export const TWO_MARKINGS = { length: 1_000, a: [[100, 300]], b: [[150, 350]] } as const;
