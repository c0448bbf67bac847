import { ChangeProtection, DeleteAssessment, DeletionForecast, Protection, SecurityState } from "@octant/schemas";
import { problems } from "../../platform/problems.ts";
import { featureRouter, jsonAnswer, jsonBody, ruledRoute } from "../../platform/route.ts";
import { changeProtection } from "./change-protection.ts";
import { deleteAssessment } from "./delete-assessment.ts";
import { forecastDeletion } from "./forecast-deletion.ts";
import { getProtection } from "./get-protection.ts";
import { getSecurityState } from "./get-security-state.ts";

const ALWAYS = ["sign-in-needed", "second-factor-required", "not-found", "right-missing"] as const;
const ACT = [...ALWAYS, "step-up-needed", "origin-refused", "invalid-request"] as const;

const getRoute = ruledRoute("read-protection", {
  method: "get",
  path: "/protection",
  responses: { 200: jsonAnswer("How the assessment is protected", Protection), ...problems(...ALWAYS) },
});

const changeRoute = ruledRoute("change-protection", {
  method: "patch",
  path: "/protection",
  request: jsonBody(ChangeProtection),
  responses: { 200: jsonAnswer("How it now is protected", Protection), ...problems(...ACT) },
});

const stateRoute = ruledRoute("read-protection", {
  method: "get",
  path: "/security-state",
  responses: { 200: jsonAnswer("What a thief of this disk would get", SecurityState), ...problems(...ALWAYS) },
});

const forecastRoute = ruledRoute("delete-assessment", {
  method: "get",
  path: "/deletion",
  responses: { 200: jsonAnswer("What would go", DeletionForecast), ...problems(...ALWAYS, "step-up-needed") },
});

const deleteRoute = ruledRoute("delete-assessment", {
  method: "post",
  path: "/deletion",
  request: jsonBody(DeleteAssessment),
  responses: { 204: { description: "It is deleted" }, ...problems(...ACT) },
});

export const protection = featureRouter()
  .openapi(getRoute, async (c) => c.json(Protection.parse(await getProtection(c.var.ctx, c.var.deps)), 200))
  .openapi(changeRoute, async (c) => {
    const { ctx, deps } = c.var;
    return c.json(Protection.parse(await changeProtection(ctx, deps, c.req.valid("json"))), 200);
  })
  .openapi(stateRoute, async (c) => c.json(SecurityState.parse(await getSecurityState(c.var.ctx, c.var.deps)), 200))
  .openapi(forecastRoute, async (c) => c.json(DeletionForecast.parse(await forecastDeletion(c.var.ctx)), 200))
  .openapi(deleteRoute, async (c) => {
    await deleteAssessment(c.var.ctx, c.req.valid("json").name);
    return c.body(null, 204);
  });
