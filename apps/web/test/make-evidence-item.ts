import type { EvidenceItem } from "@octant/schemas";

/** A plausible coding behind a figure for tests, with what the test is about laid over it. */
export function makeEvidenceItem(over: Partial<EvidenceItem> = {}): EvidenceItem {
  return {
    sourceId: "00000000-0000-4000-8000-000000000001",
    codingId: "018f0000-0000-7000-8000-00000000000a",
    questionId: "4.1",
    stance: "supports",
    quote: "They came when we called.",
    citation: { kind: "interview", number: 14, group: "Civil society", area: "Mopti", when: null, periods: [] },
    clusterId: "018f0000-0000-7000-8000-00000000000b",
    groupId: "018f0000-0000-7000-8000-00000000000c",
    textVersionId: "018f0000-0000-7000-8000-00000000000d",
    start: 0,
    end: 4,
    language: "en",
    coder: "Claire Aubert",
    counts: "counted",
    ...over,
  };
}
