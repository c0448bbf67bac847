import type { SealedPlace } from "./cipher.ts";

const place = (table: string, column: string, rowId: string, rowVersion = 1): SealedPlace => {
  return { table, column, rowId, rowVersion };
};

/**
 * Every sealed column of what hangs on a source's key: its register, its texts, its speakers and its changes.
 * A source's row version counts: whoever writes a new one seals title, file name and facts again.
 * Names of areas, clusters, outside coders and codes are records of their own: see `sealed-names.ts`.
 */
export const PLACES = {
  sourceTitle: (sourceId: string, rowVersion: number) => place("source", "title_sealed", sourceId, rowVersion),
  sourceFileName: (sourceId: string, rowVersion: number) => place("source", "file_name_sealed", sourceId, rowVersion),
  sourceFacts: (sourceId: string, rowVersion: number) => place("source", "facts_sealed", sourceId, rowVersion),
  text: (textVersionId: string, version: number) => place("text_version", "text_sealed", textVersionId, version),
  original: (textVersionId: string, version: number) =>
    place("text_version", "original_sealed", textVersionId, version),
  speakerName: (speakerId: string) => place("speaker", "name_sealed", speakerId),
  designWords: (assessmentId: string) => place("study_design", "words_sealed", assessmentId),
  judgedReason: (sourceId: string, questionId: string) =>
    place("judged_position", "reason_sealed", `${sourceId} ${questionId}`),
  effectivenessWords: (judgementId: string) => place("effectiveness_judgement", "words_sealed", judgementId),
  memoBody: (memoId: string, rowVersion: number) => place("memo", "body_sealed", memoId, rowVersion),
  changeBefore: (changeId: string) => place("change", "before_sealed", changeId),
  changeAfter: (changeId: string) => place("change", "after_sealed", changeId),
};
