import type { SourceFacts } from "./source-facts.ts";

/** What the register says before anybody has said anything. */
export const NO_FACTS_YET: SourceFacts = {
  date: null,
  interviewer: null,
  mode: null,
  access: { how: null, words: "" },
  present: { who: [], words: "" },
  questions: { asked: [], silent: [], notAsked: [] },
  consentHow: null,
  sensitivity: "normal",
  gender: null,
  participants: { people: null, lines: [] },
  primaryCoderId: null,
  partOf: null,
};
