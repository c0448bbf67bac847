import { z } from "zod";
import { Login, PasskeyAnswer, Password, SecondFactor, SignInMethod } from "./session.ts";

/** What a person is called by colleagues: one line. */
export const PersonName = z.string().trim().min(1).max(120);

export const Passkey = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
});
export type Passkey = z.infer<typeof Passkey>;

/** A person's own account. `login` is null for one that only a link opens, as the demo's lead. */
export const MyAccount = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  login: z.string().nullable(),
  hasPassword: z.boolean(),
  passwordChangedAt: z.iso.datetime().nullable(),
  passkeys: z.array(Passkey),
  hasTotp: z.boolean(),
  recoveryCodesLeft: z.int(),
  /** True where a role or an assessment of this person's asks for a second factor. */
  secondFactorRequired: z.boolean(),
});
export type MyAccount = z.infer<typeof MyAccount>;

export const ChangeAccount = z.strictObject({ name: PersonName });
export type ChangeAccount = z.infer<typeof ChangeAccount>;

/** Sets a password, and with it a login where the account has none yet. */
export const SetPassword = z.strictObject({ password: Password, login: Login.optional() });
export type SetPassword = z.infer<typeof SetPassword>;

export const AddPasskey = PasskeyAnswer.extend({ name: PersonName });
export type AddPasskey = z.infer<typeof AddPasskey>;

/** An authenticator's secret, shown once, in base32 and as the address that its picture holds. */
export const TotpSecret = z.strictObject({ secret: z.string(), uri: z.string() });
export type TotpSecret = z.infer<typeof TotpSecret>;

export const ConfirmTotp = SecondFactor;
export type ConfirmTotp = z.infer<typeof ConfirmTotp>;

/** Shown once; each works once. */
export const RecoveryCodes = z.strictObject({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;

/** A signed-in browser of the person's own. */
export const OpenSession = z.strictObject({
  id: z.uuid(),
  current: z.boolean(),
  method: SignInMethod,
  /** The kind of browser and system, where it was told: "Firefox on Linux". */
  agent: z.string().nullable(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type OpenSession = z.infer<typeof OpenSession>;
