import { Overview } from "@octant/schemas";
import { problems } from "../../platform/problems.ts";
import { featureRouter, jsonAnswer, ruledRoute } from "../../platform/route.ts";
import { getOverview } from "./get-overview.ts";

const getOverviewRoute = ruledRoute("read-register", {
  method: "get",
  path: "/overview",
  responses: {
    200: jsonAnswer("Whom the study has heard, what is coded, and what is missing", Overview),
    ...problems("sign-in-needed", "not-found", "right-missing"),
  },
});

export const overview = featureRouter().openapi(getOverviewRoute, async (c) =>
  c.json(Overview.parse(await getOverview(c.var.ctx)), 200),
);
