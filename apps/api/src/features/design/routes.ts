import {
  ChangeAreas,
  ChangeGroups,
  ChangeMission,
  ChangeObjectives,
  ChangePeriods,
  ChangeSettings,
  ChangeTimeline,
  DesignHistory,
  LockWeights,
  PlanSample,
  StudyDesign,
} from "@octant/schemas";
import { z } from "zod";
import { readIfMatch } from "../../platform/if-match.ts";
import { JSON_BODY } from "../../platform/limits.ts";
import { problems } from "../../platform/problems.ts";
import { featureRouter, jsonAnswer, jsonBody, ruledRoute } from "../../platform/route.ts";
import { changeAreas } from "./change-areas.ts";
import { changeGroups, lockWeights } from "./change-groups.ts";
import { changeObjectives, changeTimeline } from "./change-lists.ts";
import { changeMission, changeSettings } from "./change-mission.ts";
import { changePeriods } from "./change-periods.ts";
import { listHistory } from "./list-history.ts";
import { planSample } from "./plan-sample.ts";
import { getDesign } from "./read-design.ts";

const ALWAYS = ["sign-in-needed", "not-found", "right-missing"] as const;
const EDIT = [
  ...ALWAYS,
  "origin-refused",
  "invalid-request",
  "command-reused",
  "row-version-missing",
  "changed-since",
] as const;
/** A whole list, or the mission in the team's own words, is more than a command usually is. */
const WHOLE = { bodyBytes: JSON_BODY.mostBytes };

const edited = jsonAnswer("The design as it now is", StudyDesign);

const getDesignRoute = ruledRoute("read-setup", {
  method: "get",
  path: "/design",
  responses: { 200: jsonAnswer("The study's design", StudyDesign), ...problems(...ALWAYS) },
});

const listHistoryRoute = ruledRoute("read-setup", {
  method: "get",
  path: "/design/history",
  request: { query: z.object({ cursor: z.string().max(200).optional() }) },
  responses: {
    200: jsonAnswer("What was decided about it, newest first", DesignHistory),
    ...problems(...ALWAYS, "invalid-request"),
  },
});

const changeMissionRoute = ruledRoute(
  "change-design",
  {
    method: "put",
    path: "/design/mission",
    request: jsonBody(ChangeMission),
    responses: { 200: edited, ...problems(...EDIT) },
  },
  WHOLE,
);

const changeSettingsRoute = ruledRoute("change-design", {
  method: "put",
  path: "/design/settings",
  request: jsonBody(ChangeSettings),
  responses: { 200: edited, ...problems(...EDIT) },
});

const changeObjectivesRoute = ruledRoute(
  "change-design",
  {
    method: "put",
    path: "/design/objectives",
    request: jsonBody(ChangeObjectives),
    responses: { 200: edited, ...problems(...EDIT) },
  },
  WHOLE,
);

const changeTimelineRoute = ruledRoute(
  "change-design",
  {
    method: "put",
    path: "/design/timeline",
    request: jsonBody(ChangeTimeline),
    responses: { 200: edited, ...problems(...EDIT) },
  },
  WHOLE,
);

const changeAreasRoute = ruledRoute(
  "change-design",
  {
    method: "put",
    path: "/design/areas",
    request: jsonBody(ChangeAreas),
    responses: { 200: edited, ...problems(...EDIT, "cut-in-use", "reason-missing") },
  },
  WHOLE,
);

const changePeriodsRoute = ruledRoute("change-design", {
  method: "put",
  path: "/design/periods",
  request: jsonBody(ChangePeriods),
  responses: { 200: edited, ...problems(...EDIT, "cut-in-use", "reason-missing") },
});

const changeGroupsRoute = ruledRoute("change-design", {
  method: "put",
  path: "/design/groups",
  request: jsonBody(ChangeGroups),
  responses: { 200: edited, ...problems(...EDIT, "cut-in-use", "reason-missing", "weights-locked") },
});

const planSampleRoute = ruledRoute(
  "change-design",
  {
    method: "put",
    path: "/design/sample",
    request: jsonBody(PlanSample),
    responses: { 200: edited, ...problems(...EDIT, "cut-retired") },
  },
  WHOLE,
);

const lockWeightsRoute = ruledRoute("change-design", {
  method: "post",
  path: "/design/weights/lock",
  request: jsonBody(LockWeights),
  responses: { 200: edited, ...problems(...EDIT, "weights-locked") },
});

export const design = featureRouter()
  .openapi(getDesignRoute, async (c) => c.json(StudyDesign.parse(await getDesign(c.var.ctx)), 200))
  .openapi(listHistoryRoute, async (c) =>
    c.json(DesignHistory.parse(await listHistory(c.var.ctx, c.req.valid("query").cursor)), 200),
  )
  .openapi(changeMissionRoute, async (c) =>
    c.json(StudyDesign.parse(await changeMission(c.var.ctx, readIfMatch(c), c.req.valid("json"))), 200),
  )
  .openapi(changeSettingsRoute, async (c) =>
    c.json(StudyDesign.parse(await changeSettings(c.var.ctx, readIfMatch(c), c.req.valid("json"))), 200),
  )
  .openapi(changeObjectivesRoute, async (c) =>
    c.json(StudyDesign.parse(await changeObjectives(c.var.ctx, readIfMatch(c), c.req.valid("json"))), 200),
  )
  .openapi(changeTimelineRoute, async (c) =>
    c.json(StudyDesign.parse(await changeTimeline(c.var.ctx, readIfMatch(c), c.req.valid("json"))), 200),
  )
  .openapi(changeAreasRoute, async (c) =>
    c.json(StudyDesign.parse(await changeAreas(c.var.ctx, readIfMatch(c), c.req.valid("json"))), 200),
  )
  .openapi(changePeriodsRoute, async (c) =>
    c.json(StudyDesign.parse(await changePeriods(c.var.ctx, readIfMatch(c), c.req.valid("json"))), 200),
  )
  .openapi(changeGroupsRoute, async (c) =>
    c.json(StudyDesign.parse(await changeGroups(c.var.ctx, readIfMatch(c), c.req.valid("json"))), 200),
  )
  .openapi(planSampleRoute, async (c) =>
    c.json(StudyDesign.parse(await planSample(c.var.ctx, readIfMatch(c), c.req.valid("json"))), 200),
  )
  .openapi(lockWeightsRoute, async (c) =>
    c.json(StudyDesign.parse(await lockWeights(c.var.ctx, readIfMatch(c), c.req.valid("json"))), 200),
  );
