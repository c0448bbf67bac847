import { z } from "@hono/zod-openapi";
import {
  DatedUnit,
  EvidencePage,
  PositionsPage,
  PositionsQuery,
  Profiles,
  ProfilesQuery,
  Scorecard,
  Stance,
} from "@octant/schemas";
import type { TypedResponse } from "hono";
import { problems } from "../../platform/problems.ts";
import { featureRouter, jsonAnswer, ruledRoute } from "../../platform/route.ts";
import { getScorecard } from "./get-scorecard.ts";
import { listEvidence } from "./list-evidence.ts";
import { listPositions } from "./list-positions.ts";
import { listProfiles } from "./list-profiles.ts";

const ALWAYS = ["sign-in-needed", "not-found", "right-missing", "invalid-request"] as const;

const EvidenceQuery = DatedUnit.extend({
  stance: Stance.optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const scorecardRoute = ruledRoute("read-scorecard", {
  method: "get",
  path: "/scorecard",
  request: { query: DatedUnit },
  responses: { 200: jsonAnswer("A row for each dimension, computed now", Scorecard), ...problems(...ALWAYS) },
});

const profilesRoute = ruledRoute("read-scorecard", {
  method: "get",
  path: "/profiles",
  request: { query: ProfilesQuery },
  responses: {
    200: jsonAnswer("The profiles and ceilings of every dimension and question, area and period", Profiles),
    ...problems(...ALWAYS),
  },
});

const positionsRoute = ruledRoute("read-evidence", {
  method: "get",
  path: "/positions",
  request: { query: PositionsQuery },
  responses: {
    200: jsonAnswer("A page of what each source says to each question of a unit", PositionsPage),
    ...problems(...ALWAYS),
  },
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
    return written<Scorecard>(await getScorecard(c.var.ctx, c.var.deps, c.req.valid("query")));
  })
  .openapi(profilesRoute, async (c) => {
    return written<Profiles>(await listProfiles(c.var.ctx, c.var.deps, c.req.valid("query")));
  })
  .openapi(positionsRoute, async (c) => {
    return c.json(PositionsPage.parse(await listPositions(c.var.ctx, c.var.deps, c.req.valid("query"))), 200);
  })
  .openapi(evidenceRoute, async (c) => {
    const { dimensionId } = c.req.valid("param");
    return c.json(
      EvidencePage.parse(await listEvidence(c.var.ctx, c.var.deps.now, dimensionId, c.req.valid("query"))),
      200,
    );
  });

/**
 * An answer that was checked by its schema and written where it was computed, since a large one takes a tenth of a second:
 * so the type is told here, and not seen.
 */
function written<Body>(json: string) {
  const answer = new Response(json, { headers: { "content-type": "application/json" } });
  return answer as Response & TypedResponse<Body, 200, "json">;
}
