import type { ProblemCode } from "@octant/schemas";
import { f } from "./formats.ts";
import { refusedFiles } from "./refused-files.ts";

/** What a refusal means to the person it meets, one or two sentences each: what happened, then what to do. */
const sentences: Record<ProblemCode, string> = {
  "sign-in-needed": "You are not signed in, or your session has ended. Sign in and go on.",
  "sign-in-link-spent": "This link was used before or is too old. Ask for a new one where the server was started.",
  "sign-in-not-here": "This link works only on the computer that Octant runs on.",
  "origin-refused": "The request came from another site, so nothing was done.",
  "second-factor-needed": "Your second factor is still missing. Give it, and go on.",
  "second-factor-required":
    "This assessment asks for a second factor, and your account has none yet. Add a passkey or an authenticator under My account.",
  "step-up-needed": "This is only done after you have shown again who you are. Nothing was done yet.",
  "sign-in-refused": "That is not right. Check it and try again.",
  "too-many-attempts": "There were too many attempts. Wait a little; a passkey works all the same.",
  "too-many-requests": "That was more at once than the server takes from one person. Wait a moment; nothing is lost.",
  "request-too-slow": "The request took too long to arrive, so nothing was done. Try again.",
  "password-weak": "This password is too easy to guess.",
  "login-taken": "Somebody already signs in with this. Choose another one.",
  "link-spent": "This link was used before, was taken back or is too old. Ask whoever sent it for a new one.",
  "already-member": "You already belong to this assessment.",
  "last-lead": "An assessment keeps at least one lead. Make somebody else lead first.",
  "passkeys-not-here":
    "Passkeys do not work at this address: browsers tie them to a name. Open Octant at localhost instead of 127.0.0.1.",
  "last-proof":
    "This is your last way to sign in, or the second factor that a role of yours asks for. Add another one first.",
  "host-refused": "Octant is not reached under this name. Tell whoever runs this server.",
  "not-found": "It does not exist, or it is not open to you.",
  "right-missing": "Your role in this assessment does not allow this. The lead can change roles.",
  "invalid-request": "Something in the request was not as it must be, so nothing was done.",
  "body-too-large": "It is larger than Octant takes, so nothing was stored.",
  "unsupported-media-type": "Octant does not read this kind of file.",
  "command-reused": "Another change was sent under the same mark, so this one was not carried out.",
  "row-version-missing": "The change did not say what it was based on, so it was not carried out.",
  "changed-since": "It was changed in the meantime. What you see now is as it stands; look again before you change it.",
  "nothing-to-undo": "There is nothing left to undo.",
  "not-your-act": "Only who did something can undo it.",
  "segment-outside-text": "The passage does not lie inside the text.",
  "consent-missing":
    "This source has not agreed to be analysed, so it cannot be coded. Its consent is set under Collect.",
  "consent-withdrawn":
    "The respondent has withdrawn this, and an edit cannot bring it back. To withdraw something, use “Withdraw” further down.",
  "source-withdrawn":
    "The respondent has withdrawn from the study. The source is gone, and nothing can be coded in it any more.",
  "framework-faulty": "The file holds no framework that can be used yet. Nothing was stored.",
  "framework-taken":
    "A framework with this id is there and cannot be replaced: it is published, somebody else’s, or comes with Octant. Give yours another id.",
  "already-forked": "This study has forked its framework before.",
  "not-forked": "The study uses its framework as it is. Fork it first; then its questions can change.",
  "last-question": "A dimension keeps at least one question.",
  "register-file-faulty": "The file holds no register that can be read. Nothing was stored.",
  "codebook-file-faulty": "The file holds no codebook that can be read. Nothing was stored.",
  "code-retired": "This code is no longer in use. Choose another one.",
  "reason-missing": "This moves figures that are there already. Say why; it stands in the history.",
  "cluster-in-other-group": "This cluster belongs to another group. A cluster lies in exactly one.",
  "parts-not-apart":
    "The parts of a focus group would not be apart. Each is a focus group in a stakeholder group and a cluster of its own.",
  "cut-in-use": "Sources or codings use it, so it stays. Move them first; then it can be taken out of use.",
  "cut-retired": "This area, period or group is no longer in use. Choose another one.",
  "weights-locked": "The groups’ weights are locked: they were declared before coding began, and stay as they were.",
  "number-taken": "Another source has this number.",
  "encoding-not-told": "The letters of this file can be read in several ways. Choose one in the preview.",
  "text-unreadable": "The file could not be read as text. Save it as plain text (.txt) in UTF-8 and add it again.",
  "text-empty": "There is no text in this file.",
  "text-too-long": "The text is longer than five million characters.",
  "text-there-already": "This source has a text already. Nothing was changed.",
  "cannot-be-verified": "What is stored does not match its seal, so it is not shown. Tell whoever runs this server.",
  "too-busy": "The server has too much to do just now. Try again in a moment.",
  "database-away": "The server cannot reach its database just now. Try again in a moment.",
  internal: "Something went wrong on the server. It was recorded there under a number.",
};

export const problems = {
  sentences,
  files: refusedFiles,
  away: "The server does not answer. Check the connection and try again.",
  passkey: {
    cancelled: "No passkey was used. Try again, or choose another way.",
    known: "This device already holds a passkey of your account.",
    unusable: "This browser could not use a passkey here. Choose another way.",
  },
  waitFor: (ms: number) =>
    `There were too many attempts. Try again in ${waitingTime(ms)}; a passkey works all the same.`,
  incident: (id: string) => `Number: ${id}`,
};

/** Rounded up, so that nobody comes back too early. */
function waitingTime(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  if (seconds <= 90) return f.count(seconds, { one: "second", other: "seconds" });
  return f.count(Math.ceil(seconds / 60), { one: "minute", other: "minutes" });
}
