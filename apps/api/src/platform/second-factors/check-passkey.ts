import { accounts, asAccount, passkeys, type Tx } from "@octant/db";
import type { PasskeyAnswer, PasskeyQuestion } from "@octant/schemas";
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from "@simplewebauthn/server";
import { and, eq, isNull } from "drizzle-orm";
import { parse as parseUuid } from "uuid";
import { recordServerAudit } from "../audit/index.ts";
import type { Deps } from "../deps.ts";
import { ProblemError } from "../problems.ts";
import { openCeremony, takeCeremony } from "./ceremonies.ts";
import type { PasskeyPlace } from "./passkey-place.ts";

type Needs = Pick<Deps, "db" | "vault" | "now">;
/** `accountId`: the one person who may answer; null where it is not yet known who signs in. */
type Asked = { purpose: "sign-in" | "proof"; accountId: string | null };

/** Asks for a passkey. Whoever signs in needs no login for it: the device knows whose it is. */
export async function askForPasskey(
  { db, now }: Needs,
  { rpId }: PasskeyPlace,
  { purpose, accountId }: Asked,
): Promise<PasskeyQuestion> {
  const own = accountId === null ? [] : await asAccount(db, accountId, (tx) => credentialsOf(tx, accountId));
  const options = await generateAuthenticationOptions({
    rpID: rpId,
    userVerification: "required",
    ...(own.length > 0 ? { allowCredentials: own } : {}),
  });
  const { challenge } = options;
  const ceremonyId = await asAccount(db, "", (tx) => openCeremony(tx, now(), { purpose, accountId, challenge }));
  return { ceremonyId, options: { ...options } };
}

export async function credentialsOf(tx: Tx, accountId: string) {
  const rows = await tx.select().from(passkeys).where(eq(passkeys.accountId, accountId));
  return rows.map(({ credentialId, transports }) => ({
    id: Buffer.from(credentialId).toString("base64url"),
    transports,
  }));
}

/**
 * Whose passkey has answered, and rightly: the device itself has asked for a finger, a face or a number, so that it counts
 * as two factors. Throws `sign-in-refused`; nobody learns why.
 */
export async function checkPasskey(
  deps: Needs,
  { rpId, origin }: PasskeyPlace,
  { ceremonyId, response }: PasskeyAnswer,
  { purpose, accountId }: Asked,
): Promise<string> {
  const { db, now } = deps;
  const credentialId = Buffer.from(response.id, "base64url");
  const { asked, known } = await asAccount(db, "", async (tx) => ({
    asked: await takeCeremony(tx, now(), ceremonyId, purpose),
    known: await findPasskey(tx, credentialId),
  }));
  const isAskedOf = asked?.accountId === accountId && (accountId === null || known?.accountId === accountId);
  const answer = asAnswer(response);
  if (!asked || !known || !isAskedOf || !isOwners(answer, known.accountId)) {
    return refuse(deps, known?.accountId ?? null);
  }
  const { publicKey, counter } = known;
  const checked = await verifyAuthenticationResponse({
    response: answer,
    expectedChallenge: asked.challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
    credential: { id: response.id, publicKey: new Uint8Array(publicKey), counter },
  }).catch(() => undefined); // its messages repeat what was sent
  if (!checked?.verified) return refuse(deps, known.accountId);
  const { newCounter } = checked.authenticationInfo;
  await asAccount(db, known.accountId, (tx) =>
    tx.update(passkeys).set({ counter: newCounter, lastUsedAt: now() }).where(eq(passkeys.credentialId, credentialId)),
  );
  return known.accountId;
}

async function findPasskey(tx: Tx, credentialId: Uint8Array) {
  const [found] = await tx
    .select({ accountId: passkeys.accountId, publicKey: passkeys.publicKey, counter: passkeys.counter })
    .from(passkeys)
    .innerJoin(accounts, and(eq(accounts.id, passkeys.accountId), isNull(accounts.disabledAt)))
    .where(eq(passkeys.credentialId, credentialId));
  return found;
}

/** What the device keeps of its person: the account's id, as bytes. */
export const userHandleOf = (accountId: string) => new Uint8Array(parseUuid(accountId));

function isOwners({ response }: AuthenticationResponseJSON, accountId: string): boolean {
  const handle = response?.userHandle;
  return handle === undefined || Buffer.from(handle, "base64url").equals(userHandleOf(accountId));
}

async function refuse(deps: Needs, accountId: string | null): Promise<never> {
  const entry = { kind: "session.refused", entityId: accountId, facts: { why: "passkey" } } as const;
  await asAccount(deps.db, "", (tx) => recordServerAudit(tx, deps, null, entry));
  throw new ProblemError("sign-in-refused");
}

/** WebAuthn's own JSON: the library looks at every part of it, and anything else makes it throw. */
const asAnswer = (response: PasskeyAnswer["response"]) => response as unknown as AuthenticationResponseJSON;
