import { z } from "@hono/zod-openapi";
import { AuditKindName, AuditPage, AuditVerification } from "@octant/schemas";
import { problems } from "../../platform/problems.ts";
import { featureRouter, jsonAnswer, ruledRoute } from "../../platform/route.ts";
import { listAudit } from "./list-audit.ts";
import { verifyOwnAudit } from "./verify-own-audit.ts";

const ALWAYS = [
  "sign-in-needed",
  "second-factor-needed",
  "second-factor-required",
  "not-found",
  "right-missing",
] as const;

const PageQuery = z.object({
  kind: AuditKindName.optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const listRoute = ruledRoute("read-audit", {
  method: "get",
  path: "/audit",
  request: { query: PageQuery },
  responses: {
    200: jsonAnswer("A page of the audit, newest first", AuditPage),
    ...problems(...ALWAYS, "invalid-request"),
  },
});

const verificationRoute = ruledRoute(
  "read-audit",
  {
    method: "get",
    path: "/audit/verification",
    responses: { 200: jsonAnswer("What reading the whole audit has found", AuditVerification), ...problems(...ALWAYS) },
  },
  { budget: "search" },
);

export const audit = featureRouter()
  .openapi(listRoute, async (c) => c.json(AuditPage.parse(await listAudit(c.var.ctx, c.req.valid("query"))), 200))
  .openapi(verificationRoute, async (c) => {
    return c.json(AuditVerification.parse(await verifyOwnAudit(c.var.ctx, c.var.deps.anchors)), 200);
  });
