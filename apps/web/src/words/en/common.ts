import type { ConsentState, Role, SourceKind, Stance } from "@octant/schemas";
import { f } from "./formats.ts";

/** Words of the method and of every screen. */
export const common = {
  format: f,
  stance: { supports: "supports", mixed: "mixed", constrains: "constrains", context: "context" } satisfies Record<
    Stance,
    string
  >,
  /** The key that sets a stance, as it is printed on its cap. */
  stanceSign: { supports: "+", mixed: "0", constrains: "\u2212", context: "." } satisfies Record<Stance, string>,
  sourceKind: {
    interview: "interview",
    "focus-group": "focus group",
    document: "document",
    notes: "notes",
    "survey-wave": "survey wave",
  } satisfies Record<SourceKind, string>,
  consentState: {
    granted: "granted",
    refused: "refused",
    "not-asked": "not asked",
    withdrawn: "withdrawn",
  } satisfies Record<ConsentState, string>,
  role: {
    lead: "lead",
    coder: "coder",
    reviewer: "reviewer",
    "panel-rater": "panel rater",
    enumerator: "enumerator",
    reader: "reader",
  } satisfies Record<Role, string>,
  count: {
    codings: (n: number) => f.count(n, { one: "coding", other: "codings" }),
    passages: (n: number) => f.count(n, { one: "passage", other: "passages" }),
    sources: (n: number) => f.count(n, { one: "source", other: "sources" }),
    clusters: (n: number) => f.count(n, { one: "cluster", other: "clusters" }),
    groups: (n: number) => f.count(n, { one: "group", other: "groups" }),
    words: (n: number) => f.count(n, { one: "word", other: "words" }),
    changes: (n: number) => f.count(n, { one: "change", other: "changes" }),
    turns: (n: number) => f.count(n, { one: "turn", other: "turns" }),
    speakers: (n: number) => f.count(n, { one: "speaker", other: "speakers" }),
  },
  act: {
    close: "Close",
    cancel: "Cancel",
    undo: "Undo",
    tryAgain: "Try again",
    dismiss: "Dismiss",
    showPassword: "Show the password",
    hidePassword: "Hide the password",
  },
  /** Stands in a table's cell where there is nothing to count. */
  none: "none",
  unknown: "unknown",
};
