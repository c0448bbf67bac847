import { asAccount, changes, codes, frameworkVersions } from "@octant/db";
import {
  AssessmentSetup,
  Codebook,
  CodebookCode,
  CodebookQuestion,
  Coding,
  Framework,
  FrameworkDiff,
  Scorecard,
  type Wording,
} from "@octant/schemas";
import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { parse } from "yaml";
import { refusal } from "../../../test/client.ts";
import { FRAMEWORK } from "../../../test/framework.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { makeSource } from "../../../test/make-source.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";
import { inAssessment } from "../../platform/in-assessment.ts";

const [LEAD, CODER, REVIEWER, RATER] = [0, 1, 2, 3];

let octant: TestApp;
let study: TestAssessment;
beforeAll(async () => {
  octant = await openTestApp();
});
afterAll(() => octant.close());
beforeEach(async () => {
  study = await makeAssessment(octant, ["lead", "coder", "reviewer", "panel-rater"]);
});

const wording = (name: string): Wording => ({
  name: { en: name },
  question: { en: `${name}?` },
  lookFor: [],
  leaveOut: [],
});
const send = (method: string, path: string, body?: object, rowVersion?: number, by = LEAD) =>
  study.client(by).send(method, study.path(`/codebook${path}`), {
    ...(body === undefined ? {} : { body: { id: uuidv7(), reason: "The pilot showed it", ...body } }),
    ...(rowVersion === undefined ? {} : { rowVersion }),
  });
const read = (by = LEAD) => study.client(by).get(study.path("/codebook"), Codebook);
const fork = () => send("POST", "/fork", { reason: "Rivers matter here" });
const addQuestion = async (dimensionId = "1") =>
  CodebookQuestion.parse(await (await send("POST", "/questions", { dimensionId, wording: wording("Rivers") })).json());
const addCode = async (body: object = {}, by = CODER) =>
  CodebookCode.parse(
    await (await send("POST", "/codes", { parentId: codeAt(0), name: "Ferries", ...body }, undefined, by)).json(),
  );
const codeAt = (at: number) => study.codeIds[at] ?? "";
const relations = async () => (await read()).dimensions.map(({ relation }) => relation);

test("a study that has changed nothing uses its framework as it is, and all of it compares", async () => {
  const book = await read(CODER);
  expect([book.base.id, book.fork, book.framework]).toEqual([FRAMEWORK.id, null, FRAMEWORK]);
  expect(book.questions.map(({ questionId, state, relation }) => [questionId, state, relation])).toEqual([
    ["1.1", "as-in-base", "same"],
    ["1.2", "as-in-base", "same"],
    ["2.1", "as-in-base", "same"],
  ]);
  expect(await relations()).toEqual(["same", "same"]);
});

test("questions change only in a fork, which says who made it, when and why, and is made once", async () => {
  const early = [
    send("POST", "/questions", { dimensionId: "1", wording: wording("Rivers") }),
    send("PATCH", `/questions/${codeAt(0)}`, { wording: wording("Roads"), relation: "same" }, 1),
    send("POST", `/codes/${codeAt(0)}/retirement`, { retired: true }, 1),
  ];
  for (const answer of early) expect(await refusal(answer)).toEqual([409, "not-forked"]);
  expect((await fork()).status).toBe(201);
  const { fork: made } = await read();
  expect(made).toMatchObject({ kind: "framework.forked", actor: "lead 1", reason: "Rivers matter here" });
  expect(await refusal(fork())).toEqual([409, "already-forked"]);
});

test("an added question bears a number of the study's own, and its dimension is broader than before", async () => {
  await fork();
  const first = await addQuestion();
  const second = await addQuestion();
  expect([first.questionId, second.questionId, first.state, first.relation]).toEqual(["1.s1", "1.s2", "added", null]);
  expect(first.acts).toMatchObject([{ kind: "question.added", reason: "The pilot showed it" }]);
  expect(await relations()).toEqual(["broader", "same"]);
  const { framework } = await read();
  expect(framework.dimensions[0]?.questions.map(({ id }) => id)).toEqual(["1.1", "1.2", "1.s1", "1.s2"]);
  expect(framework.forkOf?.framework).toBe(FRAMEWORK.id);
});

test("a reworded question says how it relates to the framework's, keeps its codings, and says why", async () => {
  const { text } = await source();
  await code(text, codeAt(0));
  await fork();
  const answer = await send(
    "PATCH",
    `/questions/${codeAt(0)}`,
    { wording: wording("Tracks"), relation: "narrower" },
    1,
  );
  const question = CodebookQuestion.parse(await answer.json());
  expect(question).toMatchObject({ state: "reworded", relation: "narrower", codings: 1, rowVersion: 2 });
  expect(await relations()).toEqual(["narrower", "same"]);
  const again = send("PATCH", `/questions/${codeAt(0)}`, { wording: wording("Paths"), relation: "same" }, 1);
  expect(await refusal(again)).toEqual([409, "changed-since"]);
  const unrelated = send("PATCH", `/questions/${codeAt(0)}`, { wording: wording("Paths") }, 2);
  expect(await refusal(unrelated)).toEqual([422, "invalid-request"]);
});

test("a retired question takes no new coding; what was coded with it stays, and keeps its name in the set-up", async () => {
  const { text } = await source();
  const coded = await code(text, codeAt(0));
  const under = await addCode();
  await fork();
  const answer = await send("POST", `/codes/${codeAt(0)}/retirement`, { retired: true }, 1);
  expect(CodebookQuestion.parse(await answer.json())).toMatchObject({ retired: true, codings: 1 });
  expect(coded.codeId).toBe(codeAt(0));
  for (const codeId of [codeAt(0), under.id]) {
    expect(await refusal(tryToCode(text, codeId))).toEqual([409, "code-retired"]);
  }
  const setup = await study.client(CODER).get(study.path(), AssessmentSetup);
  expect(setup.codes.find(({ id }) => id === codeAt(0))).toMatchObject({ retired: true, codings: 1 });
  expect(setup.framework.dimensions[0]?.questions.map(({ id }) => id)).toContain("1.1");
  expect(await relations()).toEqual(["narrower", "same"]);
  expect((await send("POST", `/codes/${codeAt(0)}/retirement`, { retired: false }, 2)).status).toBe(200);
  expect(await relations()).toEqual(["same", "same"]);
  expect((await tryToCode(text, codeAt(0))).status).toBe(201);
});

test("a dimension keeps at least one question", async () => {
  await fork();
  const only = codeAt(2);
  expect(await refusal(send("POST", `/codes/${only}/retirement`, { retired: true }, 1))).toEqual([
    409,
    "last-question",
  ]);
  const added = await addQuestion("2");
  expect((await send("POST", `/codes/${only}/retirement`, { retired: true }, 1)).status).toBe(200);
  const last = send("POST", `/codes/${added.id}/retirement`, { retired: true }, 1);
  expect(await refusal(last)).toEqual([409, "last-question"]);
});

test("a coder adds the study's own code under a question without a fork, and what is coded with it counts on the question", async () => {
  const { text } = await source();
  const added = await addCode({ definition: "Boats that carry people" });
  expect(added).toMatchObject({ questionId: "1.1", dimensionId: "1", name: "Ferries", sensitive: false });
  await code(text, added.id);
  const setup = await study.client(CODER).get(study.path(), AssessmentSetup);
  const named = setup.codes.find(({ id }) => id === added.id);
  expect(named).toMatchObject({
    parentId: codeAt(0),
    name: "Ferries",
    definition: "Boats that carry people",
    codings: 1,
  });
  await code(text, codeAt(0));
  const { rows } = await study.client(LEAD).get(study.path("/scorecard"), Scorecard);
  // the same words, coded with the question and with a code under it, are one passage on that question
  const passages = rows.map(({ profile }) => (profile.kind === "profile" ? profile.counts.codings : 0));
  expect([rows.map(({ codings }) => codings), passages]).toEqual([
    [2, 0],
    [1, 0],
  ]);
});

test("a code stands under a question of this study, not under another code and not under a retired question", async () => {
  const added = await addCode();
  const other = await makeAssessment(octant);
  for (const parentId of [added.id, other.codeIds[0]]) {
    expect(await refusal(send("POST", "/codes", { parentId, name: "Boats" }))).toEqual([404, "not-found"]);
  }
  await fork();
  await send("POST", `/codes/${codeAt(0)}/retirement`, { retired: true }, 1);
  const late = send("POST", "/codes", { parentId: codeAt(0), name: "Boats" });
  expect(await refusal(late)).toEqual([409, "code-retired"]);
});

test("a code is renamed and marked sensitive: then its name lies in the database sealed, and a rater does not see it", async () => {
  const added = await addCode();
  const body = { name: "Armed ferrymen", definition: "Of the northern bank", sensitive: true };
  const changed = CodebookCode.parse(await (await send("PATCH", `/codes/${added.id}`, body, 1)).json());
  expect(changed).toMatchObject({ ...body, rowVersion: 2 });
  expect(changed.acts.map(({ kind, actor }) => [kind, actor])).toEqual([
    ["code.added", "coder 2"],
    ["code.changed", "lead 1"],
  ]);
  const stored = await inStudy((tx) => tx.select().from(codes).where(eq(codes.id, added.id)));
  expect(stored[0]).toMatchObject({ name: null, definition: null, sensitive: true });
  const nameFor = async (by: number) =>
    (await study.client(by).get(study.path(), AssessmentSetup)).codes.find(({ id }) => id === added.id)?.name;
  expect([await nameFor(REVIEWER), await nameFor(RATER)]).toEqual(["Armed ferrymen", null]);
});

test("every act leaves a change, and neither its reason nor a text of it lies there in the plain", async () => {
  await fork();
  const question = await addQuestion();
  const added = await addCode();
  await send("PATCH", `/codes/${added.id}`, { name: "Boats", reason: "Clearer for us" }, 1);
  await send("POST", `/codes/${question.id}/retirement`, { retired: true, reason: "Nobody asks it" }, 1);
  const logged = await inStudy((tx) => tx.select().from(changes).orderBy(changes.at, changes.id));
  expect(logged.map(({ kind }) => kind)).toEqual([
    "assessment.created",
    "framework.forked",
    "question.added",
    "code.added",
    "code.changed",
    "question.retired",
  ]);
  const plain = JSON.stringify(logged.map(({ before, after }) => [before, after]));
  for (const word of ["Rivers", "Ferries", "Boats", "Clearer", "Nobody", "pilot"]) expect(plain).not.toContain(word);
});

test("the same command again is done once; the same id with another body is refused", async () => {
  await fork();
  const body = { id: uuidv7(), dimensionId: "1", wording: wording("Rivers") };
  const answers = [await send("POST", "/questions", body), await send("POST", "/questions", body)];
  const ids = await Promise.all(answers.map(async (answer) => CodebookQuestion.parse(await answer.json()).questionId));
  expect(ids).toEqual(["1.s1", "1.s1"]);
  const other = send("POST", "/questions", { ...body, dimensionId: "2" });
  expect(await refusal(other)).toEqual([409, "command-reused"]);
});

test("questions that two people add at once get two numbers", async () => {
  await fork();
  const added = await Promise.all([addQuestion(), addQuestion(), addQuestion()]);
  expect(added.map(({ questionId }) => questionId).toSorted()).toEqual(["1.s1", "1.s2", "1.s3"]);
});

test("what the study changed is told against its framework, and taken out as a file that reads back", async () => {
  await fork();
  await addQuestion();
  await send("POST", `/codes/${codeAt(1)}/retirement`, { retired: true }, 1);
  const diff = await study.client(CODER).get(study.path("/codebook/differences"), FrameworkDiff);
  expect(diff.dimensions[0]?.questions.map(({ from, to, kind }) => [from?.id, to?.id, kind])).toEqual([
    ["1.1", "1.1", "same"],
    ["1.2", undefined, "removed"],
    [undefined, "1.s1", "added"],
  ]);
  const file = await (await send("GET", "/file")).text();
  const taken = Framework.parse(parse(file));
  expect(taken.id).toBe("study-of-for-tests");
  expect(taken.crosswalk.map(({ from, relation }) => [from, relation])).toEqual([
    ["1", "overlaps"],
    ["2", "same"],
  ]);
});

test("a fork keeps its base as it was, also when the draft is changed afterwards", async () => {
  await fork();
  const set = (document: Framework) =>
    asAccount(octant.deps.db, "", (tx) =>
      tx.update(frameworkVersions).set({ document }).where(eq(frameworkVersions.id, FRAMEWORK.id)),
    );
  await set({ ...FRAMEWORK, dimensions: FRAMEWORK.dimensions.slice(0, 1) });
  const { framework } = await read();
  await set(FRAMEWORK);
  expect(framework.dimensions).toHaveLength(2);
});

test("a reason of nothing, a text that nothing can store and a dimension that is not there are refused", async () => {
  await fork();
  const question = { dimensionId: "1", wording: wording("Rivers") };
  expect(await refusal(send("POST", "/questions", { ...question, reason: "  " }))).toEqual([422, "invalid-request"]);
  const half = { ...question, wording: wording("\ud800") };
  expect(await refusal(send("POST", "/questions", half))).toEqual([422, "invalid-request"]);
  expect(await refusal(send("POST", "/questions", { ...question, dimensionId: "9" }))).toEqual([404, "not-found"]);
});

test("a coder neither forks nor rewords, a reviewer adds no code, a rater does not see why", async () => {
  const body = { parentId: codeAt(0), name: "Boats" };
  expect(await refusal(send("POST", "/fork", {}, undefined, CODER))).toEqual([403, "right-missing"]);
  expect(await refusal(send("POST", "/codes", body, undefined, REVIEWER))).toEqual([403, "right-missing"]);
  expect(await refusal(study.client(RATER).send("GET", study.path("/codebook")))).toEqual([403, "right-missing"]);
});

type Work<T> = Parameters<typeof inAssessment<T>>[1];
const inStudy = <T>(work: Work<T>) => {
  const { account, assessmentId } = study.context(LEAD);
  return inAssessment({ db: octant.deps.db, account, assessmentId }, work);
};

async function source() {
  const groupId = study.plan.groups[0]?.id ?? null;
  return { text: (await makeSource(study, study.client(LEAD), { groupId })).textVersionId };
}
function tryToCode(textVersionId: string, codeId: string) {
  const body = { id: uuidv7(), textVersionId, codeId, start: 0, end: 4, stance: "supports" };
  return study.client(CODER).send("POST", study.path("/codings"), { body });
}
async function code(textVersionId: string, codeId: string) {
  return Coding.parse(await (await tryToCode(textVersionId, codeId)).json());
}
