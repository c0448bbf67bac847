import { ChangeIdentity, IdentityChanged, SourceIdentity } from "@octant/schemas";
import { readIfMatch } from "../../platform/if-match.ts";
import { problems } from "../../platform/problems.ts";
import { featureRouter, jsonAnswer, jsonBody, pathIds, ruledRoute } from "../../platform/route.ts";
import { changeIdentity } from "./change-identity.ts";
import { lookUpIdentity } from "./look-up-identity.ts";
import { removeIdentity } from "./remove-identity.ts";

const PATH = "/sources/{sourceId}/identity";
const params = pathIds("sourceId");
const ALWAYS = [
  "sign-in-needed",
  "second-factor-required",
  "step-up-needed",
  "not-found",
  "right-missing",
  "cannot-be-verified",
] as const;
const CHANGES = ["origin-refused", "row-version-missing", "changed-since"] as const;

const lookUpRoute = ruledRoute(
  "read-identity",
  {
    method: "get",
    path: PATH,
    request: { params },
    responses: { 200: jsonAnswer("Who the source is; the look is logged", SourceIdentity), ...problems(...ALWAYS) },
  },
  { budget: "search" },
);

const changeRoute = ruledRoute("change-identity", {
  method: "put",
  path: PATH,
  request: { params, ...jsonBody(ChangeIdentity) },
  responses: {
    200: jsonAnswer("The version that was written", IdentityChanged),
    ...problems(...ALWAYS, ...CHANGES, "invalid-request", "command-reused", "consent-withdrawn", "too-busy"),
  },
});

const removeRoute = ruledRoute("change-identity", {
  method: "delete",
  path: PATH,
  request: { params },
  responses: { 204: { description: "It is forgotten" }, ...problems(...ALWAYS, ...CHANGES) },
});

/** The only routes that hold the vault of identities. */
export const identities = featureRouter()
  .openapi(lookUpRoute, async (c) => {
    const { ctx, deps } = c.var;
    return c.json(SourceIdentity.parse(await lookUpIdentity(ctx, deps.identities, c.req.valid("param").sourceId)), 200);
  })
  .openapi(changeRoute, async (c) => {
    const { ctx, deps } = c.var;
    const { sourceId } = c.req.valid("param");
    const changed = await changeIdentity(ctx, deps.identities, sourceId, readIfMatch(c), c.req.valid("json"));
    return c.json(IdentityChanged.parse(changed), 200);
  })
  .openapi(removeRoute, async (c) => {
    const { ctx, deps } = c.var;
    await removeIdentity(ctx, deps.identities, c.req.valid("param").sourceId, readIfMatch(c));
    return c.body(null, 204);
  });
