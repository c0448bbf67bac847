import { z } from "@hono/zod-openapi";
import { EvidencePage, Scorecard, Stance, Unit } from "@octant/schemas";
import { problems } from "../../platform/problems.ts";
import { featureRouter, jsonAnswer, ruledRoute } from "../../platform/route.ts";
import { getScorecard } from "./get-scorecard.ts";
import { listEvidence } from "./list-evidence.ts";

const ALWAYS = ["sign-in-needed", "not-found", "right-missing", "invalid-request"] as const;

const UnitQuery = z.object(Unit.shape);
const EvidenceQuery = UnitQuery.extend({
  stance: Stance.optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const scorecardRoute = ruledRoute("read-scorecard", {
  method: "get",
  path: "/scorecard",
  request: { query: UnitQuery },
  responses: { 200: jsonAnswer("A row for each dimension, computed now", Scorecard), ...problems(...ALWAYS) },
});

const evidenceRoute = ruledRoute("read-evidence", {
  method: "get",
  path: "/scorecard/{dimensionId}/evidence",
  request: { params: z.object({ dimensionId: z.string().max(20) }), query: EvidenceQuery },
  responses: {
    200: jsonAnswer("The dimension's row, and a page of the codings behind it", EvidencePage),
    ...problems(...ALWAYS),
  },
});

export const scorecard = featureRouter()
  .openapi(scorecardRoute, async (c) => {
    return c.json(Scorecard.parse(await getScorecard(c.var.ctx, c.req.valid("query"))), 200);
  })
  .openapi(evidenceRoute, async (c) => {
    const { dimensionId } = c.req.valid("param");
    return c.json(EvidencePage.parse(await listEvidence(c.var.ctx, dimensionId, c.req.valid("query"))), 200);
  });
