import {
  PasskeyAnswer,
  PasskeyQuestion,
  PasswordSignIn,
  ProofGiven,
  SecondFactor,
  Session,
  SignIn,
} from "@octant/schemas";
import { problems } from "../../platform/problems.ts";
import { featureRouter, jsonAnswer, jsonBody, ruledRoute } from "../../platform/route.ts";
import { askForPasskey } from "../../platform/second-factors/check-passkey.ts";
import { passkeyPlace } from "../../platform/second-factors/passkey-place.ts";
import { removeSessionToken } from "../../platform/session-cookie.ts";
import { toSession } from "../../platform/sessions.ts";
import { enterSession, toBrowser } from "./enter-session.ts";
import { giveSecondFactor } from "./give-second-factor.ts";
import { prove, proveByPasskey } from "./prove.ts";
import { requireDirectLoopback } from "./require-direct-loopback.ts";
import { signIn } from "./sign-in.ts";
import { signInByPasskey } from "./sign-in-by-passkey.ts";
import { signInByPassword } from "./sign-in-by-password.ts";
import { signOut } from "./sign-out.ts";

const PROVING = ["sign-in-needed", "origin-refused", "sign-in-refused", "invalid-request"] as const;

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

const secondFactorRoute = ruledRoute("half-signed-in", {
  method: "post",
  path: "/second-factor",
  request: jsonBody(SecondFactor),
  responses: { 200: jsonAnswer("Signed in", Session), ...problems(...PROVING, "too-many-attempts") },
});

const passkeyOptionsRoute = ruledRoute("anyone", {
  method: "post",
  path: "/passkey/options",
  responses: {
    201: jsonAnswer("What to ask the passkey", PasskeyQuestion),
    ...problems("origin-refused", "passkeys-not-here"),
  },
});

const passkeyRoute = ruledRoute("anyone", {
  method: "post",
  path: "/passkey",
  request: jsonBody(PasskeyAnswer),
  responses: {
    201: jsonAnswer("Signed in", Session),
    ...problems("origin-refused", "passkeys-not-here", "sign-in-refused", "invalid-request"),
  },
});

const proofRoute = ruledRoute("signed-in", {
  method: "post",
  path: "/proof",
  request: jsonBody(ProofGiven),
  responses: { 200: jsonAnswer("Proved", Session), ...problems(...PROVING, "too-many-attempts", "too-many-requests") },
});

const passkeyProofOptionsRoute = ruledRoute("signed-in", {
  method: "post",
  path: "/proof/passkey/options",
  responses: {
    201: jsonAnswer("What to ask the passkey", PasskeyQuestion),
    ...problems("sign-in-needed", "origin-refused", "passkeys-not-here"),
  },
});

const passkeyProofRoute = ruledRoute("signed-in", {
  method: "post",
  path: "/proof/passkey",
  request: jsonBody(PasskeyAnswer),
  responses: { 200: jsonAnswer("Proved", Session), ...problems(...PROVING, "passkeys-not-here") },
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
  .openapi(secondFactorRoute, async (c) => {
    const begun = await giveSecondFactor(c.var.deps, c.var.signedIn, c.req.valid("json"), toBrowser(c));
    return c.json(Session.parse(await enterSession(c, begun)), 200);
  })
  .openapi(passkeyOptionsRoute, async (c) => {
    const asked = { purpose: "sign-in", accountId: null } as const;
    return c.json(PasskeyQuestion.parse(await askForPasskey(c.var.deps, passkeyPlace(c), asked)), 201);
  })
  .openapi(passkeyRoute, async (c) => {
    const begun = await signInByPasskey(c.var.deps, passkeyPlace(c), c.req.valid("json"), toBrowser(c));
    return c.json(Session.parse(await enterSession(c, begun)), 201);
  })
  .openapi(proofRoute, async (c) => {
    const begun = await prove(c.var.deps, c.var.signedIn, c.req.valid("json"), toBrowser(c));
    return c.json(Session.parse(await enterSession(c, begun)), 200);
  })
  .openapi(passkeyProofOptionsRoute, async (c) => {
    const asked = { purpose: "proof", accountId: c.var.signedIn.account.id } as const;
    return c.json(PasskeyQuestion.parse(await askForPasskey(c.var.deps, passkeyPlace(c), asked)), 201);
  })
  .openapi(passkeyProofRoute, async (c) => {
    const begun = await proveByPasskey(c.var.deps, c.var.signedIn, passkeyPlace(c), c.req.valid("json"));
    return c.json(Session.parse(await enterSession(c, begun)), 200);
  })
  .openapi(readSessionRoute, (c) => {
    return c.json(Session.parse(toSession(c.var.signedIn, c.var.deps.now())), 200);
  })
  .openapi(signOutRoute, async (c) => {
    await signOut(c.var.deps, c.var.signedIn);
    removeSessionToken(c);
    return c.body(null, 204);
  });
