import { f } from "./formats.ts";

export const link = {
  title: "A link for you",
  reading: "Opening the link",
  incomplete: "This link is not complete",
  incompleteHow:
    "It may have been cut when it was copied, or this page was loaded again. Open the link once more as it was sent to you: it was not used up.",
  toSignIn: "Go to sign in",
  unusable: "This link can't be used",
  whomToAsk:
    "An invitation or a new password comes from a lead of your assessment. The link for the first account is printed where the server is started.",
  account: {
    name: "Name",
    nameHint: "As colleagues know you. They see it beside what you do.",
    nameMissing: "Write your name.",
    loginHint: "What you sign in with: an e-mail address or a name. Nothing is sent to it.",
    loginMissing: "Write an e-mail address or a name of at least three letters.",
  },
  first: {
    title: "Make the first account",
    how: "This server has none yet. With it you set up assessments and invite colleagues.",
    go: "Make the account",
  },
  invitation: {
    title: (assessment: string) => `You are invited to ${assessment}`,
    as: (role: string) => `As ${role}.`,
    until: (at: Date) => `The invitation can be taken until ${f.date(at)}.`,
    go: "Make the account and join",
    hasAccount: "I have an account on this server",
    noAccount: "I have no account yet",
    signInFirst: "Sign in, and the invitation is here to be taken.",
    signedInAs: (name: string) => `You are signed in as ${name}.`,
    join: "Join",
  },
  reset: {
    title: (name: string) => `A new password for ${name}`,
    how: "All your sessions end. If your account has a second factor, it is asked for next; only with it do your other assessments stay open to you.",
    everything:
      "All your sessions, passkeys, authenticator and recovery codes end, and you set up a second factor anew. Your other assessments stay closed until a lead there lets you in again.",
    password: "New password",
    go: "Set the password",
  },
  offer: {
    title: "Your account is ready",
    needed:
      "A lead needs a second factor before an assessment opens: a passkey of this device, or an authenticator on your telephone. It takes a minute.",
    better: "A second factor keeps others out, even if they learn your password. It takes a minute, now or later.",
    add: "Add a second factor",
    later: "Later",
  },
};
