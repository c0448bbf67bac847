import { randomUUID } from "node:crypto";
import { assessments } from "@octant/db";
import {
  type ChangeSource,
  Problem,
  RegisterPeople,
  Source,
  type SourceFacts,
  SourceHistory,
  SourcePage,
  StudyDesign,
} from "@octant/schemas";
import { eq } from "drizzle-orm";
import postgres from "postgres";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { refusal } from "../../../test/client.ts";
import { importForm, makeRegister } from "../../../test/import-form.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { columnsWith } from "../../../test/search-database.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";
import { inAssessment } from "../../platform/in-assessment.ts";

let octant: TestApp;
let admin: postgres.Sql;
let study: TestAssessment;
beforeAll(async () => {
  octant = await openTestApp();
  admin = postgres(octant.database.adminUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await admin.end();
  await octant.close();
});
beforeEach(async () => {
  study = await makeAssessment(octant, ["lead", "coder", "enumerator"]);
});

const [lead, coder, enumerator] = [0, 1, 2];
const register = (changed: object = {}, who = lead) => {
  const { encoding: _, ...body } = makeRegister();
  return study
    .client(who)
    .get(study.path("/register/sources"), Source, "POST", { body: { ...body, kind: "focus-group", ...changed } });
};
const send = ({ id, rowVersion }: Source, change: Partial<ChangeSource>) =>
  study
    .client(lead)
    .send("PATCH", study.path(`/sources/${id}`), { body: { id: uuidv7(), reason: "To try", ...change }, rowVersion });
const change = async (source: Source, changed: Partial<ChangeSource>) => {
  const answer = await send(source, changed);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return Source.parse(await answer.json());
};
const read = (id: string, who = lead) => study.client(who).get(study.path(`/sources/${id}`), Source);
const history = (id: string, who = lead) => study.client(who).get(study.path(`/sources/${id}/history`), SourceHistory);

/** Everything that can be said of how a source was heard, with a word in each text that can be looked for. */
function allFacts(word: string): Partial<SourceFacts> {
  return {
    date: "2019-03-14",
    interviewer: { name: `Interviewer ${word}` },
    mode: "in-person",
    access: { how: "referral", words: `through ${word}` },
    present: { who: ["interpreter", "official"], words: `a clerk called ${word}` },
    questions: { asked: ["1.1"], silent: [], notAsked: ["1.2"] },
    consentHow: "recorded",
    sensitivity: "high",
    gender: "woman",
    participants: {
      people: 6,
      lines: [{ people: 4, gender: "woman", age: "18-34", groupId: study.plan.groups[1]?.id ?? null }],
    },
  };
}

describe("what the register knows of how a source was heard", () => {
  test("comes back as it was said, is changed part by part, and each change stands in the history", async () => {
    const facts = allFacts("Zamba");
    const source = await register(facts);
    expect(source).toMatchObject({ ...facts, textVersionId: null, length: 0, turns: 0, codings: 0 });
    const changed = await change(source, {
      date: "2019-03-15",
      interviewer: { memberId: study.context(coder).account.id },
      questions: { asked: ["1.2"], silent: ["1.1"], notAsked: [] },
      sensitivity: "normal",
    });
    expect(changed).toMatchObject({ access: facts.access, mode: "in-person", sensitivity: "normal" });
    const { items } = await history(source.id);
    expect(items[0]).toMatchObject({
      kind: "source.changed",
      before: { date: "2019-03-14", interviewer: facts.interviewer, sensitivity: "high", questions: facts.questions },
      after: { date: "2019-03-15", questions: { asked: ["1.2"], silent: ["1.1"], notAsked: [] } },
    });
    expect(Object.keys(items[0]?.after ?? {}), "what did not change is not told").not.toContain("access");
    expect(items[1]).toMatchObject({ kind: "source.registered", after: { date: "2019-03-14", access: facts.access } });
  });

  test("is sealed where it is a day, a name or words: no column holds them", async () => {
    const word = `zq${randomUUID().replaceAll("-", "")}`;
    const source = await register(allFacts(word));
    await change(source, { access: { how: "mission", words: `no longer ${word}` } });
    expect(await columnsWith(admin, word)).toEqual([]);
    expect(await columnsWith(admin, "2019-03-14")).toEqual([]);
  });

  test("shows its day to those who may change the register, and to nobody else, in the history neither", async () => {
    const { id } = await register(allFacts("Zamba"));
    for (const who of [coder, enumerator]) {
      expect(await read(id, who)).toMatchObject({ date: null, citation: { when: "2019" } });
      expect(JSON.stringify(await history(id, who))).not.toContain("2019-03-14");
      const page = await study.client(who).get(study.path("/sources"), SourcePage);
      expect(JSON.stringify(page)).not.toContain("2019-03-14");
    }
    expect((await read(id)).date).toBe("2019-03-14");
  });

  test("names nobody and nothing that this assessment does not have", async () => {
    const source = await register();
    const unknown: Partial<ChangeSource>[] = [
      { interviewer: { memberId: randomUUID() } },
      { primaryCoderId: randomUUID() },
      { partOf: randomUUID() },
      { questions: { asked: ["9.9"], silent: [], notAsked: [] } },
      { participants: { people: null, lines: [{ people: 1, gender: null, age: null, groupId: randomUUID() }] } },
    ];
    for (const changed of unknown) {
      expect(await refusal(send(source, changed)), Object.keys(changed)[0]).toEqual([404, "not-found"]);
    }
    expect(await read(source.id)).toEqual(source);
  });

  test("is refused where it contradicts itself", async () => {
    const source = await register();
    const faulty: Partial<ChangeSource>[] = [
      { present: { who: ["nobody", "official"], words: "" } },
      { questions: { asked: ["1.1"], silent: ["1.1"], notAsked: [] } },
      { participants: { people: 1, lines: [{ people: 2, gender: null, age: null, groupId: null }] } },
      { date: "2019-02-30" },
      { access: { how: null, words: "half a pair \uD800" } },
    ];
    for (const changed of faulty) {
      expect(await refusal(send(source, changed)), JSON.stringify(changed)).toEqual([422, "invalid-request"]);
    }
  });

  test("can name a member who has left since, as long as it is not said anew", async () => {
    const memberId = study.context(coder).account.id;
    const source = await register({ interviewer: { memberId } });
    const people = () => study.client(lead).get(study.path("/register/people"), RegisterPeople);
    expect((await people()).items).toContainEqual({ id: memberId, name: "coder 2", member: true });
    await admin`delete from member where assessment_id = ${study.assessmentId} and account_id = ${memberId}`;
    expect((await people()).items).toContainEqual({ id: memberId, name: "coder 2", member: false });
    expect(await change(source, { language: "fr" })).toMatchObject({ interviewer: { memberId } });
    expect(await refusal(send(await register(), { interviewer: { memberId } }))).toEqual([404, "not-found"]);
  });
});

describe("a source that stands in the register alone", () => {
  const addText = (id: string, content = "ANNA: One.\nBEN: Two.") => {
    const form = importForm({}, { content });
    form.set("text", JSON.stringify({ id: uuidv7(), encoding: null }));
    return study.client(coder).send("POST", study.path(`/sources/${id}/text`), { body: form });
  };

  test("gets its text later, and is then read and counted as any other", async () => {
    const source = await register({ kind: "survey-wave" });
    expect(await study.client(lead).get(study.path("/sources?withText=true"), SourcePage)).toMatchObject({ items: [] });
    expect((await addText(source.id)).status).toBe(201);
    const [withText] = (await study.client(lead).get(study.path("/sources?withText=true"), SourcePage)).items;
    expect(withText).toMatchObject({ id: source.id, kind: "survey-wave", turns: 2, number: 1 });
    const text = await study.client(coder).send("GET", study.path(`/texts/${withText?.textVersionId}`));
    expect(text.status).toBe(200);
    expect((await history(source.id)).items.map(({ kind }) => kind)).toEqual([
      "source.text-added",
      "source.registered",
    ]);
    expect(await refusal(addText(source.id))).toEqual([409, "text-there-already"]);
    expect(await change(withText ?? source, { title: "Renamed" })).toMatchObject({ title: "Renamed" });
  });

  test("cannot be given a text where it is not", async () => {
    expect(await refusal(addText(randomUUID()))).toEqual([404, "not-found"]);
  });
});

describe("the linked parts of a mixed focus group", () => {
  const groupId = (at: number) => study.plan.groups[at]?.id ?? null;

  test("are each in a stakeholder group and a cluster of their own", async () => {
    const first = await register({ groupId: groupId(0) });
    const second = await register({ groupId: groupId(1), partOf: first.id });
    expect(second).toMatchObject({ partOf: first.id, number: 2 });
    const refused = await send(second, { groupId: groupId(0) });
    expect(Problem.parse(await refused.json())).toMatchObject({ code: "parts-not-apart", numbers: [1, 2] });
    expect(await refusal(send(second, { clusterId: first.clusterId }))).toEqual([409, "parts-not-apart"]);
    expect(await refusal(send(first, { kind: "interview" }))).toEqual([409, "parts-not-apart"]);
    const { encoding: _, ...body } = makeRegister({ kind: "focus-group", groupId: groupId(1), partOf: second.id });
    const chained = study.client(lead).send("POST", study.path("/register/sources"), { body });
    expect(await refusal(chained)).toEqual([409, "parts-not-apart"]);
    expect(await refusal(send(first, { partOf: first.id }))).toEqual([409, "parts-not-apart"]);
  });
});

describe("a citation", () => {
  const settle = async (cited: StudyDesign["cited"] | object) => {
    const design = await study.client(lead).get(study.path("/design"), StudyDesign);
    const body = { id: uuidv7(), languages: [], leastClusters: null, cited };
    return study
      .client(lead)
      .get(study.path("/design/settings"), StudyDesign, "PUT", { body, rowVersion: design.version });
  };

  test("is as fine as the assessment allows, at once and everywhere", async () => {
    const place = study.plan.areas[1]?.id ?? null;
    const { id } = await register({ areaId: place, date: "2019-03-14" });
    expect((await read(id)).citation).toMatchObject({ area: "Gao", when: "2019" });
    expect((await settle({ place: "none", time: "period" })).cited).toEqual({
      place: "none",
      time: "period",
      declared: { place: true, time: true },
    });
    expect((await read(id)).citation).toMatchObject({ area: null, when: "after" });
    await settle({ place: null, time: null });
    expect((await read(id)).citation).toMatchObject({ area: "Gao", when: "2019" });
  });

  test("of people at high risk names the period, not the year, unless somebody has said otherwise", async () => {
    const { id } = await register({ date: "2014-01-01" });
    await inAssessment(study.context(lead), (tx) =>
      tx.update(assessments).set({ highRisk: true }).where(eq(assessments.assessmentId, study.assessmentId)),
    );
    expect((await read(id)).citation.when).toBe("before");
  });
});
