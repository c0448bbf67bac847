import { expect, test } from "vitest";
import { makeSource } from "../../test/make-source.ts";
import { en } from "../words/en.ts";
import { toDraft } from "./register-change.ts";
import { differences } from "./register-differences.ts";

const cuts = {
  areas: [],
  clusters: [],
  periods: [{ id: "p", name: "since 2016", startsOn: null, endsOn: null }],
  groups: [{ id: "g", name: "Civil society", weight: null }],
};
const draft = toDraft(makeSource());

test("two people's versions are set side by side in words, and only where they differ", () => {
  const mine = { ...draft, groupId: "g", consent: { ...draft.consent, quote: "granted" as const } };
  const theirs = { ...draft, periodIds: ["p"] };
  expect(differences(mine, theirs, cuts, en)).toEqual([
    { field: "Stakeholder group", yours: "Civil society", theirs: "not placed" },
    { field: "Periods it speaks about", yours: "not set", theirs: "since 2016" },
    { field: "May be quoted", yours: "granted", theirs: "refused" },
  ]);
});

test("two versions that say the same have no differences", () => {
  expect(differences(draft, { ...draft, title: ` ${draft.title} ` }, cuts, en)).toEqual([]);
});
