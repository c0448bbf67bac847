import { z } from "@hono/zod-openapi";
import { JudgePosition, RemoveJudgement, SourcePosition } from "@octant/schemas";
import { readIfMatch } from "../../platform/if-match.ts";
import { problems } from "../../platform/problems.ts";
import { featureRouter, jsonAnswer, jsonBody, ruledRoute } from "../../platform/route.ts";
import { judgePosition, removeJudgement } from "./judge-position.ts";
import { getPosition } from "./read-position.ts";

const Place = z.object({ sourceId: z.uuid(), questionId: z.string().max(20) });
const ALWAYS = ["sign-in-needed", "not-found", "right-missing", "source-withdrawn"] as const;
const EDIT = [
  ...ALWAYS,
  "origin-refused",
  "invalid-request",
  "command-reused",
  "row-version-missing",
  "changed-since",
] as const;
const found = jsonAnswer("What the source says to the question, as counted and as judged", SourcePosition);

const getPositionRoute = ruledRoute("read-evidence", {
  method: "get",
  path: "/sources/{sourceId}/positions/{questionId}",
  request: { params: Place },
  responses: { 200: found, ...problems(...ALWAYS) },
});

const judgePositionRoute = ruledRoute("judge-position", {
  method: "put",
  path: "/sources/{sourceId}/positions/{questionId}",
  request: { params: Place, ...jsonBody(JudgePosition) },
  responses: { 200: found, ...problems(...EDIT) },
});

const removeJudgementRoute = ruledRoute("judge-position", {
  method: "post",
  path: "/sources/{sourceId}/positions/{questionId}/removal",
  request: { params: Place, ...jsonBody(RemoveJudgement) },
  responses: { 200: found, ...problems(...EDIT) },
});

export const positions = featureRouter()
  .openapi(getPositionRoute, async (c) => {
    const { sourceId, questionId } = c.req.valid("param");
    return c.json(SourcePosition.parse(await getPosition(c.var.ctx, sourceId, questionId)), 200);
  })
  .openapi(judgePositionRoute, async (c) => {
    const position = await judgePosition(c.var.ctx, c.req.valid("param"), readIfMatch(c), c.req.valid("json"));
    return c.json(SourcePosition.parse(position), 200);
  })
  .openapi(removeJudgementRoute, async (c) => {
    const position = await removeJudgement(c.var.ctx, c.req.valid("param"), readIfMatch(c), c.req.valid("json"));
    return c.json(SourcePosition.parse(position), 200);
  });
