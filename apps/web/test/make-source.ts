import { NO_FACTS_YET, type SourceWithText } from "@octant/schemas";

/** A plausible source for tests, with what the test is about laid over it. */
export function makeSource(over: Partial<SourceWithText> = {}): SourceWithText {
  const kind = over.kind ?? "interview";
  const number = over.number ?? 1;
  return {
    ...NO_FACTS_YET,
    id: "018f0000-0000-7000-8000-000000000001",
    number,
    title: "A talk",
    kind,
    groupId: null,
    clusterId: "018f0000-0000-7000-8000-000000000002",
    areaId: null,
    periodIds: [],
    language: null,
    consent: { analyse: "granted", quote: "refused", archive: "not-asked", recontact: "not-asked" },
    direction: "ltr",
    rowVersion: 1,
    citation: { kind, number, group: null, area: null, when: null, periods: [] },
    textVersionId: "018f0000-0000-7000-8000-000000000003",
    length: 1000,
    turns: 12,
    codings: 0,
    createdAt: "2026-01-01T00:00:00.000Z",
    ...over,
  };
}
