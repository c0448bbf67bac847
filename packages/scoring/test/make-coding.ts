import type { RecordedCoding, RegisteredSource, UnitInput } from "../src/index.ts";

/** A coding of the first ten characters of interview i1 as supporting question 1.1, but for what is said otherwise. */
export function makeCoding(said: Partial<RecordedCoding> & { id: string }): RecordedCoding {
  return {
    sourceId: "i1",
    questionId: "1.1",
    stance: "supports",
    start: 0,
    end: 10,
    textVersionId: "text of i1",
    coderId: "awa",
    speaker: null,
    aboutAreaId: null,
    aboutPeriodIds: [],
    ...said,
  };
}

/** An interview in a cluster of its own, in civil society, but for what is said otherwise. */
export function makeSource(said: Partial<RegisteredSource> & { id: string }): RegisteredSource {
  return {
    clusterId: `cluster of ${said.id}`,
    kind: "interview",
    groupId: "civil society",
    primaryCoderId: null,
    ...said,
  };
}

/** Mali with two regions and a town, one interview, and question 1.1 asked of the whole mission. */
export function makeUnitInput(said: Partial<UnitInput>): UnitInput {
  return {
    codings: [],
    sources: [makeSource({ id: "i1" })],
    areas: [
      { id: "Mali", parentId: null },
      { id: "North", parentId: "Mali" },
      { id: "Centre", parentId: "Mali" },
      { id: "Mopti", parentId: "Centre" },
    ],
    unit: { questionIds: ["1.1"] },
    judged: [],
    ...said,
  };
}
