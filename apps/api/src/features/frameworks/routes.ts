import { FrameworkList } from "@octant/schemas";
import { problems } from "../../platform/problems.ts";
import { featureRouter, jsonAnswer, ruledRoute } from "../../platform/route.ts";
import { listFrameworks } from "./list-frameworks.ts";

const listFrameworksRoute = ruledRoute("signed-in", {
  method: "get",
  path: "/",
  responses: {
    200: jsonAnswer("The frameworks that an assessment can be started with", FrameworkList),
    ...problems("sign-in-needed"),
  },
});

export const frameworks = featureRouter().openapi(listFrameworksRoute, async (c) =>
  c.json(FrameworkList.parse({ items: await listFrameworks(c.var.deps.db) }), 200),
);
