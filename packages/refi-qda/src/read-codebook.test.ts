import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fixture } from "../test/schema.ts";
import { LIMITS, readCodebook } from "./index.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const GUIDS = ["5215cc69-b628-4e02-afb9-9beeaee55808", "d7aa29da-519b-4946-9b90-253b6db8fd0a"] as const;
const CODE = `<Code guid="${GUIDS[0]}" name="Access" isCodable="true"/>`;
const codebook = (codes: string, rest = "") =>
  bytes(`<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>${codes}</Codes>${rest}</CodeBook>`);
const read = (file: Uint8Array) => {
  const result = readCodebook(file);
  if (result.kind !== "read") throw new Error(result.sentence);
  return result;
};
const lost = (file: Uint8Array) => read(file).losses.map(({ kind, what, count }) => [kind, what, count]);
const refused = (file: Uint8Array) => {
  const result = readCodebook(file);
  return result.kind === "refused" ? [result.code, result.line] : [];
};

describe("what real programs write otherwise than the standard", () => {
  test("an older namespace, one of a project, and none at all", () => {
    const inNamespace = (xmlns: string) => bytes(`<CodeBook${xmlns}><Codes>${CODE}</Codes></CodeBook>`);
    for (const uri of ["urn:QDA-XML:codebook:0:4", "urn:QDA-XML:codebook:1:0", "urn:QDA-XML:project:1.0"]) {
      expect(read(inNamespace(` xmlns="${uri}"`))).toMatchObject({ count: 1, losses: [] });
    }
    expect(lost(inNamespace(""))).toEqual([["other-namespace", "", 1]]);
    expect(
      read(
        bytes(
          `<q:CodeBook xmlns:q="urn:QDA-XML:codebook:1.0"><q:Codes><q:Code guid="${GUIDS[0]}" name="A" isCodable="1"/></q:Codes></q:CodeBook>`,
        ),
      ).count,
    ).toBe(1);
  });

  test("colours in other forms are taken as #rrggbb, and one that cannot be read is dropped; both are told", () => {
    const colours = ["#f00", "#FF9800", "rgb(255, 152, 0)", "80FF9800", "red"];
    const codes = colours.map(
      (c, at) => `<Code guid="${at}${GUIDS[0].slice(1)}" name="C${at}" isCodable="true" color="${c}"/>`,
    );
    const file = codebook(codes.join(""));
    expect(read(file).codebook.codes.map(({ colour }) => colour)).toEqual([
      "#ff0000",
      "#ff9800",
      "#ff9800",
      "#ff9800",
      null,
    ]);
    expect(lost(file)).toEqual([
      ["colour-changed", "C2", 1],
      ["colour-changed", "C3", 1],
      ["colour-dropped", "C4", 1],
    ]);
  });

  test("a code without a GUID that can be used, or with another's, is kept without one", () => {
    const file = codebook(
      `${CODE}<Code guid="{${GUIDS[0].toUpperCase()}}" name="Again" isCodable="true"/><Code guid="7" name="Odd"/>`,
    );
    expect(read(file).codebook.codes.map(({ guid, name }) => [guid, name])).toEqual([
      [GUIDS[0], "Access"],
      [null, "Again"],
      [null, "Odd"],
    ]);
    expect(lost(file)).toEqual([
      ["guid-twice", "Again", 1],
      ["guid-unusable", "Odd", 1],
      ["codable-unclear", "Odd", 1],
    ]);
  });

  test("what belongs to no codebook is left out whole and told once, with how often", () => {
    const memo = `<Memo><Code guid="${GUIDS[1]}" name="Inside" isCodable="true"/>words</Memo>`;
    const odd = `<Code guid="${GUIDS[0]}" name="Access" isCodable="true" weight="3">${memo}${memo}stray</Code>`;
    const file = codebook(odd);
    expect(read(file).count).toBe(1);
    expect(lost(file)).toEqual([
      ["attribute-unknown", "weight", 1],
      ["element-unknown", "Memo", 2],
      ["stray-text", "", 1],
    ]);
  });

  test("sets are kept with the codes that there are; others are told", () => {
    const set = `<Sets><Set guid="${GUIDS[1]}" name="Money"><Description> Of fees </Description><MemberCode guid="{${GUIDS[0]}}"/><MemberCode targetGUID="${GUIDS[1].replace("d", "e")}"/></Set></Sets>`;
    const { codebook: found, losses } = read(codebook(CODE, set));
    expect(found.sets).toMatchObject([{ guid: GUIDS[1], name: "Money", description: "Of fees", members: [GUIDS[0]] }]);
    expect(losses).toMatchObject([{ kind: "member-unknown", what: "Money" }]);
  });
});

describe("a hostile file", () => {
  const entities = Array.from({ length: 12 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join("");
  const files: [string, Uint8Array, string, number][] = [
    ["that is empty", new Uint8Array(), "empty", 1],
    [
      "of a document type",
      bytes(`<?xml version="1.0"?>\n<!DOCTYPE CodeBook SYSTEM "http://127.0.0.1/x">\n<CodeBook/>`),
      "doctype",
      2,
    ],
    [
      "of entities that grow",
      bytes(`<!DOCTYPE a [<!ENTITY e0 "x">${entities}]><CodeBook>&e12;</CodeBook>`),
      "doctype",
      1,
    ],
    [
      "that reads another file",
      bytes(`<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]><CodeBook>&f;</CodeBook>`),
      "doctype",
      1,
    ],
    ["of an entity that nobody declared", codebook(`${CODE}\n&secret;`), "not-well-formed", 2],
    ["that nests without end", codebook("<Code>".repeat(60_000)), "too-deep", 1],
    ["larger than any codebook", new Uint8Array(LIMITS.bytes + 1).fill(32), "too-large", 1],
    ["of too many codes", codebook(CODE.repeat(LIMITS.codes + 1)), "too-many-codes", 1],
    ["of too many sets", codebook(CODE, `<Sets>${"<Set/>".repeat(LIMITS.sets + 1)}</Sets>`), "too-many-sets", 1],
    ["that is a zip archive", new Uint8Array([0x50, 0x4b, 3, 4, 0]), "other-format", 1],
    ["that is packed", new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xcb]), "not-utf-8", 1],
    ["of broken UTF-8", new Uint8Array([...bytes("<CodeBook>\n<Codes>\n"), 0xc3, 0x28]), "not-utf-8", 3],
    ["in another encoding", bytes(`<?xml version="1.0" encoding="windows-1252"?><CodeBook/>`), "not-utf-8", 1],
    ["with an & by itself", codebook(`${CODE.replace("Access", "Food & water")}`), "not-well-formed", 1],
    ["that ends too early", bytes(`<CodeBook>\n<Codes>\n${CODE}\n`), "not-well-formed", 4],
    ["that closes another element", bytes("<CodeBook>\n</Codes>"), "not-well-formed", 2],
    ["with an attribute twice", codebook(`\n<Code guid="a" guid="b"/>`), "not-well-formed", 2],
    ["with a control character", codebook(`\n${CODE.replace("Access", "A\u0000")}`), "not-well-formed", 2],
    ["with a number of no character", codebook(`\n${CODE.replace("Access", "&#0;")}`), "not-well-formed", 2],
    ["of another kind of XML", bytes(`<svg xmlns="http://www.w3.org/2000/svg"/>`), "not-a-codebook", 1],
    ["that is a table", bytes("dimension,question,code\n1,1.1,Access"), "other-format", 1],
    ["without a code", bytes(`<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes/></CodeBook>`), "no-codes", 1],
  ];
  test.each(files)("%s is refused with its place", (_which, file, code, line) => {
    expect(refused(file)).toEqual([code, line]);
  });

  test("is refused in a sentence that says what was expected and repeats none of the file", () => {
    for (const [, file] of files) {
      const result = readCodebook(file);
      expect(result).toHaveProperty("sentence", expect.stringMatching(/expected (is|are)|is read|it is not read/));
      expect(result).not.toHaveProperty("sentence", expect.stringMatching(/secret|passwd|127\.0\.0\.1|Food/));
    }
  });

  test("of names that belong to JavaScript is read like any other", () => {
    const file = codebook(
      `${CODE}<constructor/><Code guid="${GUIDS[1]}" name="__proto__" isCodable="true" __proto__="1"/>`,
    );
    expect(read(file).codebook.codes[1]?.name).toBe("__proto__");
    expect(lost(file)).toEqual([
      ["element-unknown", "constructor", 1],
      ["attribute-unknown", "__proto__", 1],
    ]);
  });

  test("of ten thousand odd attributes tells some of them and counts the rest", () => {
    const odd = Array.from({ length: 10_000 }, (_, at) => `a${at}="1"`).join(" ");
    const { losses, more } = read(codebook(CODE.replace("<Code ", `<Code ${odd} `)));
    expect([losses.length, more]).toEqual([LIMITS.losses, 10_000 - LIMITS.losses]);
  });

  test("whatever bytes there are, they are read or refused and nothing is thrown", () => {
    const original = fixture("qualcoder-4.0beta-codebook.qdc");
    const changed = fc
      .array(fc.record({ at: fc.nat(original.length - 1), put: fc.uint8Array({ maxLength: 6 }), cut: fc.nat(40) }), {
        minLength: 1,
        maxLength: 4,
      })
      .map((changes) =>
        changes.reduce(
          (file, { at, put, cut }) => Buffer.concat([file.subarray(0, at), put, file.subarray(at + cut)]),
          original,
        ),
      );
    const holds = fc.property(fc.oneof(changed, fc.uint8Array({ maxLength: 300 })), (file) => {
      expect(["read", "refused"]).toContain(readCodebook(file).kind);
    });
    fc.assert(holds, { numRuns: 500 });
  });
});
