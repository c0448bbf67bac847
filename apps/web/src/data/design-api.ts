import type {
  ChangeAreas,
  ChangeGroups,
  ChangeMission,
  ChangeObjectives,
  ChangePeriods,
  ChangeSettings,
  ChangeTimeline,
  LockWeights,
  PlanSample,
} from "@octant/schemas";
import { bodyOf, v1 } from "./client.ts";

const { design } = v1.assessments[":assessmentId"];
const at = (assessmentId: string, version: number) =>
  [{ param: { assessmentId } }, { headers: { "If-Match": `"${version}"` } }] as const;

/** The study's design. Each change says which version of it it is based on, and gives the design as it then is. */
export const designApi = {
  design: (assessmentId: string) => bodyOf(design.$get({ param: { assessmentId } })),
  history: (assessmentId: string, cursor?: string) =>
    bodyOf(design.history.$get({ param: { assessmentId }, query: cursor === undefined ? {} : { cursor } })),
  changeMission: (id: string, version: number, json: ChangeMission) => {
    const [path, based] = at(id, version);
    return bodyOf(design.mission.$put({ ...path, json }, based));
  },
  changeSettings: (id: string, version: number, json: ChangeSettings) => {
    const [path, based] = at(id, version);
    return bodyOf(design.settings.$put({ ...path, json }, based));
  },
  changeObjectives: (id: string, version: number, json: ChangeObjectives) => {
    const [path, based] = at(id, version);
    return bodyOf(design.objectives.$put({ ...path, json }, based));
  },
  changeTimeline: (id: string, version: number, json: ChangeTimeline) => {
    const [path, based] = at(id, version);
    return bodyOf(design.timeline.$put({ ...path, json }, based));
  },
  changeAreas: (id: string, version: number, json: ChangeAreas) => {
    const [path, based] = at(id, version);
    return bodyOf(design.areas.$put({ ...path, json }, based));
  },
  changePeriods: (id: string, version: number, json: ChangePeriods) => {
    const [path, based] = at(id, version);
    return bodyOf(design.periods.$put({ ...path, json }, based));
  },
  changeGroups: (id: string, version: number, json: ChangeGroups) => {
    const [path, based] = at(id, version);
    return bodyOf(design.groups.$put({ ...path, json }, based));
  },
  planSample: (id: string, version: number, json: PlanSample) => {
    const [path, based] = at(id, version);
    return bodyOf(design.sample.$put({ ...path, json }, based));
  },
  lockWeights: (id: string, version: number, json: LockWeights) => {
    const [path, based] = at(id, version);
    return bodyOf(design.weights.lock.$post({ ...path, json }, based));
  },
};
