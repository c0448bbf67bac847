import { z } from "zod";
import { problems } from "../../platform/problems.ts";
import { featureRouter, jsonAnswer, ruledRoute } from "../../platform/route.ts";
import { checkReady } from "./check-ready.ts";

const Alive = z.strictObject({ status: z.literal("ok") });

const liveRoute = ruledRoute("anyone", {
  method: "get",
  path: "/live",
  responses: { 200: jsonAnswer("The process answers", Alive) },
});

const readyRoute = ruledRoute("anyone", {
  method: "get",
  path: "/ready",
  responses: {
    200: jsonAnswer("The database answers and has all that this version uses", Alive),
    ...problems("database-away"),
  },
});

export const health = featureRouter()
  .openapi(liveRoute, (c) => c.json({ status: "ok" as const }, 200))
  .openapi(readyRoute, async (c) => {
    await checkReady(c.var.deps.db);
    return c.json({ status: "ok" as const }, 200);
  });
