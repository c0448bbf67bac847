import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FileBook } from "./file-book.ts";
import type { FoundFile } from "./found-file.ts";
import { planImport } from "./plan-import.ts";
import { readCodebookCsv } from "./read-codebook-csv.ts";
import { readCodebookQdc } from "./read-codebook-qdc.ts";
import { writeCodebookCsv } from "./write-codebook-csv.ts";
import { writeCodebookQdc } from "./write-codebook-qdc.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const id = (n: number) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;
const NONE = { definition: "", lookFor: "", leaveOut: "", example: "", counterExample: "" };

type Named = { name: string; definition?: string; retired?: boolean };
/** Two dimensions with three questions: 1.1 and 1.2, 2.1, the codes under the first of them. */
function makeBook(codes: Named[] = [], retired: string[] = []): FileBook {
  const question = (questionId: string, n: number, under: Named[] = []) => {
    const name = `Question ${questionId}`;
    const guide = { ...NONE, definition: `What of ${questionId}?`, lookFor: "one\ntwo" };
    const inner = under.map((code, at) => {
      const { name: called, definition = "", retired: gone = false } = code;
      return { id: id(100 + at), name: called, guide: { ...NONE, definition }, retired: gone, codings: at };
    });
    return {
      id: id(n),
      questionId,
      dimensionId: questionId.slice(0, 1),
      name,
      label: `${questionId} ${name}`,
      names: [name],
      guide,
      retired: retired.includes(questionId),
      codings: 2,
      codes: inner,
    };
  };
  const dimension = (dimensionId: string, n: number, questions: FileBook["dimensions"][number]["questions"]) => {
    const label = `${dimensionId} Dimension ${dimensionId}`;
    return { guid: id(n), dimensionId, label, names: [`Dimension ${dimensionId}`], guide: NONE, questions };
  };
  const dimensions = [
    dimension("1", 1, [question("1.1", 11, codes), question("1.2", 12)]),
    dimension("2", 2, [question("2.1", 21)]),
  ];
  return { dimensions, retiredSet: id(9) };
}

function found(read: ReturnType<typeof readCodebookCsv>): FoundFile {
  if (read.kind !== "read") throw new Error(read.faults.map(({ sentence }) => sentence).join());
  return read;
}
const csv = (text: string) => found(readCodebookCsv(bytes(text)));
const qdc = (codes: string) =>
  found(readCodebookQdc(bytes(`<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>${codes}</Codes></CodeBook>`)));
const plan = (book: FileBook, file: FoundFile, placements: [number, string][] = []) =>
  planImport(book, file, new Map(placements)).entries;
/** What becomes of each entry, in short. */
const outcomes = (book: FileBook, file: FoundFile, placements: [number, string][] = []) =>
  plan(book, file, placements).map(({ outcome, faults }) => {
    const where = outcome.kind === "added" ? ` ${outcome.question.questionId} ${outcome.after.name}` : "";
    return `${outcome.kind}${where}${faults.map(({ column }) => ` !${column}`).join("")}`;
  });

describe("a codebook that is taken out and brought back", () => {
  const name = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
    .filter((it) => !/[\p{Cc}\p{Surrogate}\ufffe\uffff]/u.test(it) && it.trim() !== "");
  const code = fc.record({
    name,
    definition: fc.constantFrom("", "Boats", "=1+1", "'-x", 'a, "b"', "One\n\nTwo", "Look for:\nboats"),
    retired: fc.boolean(),
  });
  const book = fc.array(code, { maxLength: 6 }).map((codes) => makeBook(codes, ["2.1"]));

  test.each([
    ["CSV", (it: FileBook) => readCodebookCsv(bytes(writeCodebookCsv(it)))],
    ["REFI-QDA", (it: FileBook) => readCodebookQdc(bytes(writeCodebookQdc(it)))],
  ])("as %s is the same in every entry, whatever its codes are called", (_format, roundTrip) => {
    const holds = fc.property(book, (it) => {
      const file = found(roundTrip(it));
      const planned = plan(it, file);
      expect(planned.map(({ outcome, faults }) => [outcome.kind, faults])).toEqual(planned.map(() => ["same", []]));
      expect(planned).toHaveLength(5 + (it.dimensions[0]?.questions[0]?.codes.length ?? 0));
      expect(file.losses).toEqual([]);
    });
    fc.assert(holds);
  });

  test("goes into another study of the same framework, by numbers and names", () => {
    const file = csv(
      writeCodebookCsv(makeBook([{ name: "Ferries" }, { name: "Boats", retired: true }])).replaceAll(
        "00000000-",
        "11111111-",
      ),
    );
    const empty = makeBook();
    expect(outcomes(empty, file).filter((it) => it !== "same")).toEqual(["added 1.1 Ferries", "added 1.1 Boats"]);
    const [, boats] = plan(empty, file).filter(({ outcome }) => outcome.kind === "added");
    expect(boats?.outcome).toMatchObject({ guid: "11111111-0000-4000-8000-000000000065", after: { retired: true } });
  });
});

describe("a table", () => {
  const head = "dimension,question,code,definition,retired,id\n";

  test("places a code by the question's number or name, and finds one that is there by its name", () => {
    const file = csv(`${head},1.2,Ferries,,,\n1,question 1.2,Boats,,,\n,1.1 As it was called,FERRIES,,,`);
    expect(outcomes(makeBook([{ name: "Ferries" }]), file)).toEqual([
      "added 1.2 Ferries",
      "added 1.2 Boats",
      "changed",
    ]);
  });

  test("tells every mistake with its column, and takes the other rows", () => {
    const rows = [
      ",9.9,Ferries,,,",
      "2,1.1,Boats,,,",
      "x,1.1,Rafts,,,",
      ",,Canoes,,,",
      ",1.1,Carts,,maybe,7",
      ",1.1,,What is it?,,",
      "7,,,,,",
      ",1.1,Roads,,,,,more",
      `,1.1,${"x".repeat(121)},${"y".repeat(2_001)},,`,
      ",,,text alone,,",
      ",1.1,Tracks,,,",
      ",1.1, tracks ,,,",
    ];
    expect(outcomes(makeBook(), csv(head + rows.join("\n")))).toEqual([
      "unplaced !question",
      "unplaced !question",
      "unplaced !dimension",
      "unplaced !question",
      "not-taken !retired !id",
      "not-taken !definition",
      "not-taken !dimension",
      "not-taken !null",
      "not-taken !code !definition",
      "not-taken !code",
      "added 1.1 Tracks",
      "not-taken !code",
    ]);
  });

  test("changes name, definition and use of a code that it finds by id; what it leaves empty stays", () => {
    const book = makeBook([
      { name: "Ferries", definition: "Boats" },
      { name: "Carts", definition: "On wheels" },
    ]);
    const file = csv(`${head},1.1,Armed ferries,Larger boats,yes,${id(100)}\n,1.1,Carts,,,`);
    const [ferries, carts] = plan(book, file);
    expect(ferries?.outcome).toMatchObject({
      kind: "changed",
      after: { name: "Armed ferries", definition: "Larger boats", retired: true },
    });
    expect(carts?.outcome).toEqual({ kind: "same" });
  });

  test("moves no code, retires no question and keeps no example, and says so", () => {
    const wide = "question,code,example,retired,id\n";
    const file = csv(`${wide}1.2,Ferries,The blue one,,${id(100)}\n1.2,,,yes,`);
    expect(outcomes(makeBook([{ name: "Ferries" }]), file)).toEqual(["same !example !question", "not-taken !retired"]);
  });

  test("adds nothing under a question that is no longer in use", () => {
    expect(outcomes(makeBook([], ["1.2"]), csv(`${head},1.2,Ferries,,,`))).toEqual(["not-taken !question"]);
  });

  test("is refused for what its first row says, or does not say", () => {
    const refusal = (text: string) => {
      const read = readCodebookCsv(bytes(text));
      return read.kind === "refused"
        ? read.faults.map(({ place, column, sentence }) => [place, column, sentence.slice(0, 30)])
        : [];
    };
    expect(refusal("name,text\na,b")).toEqual([[1, null, "The first row names no column "]]);
    expect(refusal("code,definition,Code\na,b,c")).toEqual([[1, "3", "The column “code” stands here "]]);
    expect(refusal('code\n"a')).toEqual([[2, "1", "A quotation mark is opened her"]]);
    expect(refusal("code\na\u0000")).toEqual([[2, null, "On line 2 of the file there ar"]]);
    expect(refusal("%PDF-1.7 ")).toEqual([[1, null, "The file is no table in text; "]]);
    expect(refusal("")).toEqual([[1, null, "The file is empty; expected is"]]);
    expect(csv("code,colour\na,red").losses).toMatchObject([
      { place: 1, sentence: expect.stringContaining("“colour”") },
    ]);
  });
});

describe("a codebook of another program", () => {
  const nested = `<Code guid="${id(500)}" name="Governance" isCodable="false">
    <Code guid="${id(501)}" name="Fees" isCodable="true"><Code guid="${id(502)}" name="Too high" isCodable="true" color="#ff0000"/></Code>
    </Code>
    <Code guid="${id(503)}" name="1. Trust" isCodable="true"/>`;

  test("has no place until a person says under which question it stands; what stands under it goes along", () => {
    const file = qdc(nested);
    expect(outcomes(makeBook(), file)).toEqual(["not-taken !null", "unplaced", "unplaced", "unplaced"]);
    const placed = outcomes(makeBook(), file, [
      [0, id(12)],
      [3, id(21)],
    ]);
    expect(placed).toEqual(["not-taken !null", "added 1.2 Fees", "added 1.2 Too high", "added 2.1 1. Trust"]);
    const apart = outcomes(makeBook(), file, [
      [0, id(12)],
      [2, id(21)],
    ]);
    expect(apart.slice(1)).toEqual(["added 1.2 Fees", "added 2.1 Too high", "unplaced"]);
  });

  test("stands where its headings are called like questions here", () => {
    const inDimension = `<Code guid="${id(1000)}" name="Dimension 1" isCodable="false"><Code guid="${id(1001)}" name="Question 1.2" isCodable="true"><Code guid="${id(1002)}" name="Ferries" isCodable="true"/></Code></Code>`;
    expect(outcomes(makeBook(), qdc(inDimension))).toEqual(["same", "same", "added 1.2 Ferries"]);
  });

  test("that numbers its codes is not taken for ours", () => {
    expect(
      outcomes(
        makeBook(),
        qdc(
          `<Code guid="${id(500)}" name="1. Trust" isCodable="true"/><Code guid="${id(501)}" name="1" isCodable="true"/>`,
        ),
      ),
    ).toEqual(["unplaced", "unplaced"]);
  });

  test("is placed under nothing but a question of this study", () => {
    expect(
      outcomes(makeBook([{ name: "Ferries" }]), qdc(nested), [
        [0, id(100)],
        [3, id(777)],
      ]).slice(1),
    ).toEqual(["unplaced", "unplaced", "unplaced"]);
  });

  test("loses its colours and sets, and that is told", () => {
    const file = qdc(nested);
    const sets = [{ place: 9, guid: id(800), name: "Money", members: [id(501)] }];
    const { losses } = planImport(makeBook(), { ...file, sets }, new Map());
    expect(losses.map(({ place, count }) => [place, count])).toEqual([
      [2, 1],
      [9, 1],
    ]);
  });

  const samples = fileURLToPath(new URL("../../../../../../packages/refi-qda/fixtures/", import.meta.url));
  test.each([
    ["standard-annex-a1-codebook.qdc", 6],
    ["qualcoder-4.0beta-codebook.qdc", 8],
    ["taguette-1.5.2-codebook.qdc", 6],
    ["nvivo-win-12.6-codes-of-project.qde", 152],
  ])("%s: as many entries come out as went in, and all that can be coded with is placed by one word", (name, count) => {
    const file = found(readCodebookQdc(readFileSync(samples + name)));
    const placements = file.entries.flatMap(({ parent }, at): [number, string][] =>
      parent === null ? [[at, id(11)]] : [],
    );
    const planned = plan(makeBook(), file, placements);
    expect(planned).toHaveLength(count);
    const kinds = new Set(planned.map(({ outcome }) => outcome.kind));
    expect(kinds.has("unplaced")).toBe(false);
    for (const { outcome, faults } of planned) if (outcome.kind === "not-taken") expect(faults).not.toEqual([]);
  });
});
