import { PasswordSignIn, Session, SignIn } from "@octant/schemas";
import { problems } from "../../platform/problems.ts";
import { featureRouter, jsonAnswer, jsonBody, ruledRoute } from "../../platform/route.ts";
import { removeSessionToken } from "../../platform/session-cookie.ts";
import { toSession } from "../../platform/sessions.ts";
import { enterSession, toBrowser } from "./enter-session.ts";
import { requireDirectLoopback } from "./require-direct-loopback.ts";
import { signIn } from "./sign-in.ts";
import { signInByPassword } from "./sign-in-by-password.ts";
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

const passwordRoute = ruledRoute("anyone", {
  method: "post",
  path: "/password",
  request: jsonBody(PasswordSignIn),
  responses: {
    201: jsonAnswer("Signed in; half where a second factor is still to be given", Session),
    ...problems("origin-refused", "sign-in-refused", "too-many-attempts", "too-many-requests", "invalid-request"),
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
    const begun = await signIn(c.var.deps, c.req.valid("json").token, toBrowser(c));
    return c.json(Session.parse(await enterSession(c, begun)), 201);
  })
  .openapi(passwordRoute, async (c) => {
    const begun = await signInByPassword(c.var.deps, c.req.valid("json"), toBrowser(c));
    return c.json(Session.parse(await enterSession(c, begun)), 201);
  })
  .openapi(readSessionRoute, (c) => {
    return c.json(Session.parse(toSession(c.var.signedIn, c.var.deps.now())), 200);
  })
  .openapi(signOutRoute, async (c) => {
    await signOut(c.var.deps, c.var.signedIn);
    removeSessionToken(c);
    return c.body(null, 204);
  });
