import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { changes, codes } from "@octant/db";
import { readCodebook } from "@octant/refi-qda";
import {
  Codebook,
  CodebookCode,
  CodebookImported,
  CodebookImportPreview,
  Coding,
  type ImportCodebook,
  Problem,
} from "@octant/schemas";
import { and, eq, like } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { refusal } from "../../../../test/client.ts";
import { makeAssessment, type TestAssessment } from "../../../../test/make-assessment.ts";
import { makeSource } from "../../../../test/make-source.ts";
import { openTestApp, type TestApp } from "../../../../test/test-app.ts";
import { inAssessment } from "../../../platform/in-assessment.ts";
import { CODEBOOK_FILE } from "../../../platform/limits.ts";

const [LEAD, CODER, REVIEWER, RATER] = [0, 1, 2, 3];
const HEAD = "dimension,question,code,definition,retired\n";

let octant: TestApp;
let study: TestAssessment;
beforeAll(async () => {
  octant = await openTestApp();
});
afterAll(() => octant.close());
beforeEach(async () => {
  study = await makeAssessment(octant, ["lead", "coder", "reviewer", "panel-rater"]);
});

type Upload = { name?: string; content: string | Uint8Array<ArrayBuffer> };
const sample = (name: string) =>
  new Uint8Array(
    readFileSync(fileURLToPath(new URL(`../../../../../../packages/refi-qda/fixtures/${name}`, import.meta.url))),
  );

function formOf({ name = "codebook.csv", content }: Upload, fields: Record<string, unknown> = {}): FormData {
  const form = new FormData();
  form.set("file", new File([content], name));
  for (const [field, value] of Object.entries(fields)) form.set(field, JSON.stringify(value));
  return form;
}
const sendPreview = (upload: Upload, placements?: object[], by = LEAD) =>
  study.client(by).send("POST", study.path("/codebook/import/preview"), {
    body: formOf(upload, placements ? { placements } : {}),
  });
const preview = async (upload: Upload, placements?: object[]) => {
  const answer = await sendPreview(upload, placements);
  if (!answer.ok) throw new Error(await answer.text());
  return CodebookImportPreview.parse(await answer.json());
};
const sendImport = (upload: Upload, command: Partial<ImportCodebook>, by = LEAD) =>
  study.client(by).send("POST", study.path("/codebook/import"), {
    body: formOf(upload, { command: { id: uuidv7(), reason: "Taken over from the pilot", ...command } }),
  });
/** Looks at the preview first, as a person does. */
const importFile = async (upload: Upload, placements: ImportCodebook["placements"] = []) => {
  const { basis } = await preview(upload, placements);
  const answer = await sendImport(upload, { basis, placements });
  if (!answer.ok) throw new Error(await answer.text());
  return CodebookImported.parse(await answer.json());
};
const take = async (format: "csv" | "qdc", by = LEAD) => {
  const answer = await study.client(by).send("GET", study.path(`/codebook.${format}`));
  // as text, it comes without its mark
  const bytes = new Uint8Array(await answer.clone().arrayBuffer());
  return { answer, bytes, text: new TextDecoder().decode(bytes) };
};
const read = () => study.client(LEAD).get(study.path("/codebook"), Codebook);
const ownCodes = async () => (await read()).codes.map(({ questionId, name, retired }) => [questionId, name, retired]);
const codeAt = (at: number) => study.codeIds[at] ?? "";
const addCode = async (name: string, more: object = {}) => {
  const body = { id: uuidv7(), parentId: codeAt(0), name, reason: "Seen in the pilot", ...more };
  return study.client(LEAD).get(study.path("/codebook/codes"), CodebookCode, "POST", { body });
};

test("the codebook is taken out as a table: dimensions, questions and the study's own codes, with ids and codings", async () => {
  const ferries = await addCode("=Ferries", { definition: "Boats, large" });
  const { answer, bytes, text } = await take("csv", CODER);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(answer.headers.get("Content-Disposition")).toContain('attachment; filename="codebook.csv"');
  const lines = text.split("\r\n");
  expect(lines[0]).toBe(
    "dimension,question,code,definition,look for,leave out,example,counter-example,retired,codings,id",
  );
  expect(lines[1]).toMatch(/^1 Dimension 1,,,Dimension 1,,,,,,,[0-9a-f-]{36}$/);
  expect(lines[2]).toBe(`1 Dimension 1,1.1 Question 1.1,,Question 1.1,,,,,no,0,${codeAt(0)}`);
  expect(lines[3]).toBe(`1 Dimension 1,1.1 Question 1.1,'=Ferries,"Boats, large",,,,,no,0,${ferries.id}`);
  expect(lines).toHaveLength(8);
});

test("the codebook is taken out for other programs, each code with its own id, and twice with the same bytes", async () => {
  const ferries = await addCode("Ferries & boats", { definition: "Large" });
  const { answer, text } = await take("qdc");
  expect(answer.headers.get("Content-Disposition")).toContain('filename="codebook.qdc"');
  const found = readCodebook(new TextEncoder().encode(text));
  if (found.kind !== "read") throw new Error(found.sentence);
  expect(found.codebook.origin).toMatch(/^Octant \d+\.\d+\.\d+$/);
  const [dimension] = found.codebook.codes;
  expect(dimension).toMatchObject({ name: "1 Dimension 1", isCodable: false });
  expect(dimension?.codes[0]).toMatchObject({ guid: codeAt(0), isCodable: true });
  expect(dimension?.codes[0]?.codes).toMatchObject([
    { guid: ferries.id, name: "Ferries & boats", description: "Large" },
  ]);
  expect((await take("qdc")).text).toBe(text);
});

test("what was taken out and is brought back changes nothing, in both formats", async () => {
  await addCode("Ferries", { definition: "Boats" });
  await addCode("Armed ferrymen", { sensitive: true });
  await study.client(LEAD).send("POST", study.path(`/codebook/codes/${(await addCode("Old")).id}/retirement`), {
    body: { id: uuidv7(), retired: true, reason: "Nobody uses it" },
    rowVersion: 1,
  });
  const before = await read();
  for (const format of ["csv", "qdc"] as const) {
    const { text } = await take(format);
    const upload = { name: `codebook.${format}`, content: text };
    const { entries, losses } = await preview(upload);
    expect(new Set(entries.map(({ outcome }) => outcome.kind))).toEqual(new Set(["same"]));
    expect([entries.length, losses]).toEqual([8, []]);
    expect(await importFile(upload)).toEqual({ same: 8, changed: 0, added: 0, notTaken: 0 });
  }
  expect(await read()).toEqual(before);
});

test("a preview tells row by row what would be added, changed and left, with the column of each mistake, and stores nothing", async () => {
  const { id } = await addCode("Ferries", { definition: "Boats" });
  const rows = [
    ",1.1,ferries,Larger boats,yes",
    ",1.2,Roads,,",
    "1,2.1,Rafts,,perhaps",
    ",,Canoes,,",
    "1,,,Another text,",
  ];
  const { entries, format } = await preview({ content: HEAD + rows.join("\n") });
  expect(format).toBe("csv");
  expect(entries.map(({ place, name, outcome }) => [place, name, outcome.kind])).toEqual([
    [2, "ferries", "changed"],
    [3, "Roads", "added"],
    [4, "Rafts", "not-taken"],
    [5, "Canoes", "unplaced"],
    [6, "1", "not-taken"],
  ]);
  expect(entries[0]?.outcome).toEqual({
    kind: "changed",
    codeId: id,
    changes: [
      { field: "name", before: "Ferries", after: "ferries" },
      { field: "definition", before: "Boats", after: "Larger boats" },
      { field: "retired", before: "no", after: "yes" },
    ],
  });
  expect(entries[2]?.faults).toEqual([
    { column: "retired", sentence: "Expected is yes, no or nothing, and here stands “perhaps”." },
  ]);
  expect(entries[4]?.faults.map(({ column }) => column)).toEqual(["definition"]);
  expect(await ownCodes()).toEqual([["1.1", "Ferries", false]]);
});

test("an import adds and changes in one go; each code has its act with the reason, and codings stay on theirs", async () => {
  const { id } = await addCode("Ferries", { definition: "Boats" });
  const { textVersionId } = await makeSource(study, study.client(LEAD));
  const coding = { id: uuidv7(), textVersionId, codeId: id, start: 0, end: 4, stance: "supports" };
  await study.client(CODER).get(study.path("/codings"), Coding, "POST", { body: coding });
  const content = `${HEAD},1.1,FERRIES,,yes\n,1.2,Roads,Tracks too,\n,2.1,Wells,,yes\n,9.9,Nowhere,,`;
  expect(await importFile({ content })).toEqual({ same: 0, changed: 1, added: 2, notTaken: 1 });
  const book = await read();
  expect(
    book.codes.map(({ questionId, name, definition, retired, codings, rowVersion }) => [
      questionId,
      name,
      definition,
      retired,
      codings,
      rowVersion,
    ]),
  ).toEqual([
    ["1.1", "FERRIES", "Boats", true, 1, 3],
    ["1.2", "Roads", "Tracks too", false, 0, 1],
    ["2.1", "Wells", null, true, 0, 2],
  ]);
  expect(book.codes.map(({ acts }) => acts.map(({ kind, reason }) => [kind, reason]))).toEqual([
    [
      ["code.added", "Seen in the pilot"],
      ["code.changed", "Taken over from the pilot"],
      ["code.retired", "Taken over from the pilot"],
    ],
    [["code.added", "Taken over from the pilot"]],
    [
      ["code.added", "Taken over from the pilot"],
      ["code.retired", "Taken over from the pilot"],
    ],
  ]);
});

test("neither the reason nor a text of an import lies in the change log in the plain, and a sensitive code stays sealed", async () => {
  const { id } = await addCode("Armed ferrymen", { sensitive: true });
  const { text } = await take("csv");
  await importFile({ content: `${text.replace("Armed ferrymen", "Armed boatmen")}1,1.2,Roads,Tracks too,,,,,,,\r\n` });
  const { stored, logged } = await inStudy(async (tx) => ({
    stored: await tx.select().from(codes).where(eq(codes.id, id)),
    logged: await tx
      .select()
      .from(changes)
      .where(and(eq(changes.assessmentId, study.assessmentId), like(changes.kind, "code.%"))),
  }));
  expect(stored[0]).toMatchObject({ name: null, sensitive: true, rowVersion: 2 });
  expect(await ownCodes()).toEqual([
    ["1.1", "Armed boatmen", false],
    ["1.2", "Roads", false],
  ]);
  expect(logged).toHaveLength(3);
  const plain = JSON.stringify(logged.map(({ before, after }) => [before, after]));
  for (const word of ["Armed", "boatmen", "Roads", "Tracks", "pilot"]) expect(plain).not.toContain(word);
});

test("codes of another program have no place; the person gives them one, and they are found again by their GUIDs", async () => {
  const upload = { name: "focus.QDC", content: sample("qualcoder-4.0beta-codebook.qdc") };
  const first = await preview(upload);
  expect(first.entries.map(({ name, above, outcome }) => [name, above.at(-1), outcome.kind])).toEqual([
    ["trust", undefined, "unplaced"],
    ["Access", undefined, "not-taken"],
    ["time saved", "Access", "unplaced"],
    ["Governance", undefined, "not-taken"],
    ["excluded from decision", "Governance", "unplaced"],
    ["women not asked", "excluded from decision", "unplaced"],
    ["Fees", "Governance", "not-taken"],
    ["fee too high", "Fees", "unplaced"],
  ]);
  expect(first.losses).toMatchObject([{ count: 5, sentence: expect.stringContaining("colour") }]);
  const placements = [
    { at: 0, questionId: codeAt(1) },
    { at: 3, questionId: codeAt(2) },
  ];
  expect(await importFile(upload, placements)).toEqual({ same: 0, changed: 0, added: 4, notTaken: 4 });
  expect(await ownCodes()).toEqual([
    ["1.2", "trust", false],
    ["2.1", "excluded from decision", false],
    ["2.1", "women not asked", false],
    ["2.1", "fee too high", false],
  ]);
  expect((await read()).codes[0]?.id).toBe("26a10e82-a381-4608-bacd-618195690fdf");
  const again = await preview(upload);
  expect(again.entries.filter(({ outcome }) => outcome.kind === "same")).toHaveLength(4);
});

test("a GUID that is no UUID of ours, or names something else here, gives way to a new id", async () => {
  const source = await makeSource(study, study.client(LEAD));
  const code = (guid: string, name: string) => `<Code guid="${guid}" name="${name}" isCodable="true"/>`;
  const odd = "41414141-4141-f141-f141-414141414141";
  const content = `<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>${code(odd, "Odd")}${code(source.id, "Sly")}</Codes></CodeBook>`;
  const placements = [
    { at: 0, questionId: codeAt(0) },
    { at: 1, questionId: codeAt(0) },
  ];
  expect(await importFile({ name: "a.qdc", content }, placements)).toMatchObject({ added: 2 });
  const ids = (await read()).codes.map(({ id }) => id);
  expect(ids).not.toContain(odd);
  expect(ids).not.toContain(source.id);
});

test("the same import again is done once, and another file under its id is refused", async () => {
  const upload = { content: `${HEAD},1.2,Roads,,` };
  const { basis } = await preview(upload);
  const command = { id: uuidv7(), basis };
  const answers = [await sendImport(upload, command), await sendImport(upload, command)];
  const counts = await Promise.all(answers.map(async (answer) => CodebookImported.parse(await answer.json())));
  expect(counts).toEqual([counts[0], counts[0]]);
  expect(await ownCodes()).toEqual([["1.2", "Roads", false]]);
  const other = sendImport({ content: `${HEAD},1.2,Wells,,` }, command);
  expect(await refusal(other)).toEqual([409, "command-reused"]);
});

test("a codebook that changed after the preview is not imported over; coding meanwhile does no harm", async () => {
  const upload = { content: `${HEAD},1.2,Roads,,` };
  const { basis } = await preview(upload);
  const { textVersionId } = await makeSource(study, study.client(LEAD));
  const coding = { id: uuidv7(), textVersionId, codeId: codeAt(0), start: 0, end: 4, stance: "supports" };
  await study.client(CODER).get(study.path("/codings"), Coding, "POST", { body: coding });
  expect((await preview(upload)).basis).toBe(basis);
  await addCode("Roads");
  expect(await refusal(sendImport(upload, { basis }))).toEqual([409, "changed-since"]);
  expect(await ownCodes()).toEqual([["1.1", "Roads", false]]);
});

test("a file that cannot be read is refused with its places, whatever it is", async () => {
  const faultsOf = async (upload: Upload) => {
    const answer = await sendPreview(upload);
    const { code, faults } = Problem.parse(await answer.json());
    return [answer.status, code, (faults as { place: number }[]).map(({ place }) => place)];
  };
  const doctype = '<?xml version="1.0"?>\n<!DOCTYPE CodeBook SYSTEM "file:///etc/passwd"><CodeBook/>';
  expect(await faultsOf({ name: "a.qdc", content: doctype })).toEqual([422, "codebook-file-faulty", [2]]);
  expect(await faultsOf({ content: 'code\nFerries\n"Roads' })).toEqual([422, "codebook-file-faulty", [3]]);
  expect(await faultsOf({ content: "" })).toEqual([422, "codebook-file-faulty", [1]]);
  expect(await faultsOf({ content: `code\n${"Ferries\n".repeat(2_001)}` })).toEqual([
    422,
    "codebook-file-faulty",
    [2_002],
  ]);
  expect(await refusal(sendPreview({ name: "codebook.docx", content: "x" }))).toEqual([415, "unsupported-media-type"]);
  const large = new Uint8Array(CODEBOOK_FILE.bytes + 1);
  expect(await refusal(sendPreview({ content: large }))).toEqual([413, "body-too-large"]);
  expect(await refusal(sendPreview({ content: HEAD }, [{ at: -1, questionId: codeAt(0) }]))).toEqual([
    422,
    "invalid-request",
  ]);
  expect(await refusal(sendImport({ content: HEAD }, { basis: "x", reason: " " }))).toEqual([422, "invalid-request"]);
});

test("a question of another study is no place", async () => {
  const other = await makeAssessment(octant);
  const upload = { content: `${HEAD},,Roads,,` };
  const { entries } = await preview(upload, [{ at: 0, questionId: other.codeIds[0] ?? "" }]);
  expect(entries[0]?.outcome.kind).toBe("unplaced");
});

test("two thousand codes are imported within seconds, and others are answered meanwhile", async () => {
  const rows = Array.from({ length: 2_000 }, (_, at) => `,1.1,Code ${at},Of the pilot ${at},`);
  const upload = { content: HEAD + rows.join("\n") };
  const { basis, entries } = await preview(upload);
  expect(entries).toHaveLength(2_000);
  const started = Date.now();
  const importing = sendImport(upload, { basis });
  const answered = await study.client(CODER).send("GET", study.path());
  expect(answered.status).toBe(200);
  expect(CodebookImported.parse(await (await importing).json())).toMatchObject({ added: 2_000 });
  expect(Date.now() - started).toBeLessThan(20_000);
});

test("a coder and a reviewer take the codebook out and bring none; a rater does neither", async () => {
  for (const by of [CODER, REVIEWER]) {
    expect((await take("qdc", by)).answer.status).toBe(200);
    expect(await refusal(sendPreview({ content: HEAD }, undefined, by))).toEqual([403, "right-missing"]);
    expect(await refusal(sendImport({ content: HEAD }, { basis: "x" }, by))).toEqual([403, "right-missing"]);
  }
  expect(await refusal((await take("csv", RATER)).answer)).toEqual([403, "right-missing"]);
});

type Work<T> = Parameters<typeof inAssessment<T>>[1];
const inStudy = <T>(work: Work<T>) => {
  const { account, assessmentId } = study.context(LEAD);
  return inAssessment({ db: octant.deps.db, account, assessmentId }, work);
};
