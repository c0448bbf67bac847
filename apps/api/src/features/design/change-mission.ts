import {
  type ChangeMission,
  type ChangeSettings,
  type Mission,
  MissionFacts,
  MissionWords,
  type StudyDesign,
} from "@octant/schemas";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { PLACES } from "../../platform/vault/index.ts";
import { changeDesign } from "./change-design.ts";
import { NO_DIFFERENCE } from "./diff-list.ts";
import { leastOf, NO_FACTS, openWords } from "./read-design.ts";

const FACTS = MissionFacts.keyof().options;
const WORDS = MissionWords.keyof().options;

/** Writes down what mission is assessed. Its facts stay in the plain, what the team makes of it is sealed. */
export function changeMission(ctx: RequestContext, version: number, command: ChangeMission): Promise<StudyDesign> {
  const { assessmentId } = ctx;
  return changeDesign(ctx, version, "mission", command, async (_tx, { row, sealer }) => {
    const before: Mission = { ...NO_FACTS, ...row.mission, ...openWords(sealer, assessmentId, row) };
    const { mission } = command;
    const changed = [...FACTS, ...WORDS].filter((name) => before[name] !== mission[name]);
    if (changed.length === 0) return undefined;
    const facts = MissionFacts.parse(pick(mission, FACTS));
    const words = sealer.seal(assessmentId, PLACES.designWords(assessmentId), JSON.stringify(pick(mission, WORDS)));
    return {
      difference: { ...NO_DIFFERENCE, changed },
      before: pick(before, FACTS),
      after: facts,
      set: { mission: facts, wordsSealed: words },
    };
  });
}

/** The study's languages, how fine its citations may be, and k where the team asks for more clusters than the method. Throws `invalid-request` for fewer. */
export function changeSettings(ctx: RequestContext, version: number, command: ChangeSettings): Promise<StudyDesign> {
  const { languages, leastClusters } = command;
  return changeDesign(ctx, version, "settings", command, async (_tx, { row }) => {
    const least = leastOf(row.highRisk);
    if (leastClusters !== null && leastClusters < least) throw tooFew(least);
    const { citedPlace, citedTime } = row;
    const before = { languages: row.languages, leastClusters: row.leastClusters, citedPlace, citedTime };
    const cited = command.cited ?? { place: citedPlace, time: citedTime };
    const after = { languages, leastClusters, citedPlace: cited.place, citedTime: cited.time };
    const changed = (["languages", "leastClusters", "citedPlace", "citedTime"] as const).filter(
      (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
    );
    if (changed.length === 0) return undefined;
    return { difference: { ...NO_DIFFERENCE, changed: [...changed] }, before, after, set: after };
  });
}

function tooFew(least: number): ProblemError {
  const message = `a published row stands for at least ${least} clusters here`;
  return new ProblemError("invalid-request", { issues: [{ path: ["leastClusters"], code: "custom", message }] });
}

function pick<Name extends keyof Mission>(mission: Mission, names: readonly Name[]) {
  return Object.fromEntries(names.map((name) => [name, mission[name]]));
}
