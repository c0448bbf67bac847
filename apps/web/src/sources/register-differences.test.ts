import { expect, test } from "vitest";
import { makeCuts } from "../../test/make-cuts.ts";
import { makeSource } from "../../test/make-source.ts";
import { en } from "../words/en.ts";
import { toDraft } from "./register-change.ts";
import { differences } from "./register-differences.ts";

const cuts = makeCuts({
  people: [{ id: "m", name: "Aïssata", member: true }],
  periods: [{ id: "p", name: "since 2016", startsOn: null, endsOn: null }],
  groups: [{ id: "g", name: "Civil society", weight: null }],
});
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

test("how a source was heard is told in words, names and numbers for what is kept as codes", () => {
  const mine = {
    ...draft,
    interviewer: { memberId: "m" },
    present: { who: ["official" as const, "interpreter" as const], words: "" },
    questions: { asked: ["3.10", "3.2"], silent: ["1.1"], notAsked: [] },
    participants: { people: 4, lines: [{ people: 3, gender: "woman" as const, age: null, groupId: "g" }] },
  };
  expect(differences(mine, draft, cuts, en)).toEqual([
    { field: "Interviewer", yours: "Aïssata", theirs: "not said" },
    { field: "Who sat in", yours: "interpreter, official", theirs: "not said" },
    { field: "Participants", yours: "4 people; 3 people, woman, Civil society", theirs: "not said" },
    { field: "What it was asked", yours: "asked 3.2 and 3.10; silent 1.1", theirs: "not said" },
  ]);
});

test("two versions that say the same have no differences", () => {
  expect(differences(draft, { ...draft, title: ` ${draft.title} ` }, cuts, en)).toEqual([]);
});
