import { AccessTokenList, MakeAccessToken, NewAccessToken } from "@octant/schemas";
import { problems } from "../../platform/problems.ts";
import { featureRouter, jsonAnswer, jsonBody, pathIds, ruledRoute } from "../../platform/route.ts";
import { listTokens } from "./list-tokens.ts";
import { makeToken } from "./make-token.ts";
import { revokeToken } from "./revoke-token.ts";

const listTokensRoute = ruledRoute("signed-in", {
  method: "get",
  path: "/",
  responses: {
    200: jsonAnswer("The person's own tokens, and what new ones could do", AccessTokenList),
    ...problems("sign-in-needed"),
  },
});

const makeTokenRoute = ruledRoute("signed-in-lately", {
  method: "post",
  path: "/",
  request: jsonBody(MakeAccessToken),
  responses: {
    201: jsonAnswer("The token, and its secret this once", NewAccessToken),
    ...problems(
      "sign-in-needed",
      "origin-refused",
      "step-up-needed",
      "second-factor-required",
      "right-missing",
      "not-found",
      "invalid-request",
      "command-reused",
    ),
  },
});

const revokeTokenRoute = ruledRoute("signed-in", {
  method: "delete",
  path: "/{tokenId}",
  request: { params: pathIds("tokenId") },
  responses: {
    204: { description: "It opens nothing any more" },
    ...problems("sign-in-needed", "origin-refused", "not-found"),
  },
});

export const tokens = featureRouter()
  .openapi(listTokensRoute, async (c) =>
    c.json(AccessTokenList.parse(await listTokens(c.var.deps, c.var.signedIn.account)), 200),
  )
  .openapi(makeTokenRoute, async (c) => {
    const made = await makeToken(c.var.deps, c.var.signedIn.account, c.req.valid("json"));
    return c.json(NewAccessToken.parse(made), 201);
  })
  .openapi(revokeTokenRoute, async (c) => {
    await revokeToken(c.var.deps, c.var.signedIn.account, c.req.valid("param").tokenId);
    return c.body(null, 204);
  });
