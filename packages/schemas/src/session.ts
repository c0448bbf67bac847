import { z } from "zod";

/** The one-time token of a sign-in link. It travels in the link's fragment and is exchanged by POST. */
export const SignIn = z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });
export type SignIn = z.infer<typeof SignIn>;

/** Who is signed in, and until when at the latest. */
export const Session = z.strictObject({
  account: z.strictObject({ id: z.uuid(), name: z.string() }),
  expiresAt: z.iso.datetime(),
});
export type Session = z.infer<typeof Session>;
