import { z } from "zod";
import { PersonName } from "./account.ts";
import { Login, Password } from "./session.ts";
import { Role } from "./words.ts";

/**
 * The token of a link that works once: 43 letters and digits; an invitation's names its assessment before it, as 22 more
 * and a full stop. It travels in the link's fragment and is exchanged by POST.
 */
export const LinkToken = z.string().regex(/^([A-Za-z0-9_-]{22}\.)?[A-Za-z0-9_-]{43}$/);

export const ReadLink = z.strictObject({ token: LinkToken });
export type ReadLink = z.infer<typeof ReadLink>;

/** What a link is for, before it is used. */
export const LinkPurpose = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("first-account"), expiresAt: z.iso.datetime() }),
  z.strictObject({ kind: z.literal("invitation"), assessment: z.string(), role: Role, expiresAt: z.iso.datetime() }),
  /** `everything`: second factors end too, and are set up anew. */
  z.strictObject({ kind: z.literal("reset"), name: z.string(), everything: z.boolean(), expiresAt: z.iso.datetime() }),
]);
export type LinkPurpose = z.infer<typeof LinkPurpose>;

/** Makes the account that a link is for: the server's first, or that of somebody who was invited. */
export const MakeAccount = z.strictObject({ token: LinkToken, name: PersonName, login: Login, password: Password });
export type MakeAccount = z.infer<typeof MakeAccount>;

/** Takes an invitation with the account that is signed in. */
export const TakeInvitation = z.strictObject({ token: LinkToken });
export type TakeInvitation = z.infer<typeof TakeInvitation>;

/** The assessment that an invitation has led to. */
export const TakenInvitation = z.strictObject({ assessmentId: z.uuid() });
export type TakenInvitation = z.infer<typeof TakenInvitation>;

export const ResetPassword = z.strictObject({ token: LinkToken, password: Password });
export type ResetPassword = z.infer<typeof ResetPassword>;

/** Asks for a reset link by mail. The answer is the same whether there is such a login or not. */
export const ForgottenPassword = z.strictObject({ login: z.string().max(200) });
export type ForgottenPassword = z.infer<typeof ForgottenPassword>;

/** Whether this server sends reset links by mail. */
export const ForgottenWays = z.strictObject({ mail: z.boolean() });
export type ForgottenWays = z.infer<typeof ForgottenWays>;
