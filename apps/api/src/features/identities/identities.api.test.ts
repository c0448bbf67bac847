import { IdentityChanged, type Person, Problem, type Source, SourceIdentity } from "@octant/schemas";
import postgres from "postgres";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusal } from "../../../test/client.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { makeSource } from "../../../test/make-source.ts";
import { advance, openTestApp, type TestApp } from "../../../test/test-app.ts";

let octant: TestApp;
let admin: postgres.Sql;
let study: TestAssessment;
let source: Source;
beforeAll(async () => {
  octant = await openTestApp();
  admin = postgres(octant.database.adminUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await admin.end();
  await octant.close();
});

const PERSON: Person = {
  name: "A well-digger of Ménaka",
  contact: "by way of the pharmacist",
  place: "the third house after the well",
  note: "Never by telephone.\nOnly in the morning.",
};

async function begin() {
  study = await makeAssessment(octant, ["lead", "coder", "reviewer", "enumerator"]);
  source = await makeSource(study, study.client(0));
}

const pathOf = ({ id } = source) => study.path(`/sources/${id}/identity`);
const look = (member = 0, path = pathOf()) => study.client(member).send("GET", path);
const write = (rowVersion: number, person: Partial<Person> = {}, id = uuidv7(), path = pathOf()) =>
  study.client(0).send("PUT", path, { body: { id, ...PERSON, ...person }, rowVersion });
const remove = (rowVersion: number) => study.client(0).send("DELETE", pathOf(), { rowVersion });
const seen = async () => SourceIdentity.parse(await (await look()).json());
const written = async (answer: Response | Promise<Response>) =>
  IdentityChanged.parse(await (await answer).json()).rowVersion;

describe("who a source is", () => {
  beforeAll(begin);

  test("is unknown at first, can be written down, changed and forgotten by a lead", async () => {
    expect(await seen()).toEqual({ sourceId: source.id, rowVersion: 0, person: null });
    expect(await written(write(0))).toBe(1);
    expect(await seen()).toEqual({ sourceId: source.id, rowVersion: 1, person: PERSON });
    expect(await written(write(1, { contact: "" }))).toBe(2);
    expect((await seen()).person).toEqual({ ...PERSON, contact: "" });
    expect((await remove(2)).status).toBe(204);
    expect((await remove(2)).status).toBe(204);
    expect(await seen()).toEqual({ sourceId: source.id, rowVersion: 0, person: null });
    expect(await admin`select from identity.record_key where record_id = ${source.id}`).toHaveLength(0);
  });

  test("is nobody's business but a lead's", async () => {
    for (const member of [1, 2, 3]) expect(await refusal(look(member))).toEqual([403, "right-missing"]);
  });

  test("cannot be found out through another assessment, nor whether there is such a source", async () => {
    const other = await makeAssessment(octant);
    const theirs = other.client(0);
    expect(await refusal(theirs.send("GET", pathOf()))).toEqual([404, "not-found"]);
    const moved = other.path(`/sources/${source.id}/identity`);
    expect(await refusal(theirs.send("GET", moved))).toEqual([404, "not-found"]);
    const body = { id: uuidv7(), ...PERSON };
    expect(await refusal(theirs.send("PUT", moved, { body, rowVersion: 0 }))).toEqual([404, "not-found"]);
    expect(await refusal(look(0, study.path(`/sources/${uuidv7()}/identity`)))).toEqual([404, "not-found"]);
  });

  test("needs something to be written, in whole characters", async () => {
    const nothing = { name: "", contact: " ", place: "", note: "" };
    expect(await refusal(write(0, nothing))).toEqual([422, "invalid-request"]);
    for (const fault of [{ name: "a\nb" }, { note: "a\u0000b" }, { place: "a\ud800" }]) {
      expect(await refusal(write(0, fault))).toEqual([422, "invalid-request"]);
    }
  });

  test("asks for a proof of who looks that is not old", async () => {
    advance(octant, 11);
    expect(await refusal(look())).toEqual([403, "step-up-needed"]);
    expect(await refusal(write(0))).toEqual([403, "step-up-needed"]);
    advance(octant, -11);
  });
});

describe("a change of who a source is", () => {
  beforeAll(begin);

  test("sent twice is carried out once; its id with other words is refused", async () => {
    const id = uuidv7();
    const answers = await Promise.all([write(0, {}, id), write(0, {}, id), write(0, {}, id)]);
    expect(await Promise.all(answers.map(written))).toEqual([1, 1, 1]);
    expect(await refusal(write(1, { name: "Somebody else" }, id))).toEqual([409, "command-reused"]);
  });

  test("on an older version is refused with the present one's number, and nothing of what stands there", async () => {
    const late = await write(0, { name: "Somebody else" });
    const problem = Problem.parse(await late.json());
    expect(problem).toMatchObject({ code: "changed-since", rowVersion: 1 });
    expect(JSON.stringify(problem)).not.toContain("well");
    expect(await refusal(remove(7))).toEqual([409, "changed-since"]);
    const without = study.client(0).send("DELETE", pathOf());
    expect(await refusal(without)).toEqual([428, "row-version-missing"]);
  });

  test("of two made at once the second is told", async () => {
    const answers = await Promise.all([write(1, { note: "one" }), write(1, { note: "two" })]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
  });

  test("leaves nothing readable in the change log or the server's", async () => {
    await written(write((await seen()).rowVersion, { name: "zq-a-name-for-search" }));
    const [{ log } = { log: "" }] = await admin<
      { log: string }[]
    >`select string_agg(c::text, ' ') as log from change c`;
    for (const where of [log, ...octant.logged]) expect(where).not.toContain("zq-a-name-for-search");
  });
});

describe("every look, change and removal", () => {
  beforeAll(begin);

  const entries = async () => {
    const rows = await admin<{ kind: string }[]>`
      select kind from audit_entry where assessment_id = ${study.assessmentId} and entity_id = ${source.id}
        and kind like 'identity.%' order by seq`;
    return rows.map(({ kind }) => kind);
  };

  test("is in the audit once, and what was refused changes nothing there", async () => {
    const id = uuidv7();
    await written(write(0, {}, id));
    await written(write(0, {}, id)); // a repeat is no second act
    await refusal(write(0));
    await refusal(look(1));
    await seen();
    await remove(1);
    await remove(1);
    expect(await entries()).toEqual(["identity.changed", "identity.looked-at", "identity.destroyed"]);
  });

  test("a look that cannot be logged shows nothing", async () => {
    await written(write(0));
    await admin`alter table audit_entry add constraint no_more check (seq < 0) not valid`;
    const answer = await look();
    await admin`alter table audit_entry drop constraint no_more`;
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain("well");
  });
});

describe("what was touched is told as not verifiable, never shown", () => {
  let second: Source;
  beforeAll(async () => {
    await begin();
    second = await makeSource(study, study.client(0));
    await write(0);
    await write(0, { name: "Another" }, uuidv7(), pathOf(second));
  });

  /** What a look gives while the database is as `change` left it; afterwards it is as it was. */
  async function lookAfter(change: (tx: postgres.TransactionSql) => Promise<unknown>) {
    const rows = await admin`select * from identity.source_identity where assessment_id = ${study.assessmentId}`;
    const keys = await admin`select * from identity.record_key where assessment_id = ${study.assessmentId}`;
    await admin.begin(change);
    const answers = { touched: await look(), untouched: await look(0, pathOf(second)) };
    for (const row of rows) {
      await admin`update identity.source_identity set ${admin(row, "row_version", "person_sealed")} where source_id = ${row.source_id}`;
    }
    for (const key of keys) await admin`insert into identity.record_key ${admin(key)} on conflict do nothing`;
    return answers;
  }
  const mine = () => admin`where source_id = ${source.id}`;

  test.each<[string, (tx: postgres.TransactionSql) => Promise<unknown>]>([
    [
      "one flipped bit",
      (tx) =>
        tx`update identity.source_identity set person_sealed = set_bit(person_sealed, 300, 1 - get_bit(person_sealed, 300)) ${mine()}`,
    ],
    [
      "words moved from another source",
      (tx) => tx`
        update identity.source_identity set person_sealed = (
          select person_sealed from identity.source_identity where source_id = ${second.id}) ${mine()}`,
    ],
    ["an older version put back", (tx) => tx`update identity.source_identity set row_version = 2 ${mine()}`],
    ["its key destroyed", (tx) => tx`delete from identity.record_key where record_id = ${source.id}`],
  ])("%s harms this source alone", async (_what, change) => {
    const { touched, untouched } = await lookAfter(change);
    expect(await refusal(touched)).toEqual([500, "cannot-be-verified"]);
    expect(SourceIdentity.parse(await untouched.json()).person?.name).toBe("Another");
  });

  test("it can be removed and written down anew", async () => {
    await admin`update identity.source_identity set row_version = 5 ${mine()}`;
    const problem = Problem.parse(await (await look()).json());
    expect(problem).toMatchObject({ code: "cannot-be-verified", rowVersion: 5 });
    expect((await remove(5)).status).toBe(204);
    expect(await written(write(0))).toBe(1);
    expect((await seen()).person).toEqual(PERSON);
  });
});
