/** What a coded passage says to its question: supports, mixed, constrains; null is context, which takes no stance. */
export type StanceValue = 1 | 0 | -1 | null;

/** A position as an analyst may judge it. */
export type Position = -1 | -0.5 | 0 | 0.5 | 1;

/**
 * The evidence for one unit, already "effective": settled, joined and placed (method, section 2; see `unitEvidence`).
 * The unit is a dimension with all its questions, or a single question.
 */
export type ProfileInput = {
  /** Sources that are not independent of each other; each cluster lies in one stakeholder group. */
  readonly clusters: readonly { readonly id: string; readonly group: string }[];
  readonly sources: readonly { readonly id: string; readonly cluster: string; readonly kind: string }[];
  /** One entry per passage; `speaker` where the text marks who is speaking. */
  readonly stances: readonly {
    readonly source: string;
    readonly question: string;
    readonly stance: StanceValue;
    readonly speaker?: string | null;
  }[];
  /** What a source, taken whole, says to a question, where an analyst judged it: replaces the computed position. */
  readonly judged: readonly { readonly source: string; readonly question: string; readonly position: Position }[];
  /** Above 0, by group; a group without one weighs 1. Locked and dated before coding starts. */
  readonly groupWeights?: Readonly<Record<string, number>>;
};
