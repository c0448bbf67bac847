import {
  ForgottenPassword,
  ForgottenWays,
  LinkPurpose,
  MakeAccount,
  ReadLink,
  ResetPassword,
  Session,
  TakeInvitation,
  TakenInvitation,
} from "@octant/schemas";
import { problems } from "../../platform/problems.ts";
import { featureRouter, jsonAnswer, jsonBody, ruledRoute } from "../../platform/route.ts";
import { writeSessionToken } from "../../platform/session-cookie.ts";
import { enterSession, toBrowser } from "../session/enter-session.ts";
import { askForReset } from "./ask-for-reset.ts";
import { makeAccount } from "./make-account.ts";
import { readLink } from "./read-link.ts";
import { resetPassword } from "./reset-password.ts";
import { takeInvitation } from "./take-invitation.ts";

const ALWAYS = ["origin-refused", "link-spent", "invalid-request", "unsupported-media-type"] as const;

const readLinkRoute = ruledRoute("anyone", {
  method: "post",
  path: "/read",
  request: jsonBody(ReadLink),
  responses: { 200: jsonAnswer("What the link is for; it is not used by this", LinkPurpose), ...problems(...ALWAYS) },
});

const makeAccountRoute = ruledRoute("anyone", {
  method: "post",
  path: "/account",
  request: jsonBody(MakeAccount),
  responses: {
    201: jsonAnswer("The new account, signed in", Session),
    ...problems(...ALWAYS, "password-weak", "login-taken", "too-many-requests"),
  },
});

const takeInvitationRoute = ruledRoute("signed-in", {
  method: "post",
  path: "/membership",
  request: jsonBody(TakeInvitation),
  responses: {
    201: jsonAnswer("The assessment that the person belongs to now", TakenInvitation),
    ...problems(...ALWAYS, "sign-in-needed", "already-member"),
  },
});

const resetPasswordRoute = ruledRoute("anyone", {
  method: "post",
  path: "/reset",
  request: jsonBody(ResetPassword),
  responses: {
    201: jsonAnswer("Signed in with the new password; half where a second factor is still to be given", Session),
    ...problems(...ALWAYS, "password-weak", "too-many-requests"),
  },
});

const forgottenWaysRoute = ruledRoute("anyone", {
  method: "get",
  path: "/forgotten",
  responses: { 200: jsonAnswer("Whether this server sends reset links by mail", ForgottenWays) },
});

const forgottenRoute = ruledRoute("anyone", {
  method: "post",
  path: "/forgotten",
  request: jsonBody(ForgottenPassword),
  responses: {
    202: { description: "The same for every login; a letter follows where there is one to send to" },
    ...problems("origin-refused", "invalid-request", "unsupported-media-type", "not-found", "too-many-attempts"),
  },
});

export const links = featureRouter()
  .openapi(forgottenWaysRoute, (c) => c.json(ForgottenWays.parse({ mail: c.var.deps.mail !== undefined }), 200))
  .openapi(forgottenRoute, async (c) => {
    await askForReset(c.var.deps, c.req.valid("json"), toBrowser(c).address);
    return c.body(null, 202);
  })
  .openapi(readLinkRoute, async (c) =>
    c.json(LinkPurpose.parse(await readLink(c.var.deps, c.req.valid("json").token)), 200),
  )
  .openapi(makeAccountRoute, async (c) => {
    const begun = await makeAccount(c.var.deps, c.req.valid("json"), toBrowser(c));
    return c.json(Session.parse(await enterSession(c, begun)), 201);
  })
  .openapi(takeInvitationRoute, async (c) => {
    const { deps, signedIn } = c.var;
    const { token, assessmentId } = await takeInvitation(deps, signedIn, c.req.valid("json").token);
    writeSessionToken(c, token);
    return c.json(TakenInvitation.parse({ assessmentId }), 201);
  })
  .openapi(resetPasswordRoute, async (c) => {
    const begun = await resetPassword(c.var.deps, c.req.valid("json"), toBrowser(c));
    return c.json(Session.parse(await enterSession(c, begun)), 201);
  });
