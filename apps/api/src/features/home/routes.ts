import { AssessmentRow } from "@octant/schemas";
import { z } from "zod";
import { problems } from "../../platform/problems.ts";
import { featureRouter, jsonAnswer, ruledRoute } from "../../platform/route.ts";
import { listAssessments } from "./list-assessments.ts";

const AssessmentList = z.strictObject({ items: z.array(AssessmentRow) });

const listAssessmentsRoute = ruledRoute("signed-in", {
  method: "get",
  path: "/",
  responses: {
    200: jsonAnswer("The assessments that the person belongs to", AssessmentList),
    ...problems("sign-in-needed"),
  },
});

export const home = featureRouter().openapi(listAssessmentsRoute, async (c) => {
  const items = await listAssessments(c.var.deps.db, c.var.signedIn.account);
  return c.json(AssessmentList.parse({ items }), 200);
});
