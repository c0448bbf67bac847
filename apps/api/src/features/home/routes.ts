import { AssessmentRow, NewAssessment, StartedAssessment } from "@octant/schemas";
import { z } from "zod";
import { problems } from "../../platform/problems.ts";
import { featureRouter, jsonAnswer, jsonBody, ruledRoute } from "../../platform/route.ts";
import { listAssessments } from "./list-assessments.ts";
import { startAssessment } from "./start-assessment.ts";

const AssessmentList = z.strictObject({ items: z.array(AssessmentRow) });

const listAssessmentsRoute = ruledRoute("signed-in", {
  method: "get",
  path: "/",
  responses: {
    200: jsonAnswer("The assessments that the person belongs to", AssessmentList),
    ...problems("sign-in-needed"),
  },
});

const startAssessmentRoute = ruledRoute("signed-in", {
  method: "post",
  path: "/",
  request: jsonBody(NewAssessment),
  responses: {
    201: jsonAnswer("The assessment, which the person leads", StartedAssessment),
    ...problems("sign-in-needed", "second-factor-required", "origin-refused", "invalid-request", "command-reused"),
  },
});

export const home = featureRouter()
  .openapi(listAssessmentsRoute, async (c) => {
    const items = await listAssessments(c.var.deps.db, c.var.signedIn);
    return c.json(AssessmentList.parse({ items }), 200);
  })
  .openapi(startAssessmentRoute, async (c) => {
    const started = await startAssessment(c.var.deps, c.var.signedIn, c.req.valid("json"));
    return c.json(StartedAssessment.parse(started), 201);
  });
