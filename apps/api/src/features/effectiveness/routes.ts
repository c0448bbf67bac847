import { AskCounterfactual, Effectiveness, JudgeObjective, NoteReply } from "@octant/schemas";
import { readIfMatch } from "../../platform/if-match.ts";
import { problems } from "../../platform/problems.ts";
import { featureRouter, jsonAnswer, jsonBody, pathIds, ruledRoute } from "../../platform/route.ts";
import { judgeObjective } from "./judge-objective.ts";
import { askCounterfactual, noteReply } from "./note-reply.ts";
import { getEffectiveness } from "./read-effectiveness.ts";

const ALWAYS = ["sign-in-needed", "not-found", "right-missing"] as const;
const COMMAND = [...ALWAYS, "origin-refused", "invalid-request", "command-reused"] as const;
const found = jsonAnswer("Effectiveness as people judge it, with its tallies", Effectiveness);

const getEffectivenessRoute = ruledRoute("read-scorecard", {
  method: "get",
  path: "/effectiveness",
  responses: { 200: found, ...problems(...ALWAYS) },
});

const judgeObjectiveRoute = ruledRoute("judge-effectiveness", {
  method: "post",
  path: "/effectiveness/judgements",
  request: jsonBody(JudgeObjective),
  responses: { 200: found, ...problems(...COMMAND) },
});

const noteReplyRoute = ruledRoute("note-reply", {
  method: "put",
  path: "/sources/{sourceId}/counterfactual",
  request: { params: pathIds("sourceId"), ...jsonBody(NoteReply) },
  responses: { 200: found, ...problems(...COMMAND, "source-withdrawn") },
});

const askCounterfactualRoute = ruledRoute("change-design", {
  method: "put",
  path: "/effectiveness/question",
  request: jsonBody(AskCounterfactual),
  responses: { 200: found, ...problems(...COMMAND, "row-version-missing", "changed-since") },
});

export const effectiveness = featureRouter()
  .openapi(getEffectivenessRoute, async (c) => c.json(Effectiveness.parse(await getEffectiveness(c.var.ctx)), 200))
  .openapi(judgeObjectiveRoute, async (c) =>
    c.json(Effectiveness.parse(await judgeObjective(c.var.ctx, c.req.valid("json"))), 200),
  )
  .openapi(noteReplyRoute, async (c) =>
    c.json(Effectiveness.parse(await noteReply(c.var.ctx, c.req.valid("param").sourceId, c.req.valid("json"))), 200),
  )
  .openapi(askCounterfactualRoute, async (c) =>
    c.json(Effectiveness.parse(await askCounterfactual(c.var.ctx, readIfMatch(c), c.req.valid("json"))), 200),
  );
