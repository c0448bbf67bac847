import { AssessmentSetup } from "@octant/schemas";
import { problems } from "../../platform/problems.ts";
import { featureRouter, jsonAnswer, ruledRoute } from "../../platform/route.ts";
import { getSetup } from "./get-setup.ts";

const getSetupRoute = ruledRoute("read-setup", {
  method: "get",
  path: "/",
  responses: {
    200: jsonAnswer("What the assessment is set up with", AssessmentSetup),
    ...problems("sign-in-needed", "not-found", "right-missing"),
  },
});

export const assessment = featureRouter().openapi(getSetupRoute, async (c) =>
  c.json(AssessmentSetup.parse(await getSetup(c.var.ctx)), 200),
);
