import { z } from "zod";

/**
 * Every way in which a request can be refused, by a stable code. The API gives each a status, the web app its words.
 * `internal` alone is unforeseen: it carries an incident id and nothing else.
 */
export const ProblemCode = z.enum([
  "sign-in-needed",
  "sign-in-link-spent",
  "sign-in-not-here",
  "origin-refused",
  "second-factor-needed",
  "second-factor-required",
  "step-up-needed",
  "sign-in-refused",
  "too-many-attempts",
  "too-many-requests",
  "request-too-slow",
  "password-weak",
  "login-taken",
  "link-spent",
  "already-member",
  "last-lead",
  "last-proof",
  "passkeys-not-here",
  "host-refused",
  "not-found",
  "right-missing",
  "invalid-request",
  "body-too-large",
  "unsupported-media-type",
  "command-reused",
  "row-version-missing",
  "changed-since",
  "nothing-to-undo",
  "not-your-act",
  "segment-outside-text",
  "consent-missing",
  "consent-withdrawn",
  "source-withdrawn",
  "code-retired",
  "framework-faulty",
  "framework-taken",
  "already-forked",
  "not-forked",
  "last-question",
  "codebook-file-faulty",
  "cluster-in-other-group",
  "cut-in-use",
  "cut-retired",
  "weights-locked",
  "reason-missing",
  "number-taken",
  "encoding-not-told",
  "text-unreadable",
  "text-empty",
  "text-too-long",
  "cannot-be-verified",
  "too-busy",
  "database-away",
  "internal",
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

/** The body of every refusal: RFC 9457, with a code for programs and a sentence for people. Facts stand beside them. */
export const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: ProblemCode,
  requestId: z.string(),
});
export type Problem = z.infer<typeof Problem>;
