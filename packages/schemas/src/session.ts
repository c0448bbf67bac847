import { z } from "zod";

/** 32 random bytes as a link or a script carries them. */
const Token = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** The one-time token of a sign-in link. It travels in the link's fragment and is exchanged by POST. */
export const SignIn = z.strictObject({ token: Token });
export type SignIn = z.infer<typeof SignIn>;

/** `half`: the password is given and the second factor is still to come; nothing else can be done meanwhile. */
export const SessionState = z.enum(["half", "full"]);
export type SessionState = z.infer<typeof SessionState>;

/** By what a session began. */
export const SignInMethod = z.enum(["link", "password", "passkey"]);
export type SignInMethod = z.infer<typeof SignInMethod>;

/** A way in which somebody can show again who they are. */
export const Proof = z.enum(["password", "code", "passkey"]);
export type Proof = z.infer<typeof Proof>;

/**
 * Who is signed in, and until when at the latest. `provedUntil` is how long a recent proof of who it is still counts for
 * acts that ask for one; null once it does not. `proofs` are the person's ways to give one, none for an account that only a
 * link opens; of a half session, the ways to go on.
 */
export const Session = z.strictObject({
  account: z.strictObject({ id: z.uuid(), name: z.string() }),
  state: SessionState,
  expiresAt: z.iso.datetime(),
  provedUntil: z.iso.datetime().nullable(),
  proofs: z.array(Proof),
});
export type Session = z.infer<typeof Session>;

/** What a person is found by when they sign in: an e-mail address or a name, compared without case. */
export const Login = z.string().trim().min(3).max(200);

/** Long enough for a sentence. What it must be at least is told by `password-weak`. */
export const Password = z.string().min(1).max(256);

/**
 * Why a password will not do: too few characters, one pattern over and over, made of what is known of its person, or among
 * the first that anybody would try. It stands beside `password-weak` as `reason`.
 */
export const WeakPassword = z.enum(["short", "repeated", "personal", "guessable"]);
export type WeakPassword = z.infer<typeof WeakPassword>;

export const PasswordSignIn = z.strictObject({ login: z.string().max(200), password: Password });
export type PasswordSignIn = z.infer<typeof PasswordSignIn>;

/** Six digits of an authenticator, or a recovery code. Spaces and hyphens in it do not count. */
export const SecondFactor = z.strictObject({ code: z.string().min(1).max(40) });
export type SecondFactor = z.infer<typeof SecondFactor>;

/** A proof of who it is, over again: one of the two. A passkey has its own way. */
export const ProofGiven = z.union([
  z.strictObject({ password: Password }),
  z.strictObject({ code: SecondFactor.shape.code }),
]);
export type ProofGiven = z.infer<typeof ProofGiven>;

/** A question to a passkey, as the browser takes it: WebAuthn's own JSON. */
export const PasskeyQuestion = z.strictObject({ ceremonyId: z.uuid(), options: z.looseObject({}) });
export type PasskeyQuestion = z.infer<typeof PasskeyQuestion>;

/** A passkey's answer, as the browser gives it: WebAuthn's own JSON, checked by the server's library. */
export const PasskeyAnswer = z.strictObject({
  ceremonyId: z.uuid(),
  response: z.looseObject({ id: z.string().max(2_000) }),
});
export type PasskeyAnswer = z.infer<typeof PasskeyAnswer>;
