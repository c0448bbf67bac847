import { z } from "zod";
import { CitedPlace, CitedTime } from "./citation.ts";
import { LanguageTag } from "./source.ts";

const Line = z.string().trim().max(200);
const Name = z.string().trim().min(1).max(120);
const Words = z.string().trim().max(10_000);
const Day = z.iso.date().nullable();

/** Fewest clusters behind a published row, and the same where informants are at high risk. Source: method, section 9. */
export const LEAST_CLUSTERS = { usual: 3, highRisk: 5 } as const;

/** What is publicly known of a mission; an empty line is what nobody has written down yet. */
export const MissionFacts = z.strictObject({
  name: Line,
  mandatingBody: Line,
  country: Line,
  type: Line,
  startsOn: Day,
  endsOn: Day,
  /** As its source says it, with its date: "15,209 uniformed (April 2019)". */
  personnel: Line,
  budget: Line,
});
export type MissionFacts = z.infer<typeof MissionFacts>;

/** What the team makes of it, in its own words; sealed where it is kept. */
export const MissionWords = z.strictObject({
  theoryOfChange: Words,
  /** What held the mission back, and could not be changed by it. */
  constraintsOutside: Words,
  constraintsInside: Words,
});
export type MissionWords = z.infer<typeof MissionWords>;

const endsLater = ({ startsOn, endsOn }: { startsOn: string | null; endsOn: string | null }) =>
  startsOn === null || endsOn === null || startsOn <= endsOn;
const ENDS_LATER = { path: ["endsOn"], error: "it ends on the day it starts, or later" };

export const Mission = z.strictObject({ ...MissionFacts.shape, ...MissionWords.shape }).refine(endsLater, ENDS_LATER);
export type Mission = z.infer<typeof Mission>;

/** What the mandate asks of the mission, and where it says so: a resolution with its paragraph. */
export const Objective = z
  .strictObject({ id: z.uuid(), title: z.string().trim().min(1).max(400), source: Line, startsOn: Day, endsOn: Day })
  .refine(endsLater, ENDS_LATER);
export type Objective = z.infer<typeof Objective>;

/** What happened around the mission (`context`), or changed in its mandate. */
export const TimelineEvent = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(["context", "mandate"]),
    title: z.string().trim().min(1).max(400),
    source: Line,
    startsOn: z.iso.date(),
    endsOn: Day,
  })
  .refine(endsLater, ENDS_LATER);
export type TimelineEvent = z.infer<typeof TimelineEvent>;

/** An area of the design. A region is named in the plain, a place below one is sealed where it is kept. */
export const DesignArea = z.strictObject({
  id: z.uuid(),
  parentId: z.uuid().nullable(),
  level: z.enum(["region", "place"]),
  name: Name,
});
export type DesignArea = z.infer<typeof DesignArea>;

export const DesignPeriod = z
  .strictObject({ id: z.uuid(), name: Name, startsOn: Day, endsOn: Day })
  .refine(endsLater, ENDS_LATER);
export type DesignPeriod = z.infer<typeof DesignPeriod>;

/** `weight` is null unless declared: then the group weighs 1. `ofMission`: the mission's own people. */
export const DesignGroup = z.strictObject({
  id: z.uuid(),
  name: Name,
  ofMission: z.boolean(),
  weight: z
    .number()
    .positive({ error: "a weight is above 0; a group that should not count is left out of scope" })
    .max(1_000)
    .nullable(),
});
export type DesignGroup = z.infer<typeof DesignGroup>;

/** How many sources of a group are to be heard in an area about a period. */
export const PlannedCell = z.strictObject({
  groupId: z.uuid(),
  areaId: z.uuid(),
  periodId: z.uuid(),
  planned: z.int().min(1).max(9_999),
});
export type PlannedCell = z.infer<typeof PlannedCell>;

const withoutRepeats = <T>(key: (item: T) => string) =>
  [
    (items: readonly T[]) => new Set(items.map(key)).size === items.length,
    { error: "something stands here twice" },
  ] as const;
const list = <Item extends z.ZodType<{ id: string }>>(item: Item, most: number) =>
  z
    .array(item)
    .max(most)
    .refine(...withoutRepeats<z.infer<Item>>(({ id }) => id));
const named = <Item extends z.ZodType<{ id: string; name: string }>>(item: Item, most: number) =>
  list(item, most).refine(...withoutRepeats<z.infer<Item>>(({ name }) => name.toLowerCase()));

/** Each area stands after the one that it lies in. */
const parentsFirst = (areas: readonly DesignArea[]) =>
  areas.every(({ parentId }, at) => parentId === null || areas.slice(0, at).some(({ id }) => id === parentId));

/** What every command on the design has. The reason must be given once coding has begun, where figures depend on the part. */
const COMMAND = { id: z.uuidv7(), reason: z.string().trim().min(1).max(2_000).optional() };

export const ChangeMission = z.strictObject({ ...COMMAND, mission: Mission });
export type ChangeMission = z.infer<typeof ChangeMission>;

/**
 * `leastClusters` is k, null for the method's own; below that of the assessment's risk is `invalid-request`. `cited` is how
 * fine a citation may be, null for what the risk allows; left out, it stays as it is.
 */
export const ChangeSettings = z.strictObject({
  ...COMMAND,
  languages: z
    .array(LanguageTag)
    .max(40)
    .refine(...withoutRepeats<string>((tag) => tag.toLowerCase())),
  leastClusters: z.int().min(LEAST_CLUSTERS.usual).max(100).nullable(),
  cited: z.strictObject({ place: CitedPlace.nullable(), time: CitedTime.nullable() }).optional(),
});
export type ChangeSettings = z.infer<typeof ChangeSettings>;

/** A whole list as it is to be: what it leaves out goes out of use, in this order it stands. */
export const ChangeObjectives = z.strictObject({ ...COMMAND, objectives: list(Objective, 100) });
export type ChangeObjectives = z.infer<typeof ChangeObjectives>;

export const ChangeTimeline = z.strictObject({ ...COMMAND, events: list(TimelineEvent, 1_000) });
export type ChangeTimeline = z.infer<typeof ChangeTimeline>;

export const ChangeAreas = z.strictObject({
  ...COMMAND,
  areas: list(DesignArea, 500).refine(parentsFirst, { error: "an area stands after the one that it lies in" }),
});
export type ChangeAreas = z.infer<typeof ChangeAreas>;

export const ChangePeriods = z.strictObject({ ...COMMAND, periods: named(DesignPeriod, 60) });
export type ChangePeriods = z.infer<typeof ChangePeriods>;

export const ChangeGroups = z.strictObject({ ...COMMAND, groups: named(DesignGroup, 60) });
export type ChangeGroups = z.infer<typeof ChangeGroups>;

/** The whole planned sample; a cell that is left out is not planned. */
export const PlanSample = z.strictObject({
  ...COMMAND,
  cells: z
    .array(PlannedCell)
    .max(5_000)
    .refine(...withoutRepeats<PlannedCell>((cell) => `${cell.groupId} ${cell.areaId} ${cell.periodId}`)),
});
export type PlanSample = z.infer<typeof PlanSample>;

/** A command to lock the groups' weights for good, before coding begins. */
export const LockWeights = z.strictObject(COMMAND);
export type LockWeights = z.infer<typeof LockWeights>;

/**
 * Since when weights cannot change, and why: a lead has locked them, or the first coding was made; null while they can.
 * Source: method, section 2, "locked and dated before coding starts".
 */
export const WeightsLock = z
  .strictObject({ at: z.iso.datetime(), because: z.enum(["lead", "coding-began"]) })
  .nullable();
export type WeightsLock = z.infer<typeof WeightsLock>;

/** The study's design as it stands, with the areas, periods and groups that are in use. */
export const StudyDesign = z.strictObject({
  version: z.int().min(0),
  mission: Mission,
  languages: z.array(LanguageTag),
  highRisk: z.boolean(),
  /** k, and the least that it can be. */
  leastClusters: z.strictObject({ value: z.int(), least: z.int(), declared: z.boolean() }),
  /** How fine a citation may be, and whether somebody has said so. */
  cited: z.strictObject({
    place: CitedPlace,
    time: CitedTime,
    declared: z.strictObject({ place: z.boolean(), time: z.boolean() }),
  }),
  objectives: z.array(Objective),
  events: z.array(TimelineEvent),
  areas: z.array(DesignArea),
  periods: z.array(DesignPeriod),
  groups: z.array(DesignGroup),
  weightsLock: WeightsLock,
  codingBegan: z.boolean(),
  sample: z.array(PlannedCell),
});
export type StudyDesign = z.infer<typeof StudyDesign>;

export const DesignPart = z.enum([
  "mission",
  "settings",
  "objectives",
  "timeline",
  "areas",
  "periods",
  "groups",
  "sample",
  "weights",
]);
export type DesignPart = z.infer<typeof DesignPart>;

/** That a part of the design was changed: by whom, when, why, and how many things were added, changed and taken out. */
export const DesignAct = z.strictObject({
  id: z.uuid(),
  part: DesignPart,
  at: z.iso.datetime(),
  actor: z.string(),
  reason: z.string().nullable(),
  /** What things are called that came, changed and went; of the sample how many cells. */
  added: z.array(z.string()),
  changed: z.array(z.string()),
  removed: z.array(z.string()),
});
export type DesignAct = z.infer<typeof DesignAct>;

export const DesignHistory = z.strictObject({ items: z.array(DesignAct), next: z.string().nullable() });
export type DesignHistory = z.infer<typeof DesignHistory>;
