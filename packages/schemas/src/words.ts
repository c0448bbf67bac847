import { z } from "zod";

/** What a passage says about a guiding question; `context` takes no side and enters no number. Source: method, section 1. */
export const Stance = z.enum(["supports", "mixed", "constrains", "context"]);
export type Stance = z.infer<typeof Stance>;

export const SourceKind = z.enum(["interview", "focus-group", "document", "notes", "survey-wave"]);
export type SourceKind = z.infer<typeof SourceKind>;

/** A respondent's answer to one scope of consent. Only `granted` allows. Source: method, section 9. */
export const ConsentState = z.enum(["granted", "refused", "not-asked", "withdrawn"]);
export type ConsentState = z.infer<typeof ConsentState>;

/** The four scopes of consent, each given and withdrawn apart from the others. */
export const Consent = z.strictObject({
  analyse: ConsentState,
  quote: ConsentState,
  archive: ConsentState,
  recontact: ConsentState,
});
export type Consent = z.infer<typeof Consent>;

export const Role = z.enum(["lead", "coder", "reviewer", "panel-rater", "enumerator", "reader"]);
export type Role = z.infer<typeof Role>;

export const Direction = z.enum(["ltr", "rtl"]);
export type Direction = z.infer<typeof Direction>;

export const SpeakerRole = z.enum(["interviewer", "respondent"]);
export type SpeakerRole = z.infer<typeof SpeakerRole>;
