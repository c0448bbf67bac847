import { Source } from "@octant/schemas";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusal } from "../../../test/client.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { makeSource, TEXT } from "../../../test/make-source.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";

let octant: TestApp;
let admin: postgres.Sql;
let study: TestAssessment;
let source: Source;
let other: Source;
let elsewhere: Source;
beforeAll(async () => {
  octant = await openTestApp();
  admin = postgres(octant.database.adminUrl, { max: 1, onnotice: () => {} });
  // as somebody who owns the server could: no trigger stands in the way
  await admin`set session_replication_role = replica`;
  study = await makeAssessment(octant);
  source = await makeSource(study, study.client(0), { title: "The first title" });
  other = await makeSource(study, study.client(0), { title: "The second title" });
  const theirs = await makeAssessment(octant);
  elsewhere = await makeSource(theirs, theirs.client(0), { title: "A title of others" });
});
afterAll(async () => {
  await admin.end();
  await octant.close();
});

/** Does something to the source's row while `look` looks, and puts it back. */
async function touched<T>(change: () => Promise<unknown>, look: () => Promise<T>): Promise<T> {
  const [row] = await admin`select title_sealed, row_version from source where id = ${source.id}`;
  const [text] = await admin`select text_sealed, version from text_version where id = ${source.textVersionId}`;
  await change();
  octant.deps.vault.texts.delete(`${study.assessmentId} ${source.textVersionId}`);
  try {
    return await look();
  } finally {
    if (row) await admin`update source set ${admin(row)} where id = ${source.id}`;
    if (text) await admin`update text_version set ${admin(text)} where id = ${source.textVersionId}`;
  }
}

const titleAfter = (change: () => Promise<unknown>) =>
  touched(change, async () => (await study.client(0).get(study.path(`/sources/${source.id}`), Source)).title);
const sealTitle = (from: () => postgres.PendingQuery<postgres.Row[]>) => () =>
  admin`update source set title_sealed = (${from()}) where id = ${source.id}`;

describe("a title is told as not verifiable, never as something else, when its ciphertext", () => {
  test.each<[string, () => postgres.PendingQuery<postgres.Row[]>]>([
    [
      "has one flipped bit",
      () =>
        admin`select set_bit(title_sealed, 250, 1 - get_bit(title_sealed, 250)) from source where id = ${source.id}`,
    ],
    ["was moved from another row", () => admin`select title_sealed from source where id = ${other.id}`],
    ["was moved from another column", () => admin`select file_name_sealed from source where id = ${source.id}`],
    ["was moved from another assessment", () => admin`select title_sealed from source where id = ${elsewhere.id}`],
    ["is plain text", () => admin`select convert_to('A title in the plain', 'UTF8')`],
    ["is empty", () => admin`select ''::bytea`],
  ])("%s", async (_how, from) => {
    expect(await titleAfter(sealTitle(from))).toBe("(cannot be verified)");
  });

  test("is of an older version of its row", async () => {
    expect(await titleAfter(() => admin`update source set row_version = 2 where id = ${source.id}`)).toBe(
      "(cannot be verified)",
    );
  });

  test("was not touched: then it is shown", async () => {
    expect(await titleAfter(async () => {})).toBe("The first title");
  });
});

describe("a text is refused as a whole, with not a word of it or of another, when its ciphertext", () => {
  const path = () => study.path(`/texts/${source.textVersionId}`);
  const textAfter = (change: () => Promise<unknown>) => touched(change, () => study.client(0).send("GET", path()));
  test.each<[string, () => postgres.PendingQuery<postgres.Row[]>]>([
    [
      "has one flipped bit",
      () =>
        admin`select set_bit(text_sealed, 900, 1 - get_bit(text_sealed, 900)) from text_version where id = ${source.textVersionId}`,
    ],
    [
      "was cut short",
      () => admin`select substring(text_sealed for 60) from text_version where id = ${source.textVersionId}`,
    ],
    [
      "was moved from another text",
      () => admin`select text_sealed from text_version where id = ${other.textVersionId}`,
    ],
    [
      "was moved from its original file",
      () => admin`select original_sealed from text_version where id = ${source.textVersionId}`,
    ],
    [
      "was moved from another assessment",
      () => admin`select text_sealed from text_version where id = ${elsewhere.textVersionId}`,
    ],
    ["is plain text", () => admin`select convert_to(${TEXT}, 'UTF8')`],
  ])("%s", async (_how, from) => {
    const answer = await textAfter(
      () => admin`update text_version set text_sealed = (${from()}) where id = ${source.textVersionId}`,
    );
    const body = await answer.clone().text();
    expect(await refusal(answer)).toEqual([500, "cannot-be-verified"]);
    expect(body).not.toContain("patrols");
  });

  test("was not touched: then it is shown", async () => {
    expect(await (await textAfter(async () => {})).text()).toContain("patrols");
  });
});
