import {
  AddPasskey,
  ChangeAccount,
  ConfirmTotp,
  MyAccount,
  OpenSession,
  PasskeyQuestion,
  RecoveryCodes,
  SetPassword,
  TotpSecret,
} from "@octant/schemas";
import { z } from "zod";
import { problems } from "../../platform/problems.ts";
import { featureRouter, jsonAnswer, jsonBody, pathIds, ruledRoute } from "../../platform/route.ts";
import { passkeyPlace } from "../../platform/second-factors/passkey-place.ts";
import { removeSessionToken, writeSessionToken } from "../../platform/session-cookie.ts";
import { addPasskey, askForNewPasskey } from "./add-passkey.ts";
import { changeAccount } from "./change-account.ts";
import { getAccount } from "./get-account.ts";
import { makeRecoveryCodes } from "./make-recovery-codes.ts";
import { endOtherSessions, endSession, listSessions } from "./open-sessions.ts";
import { removePasskey } from "./remove-passkey.ts";
import { setPassword } from "./set-password.ts";
import { confirmTotp, makeTotp, removeTotp } from "./totp.ts";

const ACT = ["sign-in-needed", "second-factor-needed", "origin-refused"] as const;
const PROVED = [...ACT, "step-up-needed"] as const;
const account = jsonAnswer("The account as it now is", MyAccount);

const getAccountRoute = ruledRoute("signed-in", {
  method: "get",
  path: "/",
  responses: { 200: jsonAnswer("The own account", MyAccount), ...problems("sign-in-needed", "second-factor-needed") },
});

const changeAccountRoute = ruledRoute("signed-in", {
  method: "patch",
  path: "/",
  request: jsonBody(ChangeAccount),
  responses: { 200: account, ...problems(...ACT, "invalid-request") },
});

const setPasswordRoute = ruledRoute("signed-in-lately", {
  method: "post",
  path: "/password",
  request: jsonBody(SetPassword),
  responses: {
    200: account,
    ...problems(...PROVED, "invalid-request", "password-weak", "login-taken", "too-many-requests"),
  },
});

const askForPasskeyRoute = ruledRoute("signed-in-lately", {
  method: "post",
  path: "/passkeys/options",
  responses: {
    201: jsonAnswer("What to ask the device", PasskeyQuestion),
    ...problems(...PROVED, "passkeys-not-here"),
  },
});

const addPasskeyRoute = ruledRoute("signed-in-lately", {
  method: "post",
  path: "/passkeys",
  request: jsonBody(AddPasskey),
  responses: { 201: account, ...problems(...PROVED, "passkeys-not-here", "invalid-request") },
});

const removePasskeyRoute = ruledRoute("signed-in-lately", {
  method: "delete",
  path: "/passkeys/{passkeyId}",
  request: { params: pathIds("passkeyId") },
  responses: { 204: { description: "It opens nothing any more" }, ...problems(...PROVED, "not-found", "last-proof") },
});

const makeTotpRoute = ruledRoute("signed-in-lately", {
  method: "post",
  path: "/totp",
  responses: { 201: jsonAnswer("The secret, this once", TotpSecret), ...problems(...PROVED) },
});

const confirmTotpRoute = ruledRoute("signed-in-lately", {
  method: "post",
  path: "/totp/confirmation",
  request: jsonBody(ConfirmTotp),
  responses: { 200: account, ...problems(...PROVED, "sign-in-refused", "too-many-attempts", "invalid-request") },
});

const removeTotpRoute = ruledRoute("signed-in-lately", {
  method: "delete",
  path: "/totp",
  responses: { 204: { description: "Its codes are worth nothing" }, ...problems(...PROVED, "not-found", "last-proof") },
});

const makeRecoveryCodesRoute = ruledRoute("signed-in-lately", {
  method: "post",
  path: "/recovery-codes",
  responses: {
    201: jsonAnswer("New codes, this once", RecoveryCodes),
    ...problems(...PROVED, "second-factor-required"),
  },
});

const listSessionsRoute = ruledRoute("signed-in", {
  method: "get",
  path: "/sessions",
  responses: {
    200: jsonAnswer("Where the person is signed in", z.strictObject({ items: z.array(OpenSession) })),
    ...problems("sign-in-needed", "second-factor-needed"),
  },
});

const endSessionRoute = ruledRoute("signed-in", {
  method: "delete",
  path: "/sessions/{sessionId}",
  request: { params: pathIds("sessionId") },
  responses: { 204: { description: "It has ended" }, ...problems(...ACT, "not-found") },
});

const endOtherSessionsRoute = ruledRoute("signed-in", {
  method: "delete",
  path: "/sessions",
  responses: { 204: { description: "All but this one have ended" }, ...problems(...ACT) },
});

export const ownAccount = featureRouter()
  .openapi(getAccountRoute, async (c) => {
    return c.json(MyAccount.parse(await getAccount(c.var.deps, c.var.signedIn.account.id)), 200);
  })
  .openapi(changeAccountRoute, async (c) => {
    const { id } = c.var.signedIn.account;
    await changeAccount(c.var.deps, id, c.req.valid("json"));
    return c.json(MyAccount.parse(await getAccount(c.var.deps, id)), 200);
  })
  .openapi(setPasswordRoute, async (c) => {
    writeSessionToken(c, await setPassword(c.var.deps, c.var.signedIn, c.req.valid("json")));
    return c.json(MyAccount.parse(await getAccount(c.var.deps, c.var.signedIn.account.id)), 200);
  })
  .openapi(askForPasskeyRoute, async (c) => {
    const question = await askForNewPasskey(c.var.deps, passkeyPlace(c), c.var.signedIn);
    return c.json(PasskeyQuestion.parse(question), 201);
  })
  .openapi(addPasskeyRoute, async (c) => {
    await addPasskey(c.var.deps, passkeyPlace(c), c.var.signedIn, c.req.valid("json"));
    return c.json(MyAccount.parse(await getAccount(c.var.deps, c.var.signedIn.account.id)), 201);
  })
  .openapi(removePasskeyRoute, async (c) => {
    writeSessionToken(c, await removePasskey(c.var.deps, c.var.signedIn, c.req.valid("param").passkeyId));
    return c.body(null, 204);
  })
  .openapi(makeTotpRoute, async (c) => {
    return c.json(TotpSecret.parse(await makeTotp(c.var.deps, c.var.signedIn)), 201);
  })
  .openapi(confirmTotpRoute, async (c) => {
    writeSessionToken(c, await confirmTotp(c.var.deps, c.var.signedIn, c.req.valid("json")));
    return c.json(MyAccount.parse(await getAccount(c.var.deps, c.var.signedIn.account.id)), 200);
  })
  .openapi(removeTotpRoute, async (c) => {
    writeSessionToken(c, await removeTotp(c.var.deps, c.var.signedIn));
    return c.body(null, 204);
  })
  .openapi(makeRecoveryCodesRoute, async (c) => {
    return c.json(RecoveryCodes.parse(await makeRecoveryCodes(c.var.deps, c.var.signedIn)), 201);
  })
  .openapi(listSessionsRoute, async (c) => {
    return c.json({ items: OpenSession.array().parse(await listSessions(c.var.deps, c.var.signedIn)) }, 200);
  })
  .openapi(endSessionRoute, async (c) => {
    const { sessionId } = c.req.valid("param");
    await endSession(c.var.deps, c.var.signedIn, sessionId);
    if (sessionId === c.var.signedIn.sessionId) removeSessionToken(c);
    return c.body(null, 204);
  })
  .openapi(endOtherSessionsRoute, async (c) => {
    await endOtherSessions(c.var.deps, c.var.signedIn);
    return c.body(null, 204);
  });
