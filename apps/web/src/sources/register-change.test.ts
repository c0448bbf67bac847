import { expect, test } from "vitest";
import { makeSource } from "../../test/make-source.ts";
import { changedFields, rebase, toDraft } from "./register-change.ts";
import { toRegister } from "./register-draft.ts";

const source = makeSource({ periodIds: ["p", "q"], groupId: "g" });
const registerOf = (over: object) => {
  const register = toRegister({ ...toDraft(source), ...over });
  if (!register) throw new Error("the draft is not complete");
  return register;
};

test("a register that nobody touched changes nothing, in whatever order its periods stand", () => {
  expect(changedFields(source, registerOf({ periodIds: ["q", "p"] }))).toEqual({});
});

test("a change names only what differs", () => {
  expect(changedFields(source, registerOf({ title: "Another talk", language: "fr" }))).toEqual({
    title: "Another talk",
    language: "fr",
  });
  const consent = { ...source.consent, quote: "granted" as const };
  expect(changedFields(source, registerOf({ consent }))).toEqual({ consent });
});

test("after somebody else's change, only what the person touched still differs", () => {
  const theirs = makeSource({
    ...source,
    language: "bm",
    groupId: "h",
    consent: { ...source.consent, analyse: "withdrawn" },
    rowVersion: 2,
  });
  const draft = { ...toDraft(source), title: "Mine", consent: { ...source.consent, quote: "granted" as const } };
  expect(rebase(draft, source, theirs)).toEqual({
    ...toDraft(theirs),
    title: "Mine",
    consent: { ...theirs.consent, quote: "granted" },
  });
});

test("a cluster that the person chose keeps its own group, whatever the other chose", () => {
  const theirs = makeSource({ ...source, groupId: "h", clusterId: "theirs" });
  const draft = { ...toDraft(source), groupId: "mine", clusterId: null };
  expect(rebase(draft, source, theirs)).toMatchObject({ groupId: "mine", clusterId: null });
});
