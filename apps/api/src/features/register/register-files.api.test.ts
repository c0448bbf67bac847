import { randomUUID } from "node:crypto";
import {
  type ImportRegister,
  Problem,
  RegisterCounts,
  RegisterImportPreview,
  Source,
  SourceHistory,
  SourcePage,
} from "@octant/schemas";
import { readXlsx } from "@octant/survey-import";
import postgres from "postgres";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { z } from "zod";
import { refusal } from "../../../test/client.ts";
import { makeRegister } from "../../../test/import-form.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { columnsWith } from "../../../test/search-database.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";

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
  study = await makeAssessment(octant, ["lead", "coder"]);
});

const [lead, coder] = [0, 1];
type Row = readonly (string | number | Date | boolean | null)[];
const HEAD = ["Kind", "Number", "Title", "May be analysed", "May be quoted"];

const csv = (...rows: Row[]) => new File([rows.map((row) => row.join(",")).join("\r\n")], "register.csv");
async function xlsx(...rows: Row[]): Promise<File> {
  const data = rows.map((row) => row.map((value) => (value instanceof Date ? { value, format: "dd/mm/yyyy" } : value)));
  const bytes = await writeXlsxFile(data, { sheet: "Sources" }).toBuffer();
  return new File([new Uint8Array(bytes)], "register.xlsx");
}
function formOf(file: File, command?: object): FormData {
  const form = new FormData();
  form.set("file", file);
  if (command) form.set("command", JSON.stringify(command));
  return form;
}
const preview = (file: File) =>
  study.client(lead).get(study.path("/register/import/preview"), RegisterImportPreview, "POST", { body: formOf(file) });
const send = (file: File, command: Partial<ImportRegister>, who = lead) =>
  study.client(who).send("POST", study.path("/register/import"), {
    body: formOf(file, { id: uuidv7(), ...command }),
  });
/** As a person does: looks at the preview, agrees, and says why where something moves. */
async function take(file: File, reason = "From the field team's list") {
  const { basis, moves } = await preview(file);
  const answer = await send(file, { basis, ...(moves > 0 && { reason }) });
  expect(answer.status, await answer.clone().text()).toBe(200);
  return RegisterCounts.parse(await answer.json());
}
const exported = async (format: "csv" | "xlsx", who = lead) => {
  const answer = await study
    .client(who)
    .send("POST", study.path("/register/export"), { body: { format, sourceIds: null } });
  expect(answer.status).toBe(200);
  return new File([new Uint8Array(await answer.arrayBuffer())], `register.${format}`);
};
const all = async () => (await study.client(lead).get(study.path("/sources?limit=2000"), SourcePage)).items;
const add = (changed: object = {}) => {
  const { encoding: _, ...body } = makeRegister();
  return study.client(lead).get(study.path("/register/sources"), Source, "POST", { body: { ...body, ...changed } });
};
const sentences = ({ rows }: RegisterImportPreview) =>
  rows.flatMap(({ row, outcome }) =>
    outcome.kind === "refused" ? outcome.faults.map(({ column, sentence }) => [row, column, sentence]) : [],
  );

describe("a register's file", () => {
  test("is told in full before anything is stored: how columns are read, what is new, and each mistake with its place", async () => {
    const file = await xlsx(
      ["Kind", "Number", "Title", "May be analysed", "May be quoted", "Date", "Area", "Remarks", "Citation"],
      ["interview", 7, "A trader", "granted", "refused", new Date("2019-03-14"), "Gao", "x", "x"],
      ["focus group", null, "Women of the market", "yes", "no", "14/03/2019", "Atlantis", null, null],
      ["interview", 7, "Another trader", "granted", "granted", null, null, null, null],
      ["conversation", 0, "What is this", "granted", "granted", null, null, null, null],
      ["document", null, "A report", null, "granted", null, null, null, null],
    );
    const told = await preview(file);
    expect(told.columns.filter(({ as }) => ["unknown", "written"].includes(as))).toEqual([
      { column: "H", header: "Remarks", as: "unknown" },
      { column: "I", header: "Citation", as: "written" },
    ]);
    expect(told).toMatchObject({ sheet: "Sources", counts: { rows: 5, added: 1, changed: 0, same: 0, refused: 4 } });
    expect(sentences(told)).toEqual([
      [3, "F", "Expected is a day like 2019-03-14, and here stands “14/03/2019”."],
      [3, "G", "The study has no area called “Atlantis”. It has: Gao, Ansongo."],
      [4, "B", "Row 2 is interview 7 already."],
      [5, "A", expect.stringMatching(/^Expected is one of interview, focus group, .*“conversation”\.$/)],
      [5, "B", "Expected is a whole number from 1 to 999999, and here stands “0”."],
      [6, "D", expect.stringMatching(/^Nobody says whether this source may be analysed/)],
    ]);
    expect(await all()).toEqual([]);
    expect(await take(file)).toEqual({ rows: 5, added: 1, changed: 0, same: 0, refused: 4 });
    expect(await all()).toMatchObject([
      { kind: "interview", number: 7, title: "A trader", date: "2019-03-14", areaId: study.plan.areas[0]?.id },
    ]);
  });

  test("gives every new source the next free number, and one history entry", async () => {
    await add({ kind: "interview" });
    const file = csv(
      HEAD,
      ["interview", "", "One", "granted", "granted"],
      ["Interview", "", "Two", "granted", "refused"],
    );
    expect(await take(file)).toMatchObject({ added: 2 });
    const sources = await all();
    expect(sources.map(({ number, title }) => [number, title])).toEqual([
      [1, "A market trader, Gao"],
      [2, "One"],
      [3, "Two"],
    ]);
    const path = study.path(`/sources/${sources[1]?.id}/history`);
    expect((await study.client(lead).get(path, SourceHistory)).items).toMatchObject([{ kind: "source.registered" }]);
  });

  test("changes sources that it finds by kind and number, and only what it says otherwise", async () => {
    const source = await add({ language: "fr", sensitivity: "high" });
    const file = csv(
      ["Kind", "Number", "Language", "Sensitivity", "Who sat in"],
      ["interview", 1, "ar", "HIGH", "interpreter"],
    );
    const told = await preview(file);
    expect(told.rows).toMatchObject([
      {
        row: 2,
        outcome: {
          kind: "changed",
          moves: false,
          changes: [
            { field: "language", before: "fr", after: "ar" },
            { field: "present", before: "", after: "interpreter" },
          ],
        },
      },
    ]);
    expect(await take(file)).toMatchObject({ changed: 1 });
    expect(await all()).toMatchObject([
      { ...source, language: "ar", present: { who: ["interpreter"], words: "" }, rowVersion: 2, citation: {} },
    ]);
  });

  test("asks why where a source moves, and moves a shared cluster only as a whole", async () => {
    const [ministry] = study.plan.clusters;
    const [, society] = study.plan.groups;
    await add({ clusterId: ministry?.id });
    await add({ clusterId: ministry?.id });
    const half = csv(["Kind", "Number", "Group"], ["interview", 1, society?.name ?? ""]);
    expect(sentences(await preview(half))).toEqual([
      [2, "C", expect.stringMatching(/^The cluster “A ministry” lies in Officials and is shared/)],
    ]);
    const whole = csv(
      ["Kind", "Number", "Group"],
      ["interview", 1, "civil society"],
      ["interview", 2, "Civil Society"],
    );
    const { basis, moves } = await preview(whole);
    expect(moves).toBe(2);
    expect(await refusal(send(whole, { basis }))).toEqual([422, "reason-missing"]);
    await take(whole, "They work for an association");
    expect((await all()).map(({ groupId, clusterId }) => [groupId, clusterId])).toEqual([
      [society?.id, ministry?.id],
      [society?.id, ministry?.id],
    ]);
  });

  test("puts rows that name one new cluster into one, in one group", async () => {
    const head = [...HEAD, "Group", "Cluster"];
    const file = csv(
      head,
      ["interview", "", "One", "granted", "granted", "Officials", "A town hall"],
      ["interview", "", "Two", "granted", "granted", "Officials", "a town  hall"],
      ["interview", "", "Three", "granted", "granted", "Civil society", "A town hall"],
      ["interview", "", "Four", "granted", "granted", "Officials", "A ministry"],
    );
    expect(sentences(await preview(file))).toEqual([
      [4, "G", expect.stringContaining("row 2 puts “A town hall” in Officials, this row in Civil society")],
    ]);
    await take(file);
    const [one, two, four] = await all();
    expect(one?.clusterId).toBe(two?.clusterId);
    expect(four?.clusterId).toBe(study.plan.clusters[0]?.id);
  });

  test("is refused where by the time of the agreement it would do something else", async () => {
    const file = csv(HEAD, ["interview", 1, "One", "granted", "granted"]);
    const { basis } = await preview(file);
    await add();
    expect(await refusal(send(file, { basis }))).toEqual([409, "changed-since"]);
    expect(await all()).toHaveLength(1);
  });

  test("sent again is carried out once", async () => {
    const file = csv(HEAD, ["interview", "", "One", "granted", "granted"]);
    const { basis } = await preview(file);
    const id = uuidv7();
    const answers = [await send(file, { id, basis }), await send(file, { id, basis })];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await all()).toHaveLength(1);
  });

  test("does not bring a withdrawn source back, nor withdraw one", async () => {
    const source = await add();
    const body = { id: uuidv7(), scope: "analyse" };
    await study.client(lead).send("POST", study.path(`/sources/${source.id}/withdrawal`), { body });
    const other = await add();
    const file = csv(
      HEAD,
      ["interview", 1, "Back again", "granted", "granted"],
      ["interview", other.number, "A trader", "granted", "withdrawn"],
    );
    expect(sentences(await preview(file))).toEqual([
      [2, "B", "interview 1 was withdrawn; its number is not given out again."],
      [3, "E", expect.stringMatching(/^To withdraw is more than to note it/)],
    ]);
  });

  test("links the parts of a mixed focus group, first parts in whatever row", async () => {
    const head = [...HEAD, "Group", "Part of"];
    const file = csv(
      head,
      ["focus group", 2, "Traders", "granted", "granted", "Civil society", "focus group 1"],
      ["focus group", 1, "Officials", "granted", "granted", "Officials", ""],
      ["focus group", 3, "Officials too", "granted", "granted", "Officials", "focus group 9"],
    );
    expect(sentences(await preview(file))).toEqual([[4, "G", "There is no focus group 9."]]);
    await take(file);
    const [first, second] = await all();
    expect(second).toMatchObject({ number: 2, partOf: first?.id });
    const again = csv(head, ["focus group", 4, "More officials", "granted", "granted", "Officials", "focus group 1"]);
    expect(sentences(await preview(again))).toEqual([[2, "G", expect.stringMatching(/^The parts of a focus group/)]]);
  });

  test("is a lead's to import, and holds no word that a column would hold in the plain", async () => {
    const word = `zq${randomUUID().replaceAll("-", "")}`;
    const file = csv(
      [...HEAD, "About access", "Interviewer"],
      ["interview", "", `T ${word}`, "granted", "granted", word, word],
    );
    expect(await refusal(send(file, { basis: "x" }, coder))).toEqual([403, "right-missing"]);
    await take(file);
    expect(await columnsWith(admin, word)).toEqual([]);
    expect(octant.logged.join()).not.toContain(word);
  });
});

describe("a file that holds no register is refused with its place", () => {
  const faults = async (file: File) => {
    const answer = await study
      .client(lead)
      .send("POST", study.path("/register/import/preview"), { body: formOf(file) });
    const problem = Problem.parse(await answer.json());
    const list = z.array(z.looseObject({ sheet: z.string().nullable(), row: z.int().nullable() })).optional();
    return [problem.code, list.parse(problem.faults)];
  };

  test.each<[string, File, object]>([
    ["without the column that says what a row is", csv(["Name", "Place"], ["a", "b"]), { row: 1 }],
    ["with a column twice", csv(["Kind", "Title", "Type"], ["interview", "a", "b"]), { row: 1, column: "C" }],
    ["with a quote that is never closed", new File(['Kind,Title\ninterview,"x'], "r.csv"), { row: 2, column: "B" }],
    ["that is empty", new File([""], "r.csv"), { row: null }],
    ["that is no workbook", new File(["Kind\ninterview"], "r.xlsx"), { row: null }],
  ])("%s", async (_, file, place) => {
    expect(await faults(file)).toEqual(["register-file-faulty", [expect.objectContaining(place)]]);
  });

  test("whose name ends otherwise", async () => {
    expect(await faults(new File(["Kind"], "register.ods"))).toEqual(["unsupported-media-type", undefined]);
  });
});

describe("the register taken out", () => {
  const everything = () => ({
    kind: "focus-group",
    title: "=cmd|'/c calc'!A1",
    groupId: study.plan.groups[1]?.id,
    areaId: study.plan.areas[1]?.id,
    periodIds: study.plan.periods.map(({ id }) => id),
    language: "bm",
    date: "2019-03-14",
    interviewer: { name: "@Mariam" },
    mode: "in-person",
    access: { how: "own-contact", words: "-through a cousin, “so to say”" },
    present: { who: ["mission-staff", "other"], words: "+1 clerk; unnamed" },
    questions: { asked: ["1.1"], silent: ["1.2"], notAsked: [] },
    consentHow: "oral",
    sensitivity: "low",
    gender: "mixed",
    participants: {
      people: 9,
      lines: [
        { people: 6, gender: "woman", age: "60-plus", groupId: study.plan.groups[0]?.id ?? null },
        { people: 1, gender: null, age: "18-34", groupId: null },
      ],
    },
  });

  test.each(["csv", "xlsx"] as const)("as %s and brought in again changes nothing", async (format) => {
    const first = await add(everything());
    await add({ clusterId: study.plan.clusters[0]?.id, interviewer: { memberId: study.context(coder).account.id } });
    await add({ kind: "focus-group", partOf: first.id, groupId: study.plan.groups[0]?.id });
    const before = await all();
    const file = await exported(format);
    const told = await preview(file);
    expect(told.rows).toEqual([]);
    expect(told.counts).toMatchObject({ rows: 3, same: 3 });
    expect(told.columns.every(({ as }) => as !== "unknown")).toBe(true);
    expect(await take(file)).toMatchObject({ same: 3, changed: 0 });
    expect(await all()).toEqual(before);
  });

  test.each(["csv", "xlsx"] as const)(
    "as %s and brought into an empty register is the same register",
    async (format) => {
      await add(everything());
      const [before] = await all();
      const file = await exported(format);
      const from = study;
      study = await makeAssessment(octant, ["lead", "coder"]);
      expect(await take(file)).toMatchObject({ added: 1, refused: 0 });
      const [after] = await all();
      const { title, date, interviewer, access, present, questions, consent } = before ?? {};
      expect(after).toMatchObject({
        title,
        date,
        interviewer,
        access,
        present,
        questions,
        consent,
        kind: "focus-group",
      });
      expect(after?.participants.lines.map(({ people, gender, age }) => [people, gender, age])).toEqual([
        [6, "woman", "60-plus"],
        [1, null, "18-34"],
      ]);
      expect(from.assessmentId).not.toBe(study.assessmentId);
    },
  );

  test("runs nothing: in CSV no cell begins as a formula does, in a workbook every text is a text", async () => {
    await add(everything());
    const text = await (await exported("csv")).text();
    expect(text.split(/,|\r\n/).filter((cell) => /^"?[=+\-@]/.test(cell))).toEqual([]);
    const workbook = await readXlsx(new Uint8Array(await (await exported("xlsx")).arrayBuffer()));
    const cells = workbook.kind === "read" ? workbook.sheets[0]?.rows[1]?.cells : [];
    expect(cells).toContainEqual({ kind: "text", text: "=cmd|'/c calc'!A1" });
    expect(cells?.[1]).toEqual({ kind: "number", value: 1 });
  });

  test("gives the day to those who may change the register, and to nobody else", async () => {
    await add(everything());
    expect(await (await exported("csv")).text()).toContain("2019-03-14");
    expect(await (await exported("csv", coder)).text()).not.toContain("2019-03-14");
  });

  test("is as many sources as are named, in that order", async () => {
    const [one, , three] = [await add(), await add(), await add()];
    const take = (sourceIds: string[]) =>
      study.client(lead).send("POST", study.path("/register/export"), { body: { format: "csv", sourceIds } });
    const lines = (await (await take([three.id, one.id])).text()).trim().split("\r\n");
    expect(lines.map((line) => line.split(",")[1])).toEqual(["Number", "3", "1"]);
    expect(await refusal(take([randomUUID()]))).toEqual([404, "not-found"]);
  });
});
