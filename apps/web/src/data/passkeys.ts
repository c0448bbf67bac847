import type { PasskeyAnswer, PasskeyQuestion } from "@octant/schemas";

/**
 * No passkey came of it: its person closed the browser's question or let it run out (`cancelled`), this device is one of
 * theirs already (`known`), or the browser can't (`unusable`).
 */
export class PasskeyError extends Error {
  constructor(readonly reason: "cancelled" | "known" | "unusable") {
    super(reason);
  }
}

/** Fetched when a passkey is first asked for; most pages never need it. */
const library = () => import("@simplewebauthn/browser");

/** Whether this browser knows passkeys at all. */
export const hasPasskeys = () => typeof PublicKeyCredential !== "undefined";

/** Whether this browser offers passkeys while a login is typed. */
export async function offersPasskeys(): Promise<boolean> {
  return hasPasskeys() && (await (await library()).browserSupportsWebAuthnAutofill());
}

/** Asks for a passkey. `whileTyping` waits, without a window of its own, until one is chosen under the login's field. */
export async function answerWithPasskey(question: PasskeyQuestion, whileTyping = false): Promise<PasskeyAnswer> {
  const { startAuthentication } = await library();
  const response = await startAuthentication({
    optionsJSON: asJson(question),
    useBrowserAutofill: whileTyping,
  }).catch(fail);
  return { ceremonyId: question.ceremonyId, response: { ...response } };
}

/** Makes a new passkey on this device or on one beside it. */
export async function makePasskey(question: PasskeyQuestion): Promise<PasskeyAnswer> {
  const { startRegistration } = await library();
  const response = await startRegistration({ optionsJSON: asJson(question) }).catch(fail);
  return { ceremonyId: question.ceremonyId, response: { ...response } };
}

/** Takes back a question that still waits. */
export async function stopAsking(): Promise<void> {
  (await library()).WebAuthnAbortService.cancelCeremony();
}

/** The one cast: the server's library made these options, in the shape that its sister in the browser reads. */
const asJson = <Json>(question: PasskeyQuestion) => question.options as unknown as Json;

function fail(error: unknown): never {
  const name = error instanceof Error ? error.name : "";
  if (name === "NotAllowedError" || name === "AbortError") throw new PasskeyError("cancelled");
  throw new PasskeyError(name === "InvalidStateError" ? "known" : "unusable");
}
