import { WithdrawalDone, WithdrawalForecast, WithdrawConsent } from "@octant/schemas";
import { problems } from "../../platform/problems.ts";
import { featureRouter, jsonAnswer, jsonBody, pathIds, ruledRoute } from "../../platform/route.ts";
import { forecastWithdrawal } from "./forecast-withdrawal.ts";
import { withdrawConsent } from "./withdraw-consent.ts";

const PATH = "/sources/{sourceId}/withdrawal";
const ALWAYS = ["sign-in-needed", "second-factor-required", "not-found", "right-missing"] as const;

const forecastRoute = ruledRoute("withdraw-consent", {
  method: "get",
  path: PATH,
  request: { params: pathIds("sourceId") },
  responses: { 200: jsonAnswer("What would go and what would stay", WithdrawalForecast), ...problems(...ALWAYS) },
});

const withdrawRoute = ruledRoute("withdraw-consent", {
  method: "post",
  path: PATH,
  request: { params: pathIds("sourceId"), ...jsonBody(WithdrawConsent) },
  responses: {
    200: jsonAnswer("It is withdrawn", WithdrawalDone),
    ...problems(...ALWAYS, "origin-refused", "invalid-request", "command-reused"),
  },
});

export const consent = featureRouter()
  .openapi(forecastRoute, async (c) => {
    const forecast = await forecastWithdrawal(c.var.ctx, c.req.valid("param").sourceId);
    return c.json(WithdrawalForecast.parse(forecast), 200);
  })
  .openapi(withdrawRoute, async (c) => {
    const { ctx, deps } = c.var;
    const done = await withdrawConsent(ctx, deps, c.req.valid("param").sourceId, c.req.valid("json"));
    return c.json(WithdrawalDone.parse(done), 200);
  });
