// @vitest-environment jsdom
import { beforeEach, expect, test } from "vitest";
import { forgetDraft, type KeptDraft, keepDraft, readKeptDraft } from "./kept-draft.ts";

const KEPT: KeptDraft = {
  draft: {
    name: "Karsala 2026",
    missionLine: "",
    frameworkId: "epon-2019",
    groups: "Officials",
    regions: "",
    periods: [{ name: "before", startsOn: "", endsOn: "2021-12-31" }],
    highRisk: true,
    retentionUntil: "",
  },
  sent: null,
};
beforeEach(() => sessionStorage.clear());

test("a draft is found again by whoever wrote it, and by nobody else", () => {
  keepDraft("one", KEPT);
  expect(readKeptDraft("one")).toEqual(KEPT);
  expect(readKeptDraft("another")).toBeUndefined();
  forgetDraft("one");
  expect(readKeptDraft("one")).toBeUndefined();
});

test.each([
  ["no JSON", "{"],
  ["an earlier shape", JSON.stringify(KEPT.draft)],
  ["a draft with a part missing", JSON.stringify({ ...KEPT, draft: { ...KEPT.draft, groups: undefined } })],
  ["periods that are none", JSON.stringify({ ...KEPT, draft: { ...KEPT.draft, periods: [{ name: 1 }] } })],
])("what is kept as %s is no draft", (_what, kept) => {
  keepDraft("one", KEPT);
  const [key = ""] = Object.keys(sessionStorage);
  sessionStorage.setItem(key, kept);
  expect(readKeptDraft("one")).toBeUndefined();
});
