import { z } from "zod";

/**
 * A script's own key: `octant_`, the assessment that it opens as 22 letters and digits, and 32 random bytes as 43.
 * It stands in the header `Authorization: Bearer …` and nowhere else.
 */
export const AccessTokenText = z.string().regex(/^octant_[A-Za-z0-9_-]{22}_[A-Za-z0-9_-]{43}$/);

/** Names of actions, as `docs/reference/roles.md` lists them. */
const Actions = z.array(z.string().max(60)).min(1).max(40);

/** A personal token, without its secret. `lastUsedOn` is a day, in UTC. */
export const AccessToken = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  assessmentId: z.uuid(),
  assessment: z.string(),
  actions: z.array(z.string()),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  lastUsedOn: z.iso.date().nullable(),
});
export type AccessToken = z.infer<typeof AccessToken>;

/** An assessment of the person's, with what a token of theirs may do there: action and sentence. */
export const TokenChoice = z.strictObject({
  assessmentId: z.uuid(),
  assessment: z.string(),
  actions: z.array(z.strictObject({ action: z.string(), does: z.string() })),
});
export type TokenChoice = z.infer<typeof TokenChoice>;

export const AccessTokenList = z.strictObject({ items: z.array(AccessToken), choices: z.array(TokenChoice) });
export type AccessTokenList = z.infer<typeof AccessTokenList>;

export const TokenDays = z.union([z.literal(7), z.literal(30), z.literal(90)]);
export type TokenDays = z.infer<typeof TokenDays>;

export const MakeAccessToken = z.strictObject({
  id: z.uuidv7(),
  assessmentId: z.uuid(),
  name: z.string().trim().min(1).max(80),
  actions: Actions,
  days: TokenDays,
});
export type MakeAccessToken = z.infer<typeof MakeAccessToken>;

/** A new token with its secret, which is told this once; null in the answer to the same command sent again. */
export const NewAccessToken = z.strictObject({ token: AccessToken, secret: AccessTokenText.nullable() });
export type NewAccessToken = z.infer<typeof NewAccessToken>;
