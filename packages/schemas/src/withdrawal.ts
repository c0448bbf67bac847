import { z } from "zod";
import { Source } from "./source.ts";
import { Consent } from "./words.ts";

/** One thing that a respondent agrees to or not, apart from the others. */
export const ConsentScope = Consent.keyof();
export type ConsentScope = z.infer<typeof ConsentScope>;

/**
 * A lead's command to carry out what a respondent asks for. `analyse` is everything: the source goes. What was withdrawn
 * stays withdrawn: no edit of the register brings it back. Source: method, section 9.
 */
export const WithdrawConsent = z.strictObject({ id: z.uuidv7(), scope: ConsentScope });
export type WithdrawConsent = z.infer<typeof WithdrawConsent>;

/** What a withdrawal would take, told before it is carried out. What people have copied or saved nobody can count. */
export const WithdrawalForecast = z.strictObject({
  sourceId: z.uuid(),
  consent: Consent,
  /** Live codings on its texts. As rows of ids and positions they stay; they count nowhere and quote nothing. */
  codings: z.int().min(0),
  /** Passages that were selected: two positions each, which stay. */
  passages: z.int().min(0),
  /** Of the codings, those that a figure opens onto with their words. */
  citations: z.int().min(0),
  /** Memos on it and on its codings, whose words can no longer be opened. */
  memos: z.int().min(0),
  /** Entries of the change log that name the source; their texts can no longer be opened. */
  changes: z.int().min(0),
  /** Whether its cluster is its own and goes with it. */
  clusterGoes: z.boolean(),
});
export type WithdrawalForecast = z.infer<typeof WithdrawalForecast>;

/** The source as it is after a withdrawal; null where the withdrawal was of everything. */
export const WithdrawalDone = z.strictObject({ source: Source.nullable() });
export type WithdrawalDone = z.infer<typeof WithdrawalDone>;
