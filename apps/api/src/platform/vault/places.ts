import type { SealedPlace } from "./cipher.ts";

const place = (table: string, column: string, rowId: string, rowVersion = 1): SealedPlace => {
  return { table, column, rowId, rowVersion };
};

/**
 * Every sealed column, by what it holds. Those of a source, its texts, its speakers and its changes are sealed under the
 * source's id as record; those of an area, a cluster, an outside coder and a code under their own.
 * A source's row version counts: whoever writes a new one seals title and file name again.
 */
export const PLACES = {
  sourceTitle: (sourceId: string, rowVersion: number) => place("source", "title_sealed", sourceId, rowVersion),
  sourceFileName: (sourceId: string, rowVersion: number) => place("source", "file_name_sealed", sourceId, rowVersion),
  text: (textVersionId: string, version: number) => place("text_version", "text_sealed", textVersionId, version),
  original: (textVersionId: string, version: number) =>
    place("text_version", "original_sealed", textVersionId, version),
  speakerName: (speakerId: string) => place("speaker", "name_sealed", speakerId),
  areaName: (areaId: string) => place("area", "name_sealed", areaId),
  clusterName: (clusterId: string) => place("cluster", "name_sealed", clusterId),
  coderName: (coderId: string) => place("coder", "name_sealed", coderId),
  codeName: (codeId: string) => place("code", "name_sealed", codeId),
  changeBefore: (changeId: string) => place("change", "before_sealed", changeId),
  changeAfter: (changeId: string) => place("change", "after_sealed", changeId),
};
