import { Session, SignIn } from "@octant/schemas";
import { problems } from "../../platform/problems.ts";
import { featureRouter, jsonAnswer, jsonBody, ruledRoute } from "../../platform/route.ts";
import { removeSessionToken } from "../../platform/session-cookie.ts";
import { toSession } from "../../platform/sessions.ts";
import { enterSession, toBrowser } from "./enter-session.ts";
import { requireDirectLoopback } from "./require-direct-loopback.ts";
import { signIn } from "./sign-in.ts";
import { signOut } from "./sign-out.ts";

const signInRoute = ruledRoute("anyone", {
  method: "post",
  path: "/",
  request: jsonBody(SignIn),
  responses: {
    201: jsonAnswer("Who is signed in; the session's cookie comes with it", Session),
    ...problems(
      "origin-refused",
      "sign-in-not-here",
      "sign-in-link-spent",
      "invalid-request",
      "unsupported-media-type",
    ),
  },
});

const readSessionRoute = ruledRoute("half-signed-in", {
  method: "get",
  path: "/",
  responses: { 200: jsonAnswer("Who is signed in", Session), ...problems("sign-in-needed") },
});

const signOutRoute = ruledRoute("half-signed-in", {
  method: "delete",
  path: "/",
  responses: { 204: { description: "Nobody is signed in any more" }, ...problems("sign-in-needed", "origin-refused") },
});

export const session = featureRouter()
  .openapi(signInRoute, async (c) => {
    requireDirectLoopback(c);
    const token = await signIn(c.var.deps, c.req.valid("json").token, toBrowser(c));
    return c.json(Session.parse(await enterSession(c, token)), 201);
  })
  .openapi(readSessionRoute, (c) => {
    return c.json(Session.parse(toSession(c.var.signedIn, c.var.deps.now())), 200);
  })
  .openapi(signOutRoute, async (c) => {
    await signOut(c.var.deps, c.var.signedIn);
    removeSessionToken(c);
    return c.body(null, 204);
  });
