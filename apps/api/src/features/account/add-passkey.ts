import { asAccount, passkeys } from "@octant/db";
import type { AddPasskey, PasskeyQuestion } from "@octant/schemas";
import {
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { v7 as uuidv7 } from "uuid";
import { recordServerAudit } from "../../platform/audit/index.ts";
import type { Deps } from "../../platform/deps.ts";
import { openLogin } from "../../platform/logins.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { SignedIn } from "../../platform/request-context.ts";
import { openCeremony, takeCeremony } from "../../platform/second-factors/ceremonies.ts";
import { credentialsOf, userHandleOf } from "../../platform/second-factors/check-passkey.ts";
import type { PasskeyPlace } from "../../platform/second-factors/passkey-place.ts";
import { sealPasskeyName } from "./passkey-names.ts";
import { selectAccount } from "./queries.ts";

type Needs = Pick<Deps, "db" | "vault" | "now">;

/** Asks a device for a new passkey: one that knows whose it is, and that asks for a finger, a face or a number. */
export async function askForNewPasskey(
  { db, vault, now }: Needs,
  { rpId }: PasskeyPlace,
  { account }: SignedIn,
): Promise<PasskeyQuestion> {
  const { loginSealed, known } = await asAccount(db, account.id, async (tx) => ({
    loginSealed: (await selectAccount(tx, account.id)).loginSealed,
    known: await credentialsOf(tx, account.id),
  }));
  const options = await generateRegistrationOptions({
    rpName: "Octant",
    rpID: rpId,
    userID: userHandleOf(account.id),
    userName: openLogin(vault.server, account.id, loginSealed) ?? account.name,
    userDisplayName: account.name,
    attestationType: "none",
    excludeCredentials: known,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  const asked = { purpose: "registration", accountId: account.id, challenge: options.challenge } as const;
  const ceremonyId = await asAccount(db, account.id, (tx) => openCeremony(tx, now(), asked));
  return { ceremonyId, options: { ...options } };
}

/** Takes the passkey that a device has made. Throws `invalid-request` for an answer that is not what was asked for. */
export async function addPasskey(
  deps: Needs,
  { rpId, origin }: PasskeyPlace,
  { account }: SignedIn,
  { ceremonyId, response, name }: AddPasskey,
): Promise<void> {
  const asked = await asAccount(deps.db, account.id, (tx) => takeCeremony(tx, deps.now(), ceremonyId, "registration"));
  if (asked?.accountId !== account.id) throw new ProblemError("invalid-request");
  const checked = await verifyRegistrationResponse({
    response: asRegistration(response),
    expectedChallenge: asked.challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
  }).catch(() => undefined); // its messages repeat what was sent
  if (!checked?.verified) throw new ProblemError("invalid-request");
  const { credential } = checked.registrationInfo;
  const id = uuidv7();
  const row = {
    id,
    accountId: account.id,
    credentialId: Buffer.from(credential.id, "base64url"),
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: (credential.transports ?? []).filter((transport) => /^[a-z-]{1,20}$/.test(transport)).slice(0, 8),
    nameSealed: sealPasskeyName(deps.vault.server, id, name),
    createdAt: deps.now(),
  };
  await asAccount(deps.db, account.id, async (tx) => {
    const added = await tx.insert(passkeys).values(row).onConflictDoNothing().returning({ id: passkeys.id });
    if (added.length === 0) throw new ProblemError("invalid-request");
    const entry = { kind: "second-factor.added", entityId: account.id, facts: { factor: "passkey" } } as const;
    await recordServerAudit(tx, deps, account.id, entry);
  });
}

/** WebAuthn's own JSON: the library looks at every part of it, and anything else makes it throw. */
const asRegistration = (response: AddPasskey["response"]) => response as unknown as RegistrationResponseJSON;
