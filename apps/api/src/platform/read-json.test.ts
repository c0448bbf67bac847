import { expect, test } from "vitest";
import { readJson } from "./read-json.ts";

const read = (text: string) => readJson(new TextEncoder().encode(text));
const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);

test("what is JSON is read", () => {
  expect(read('{"a":[1,"à 🌙 \\ud83c\\udf19"]}')).toEqual({ kind: "json", value: { a: [1, "à 🌙 🌙"] } });
});

test.each([
  ["not_json", "bytes that are no UTF-8", new Uint8Array([0x22, 0xe0, 0x22])],
  ["not_json", "no JSON", new TextEncoder().encode("{")],
  ["not_json", "nothing", new Uint8Array()],
  ["bad_character", "half a character", new TextEncoder().encode('["\\ud800"]')],
  ["bad_character", "a NUL", new TextEncoder().encode('{"a":{"b":"\\u0000"}}')],
  ["bad_character", "half a character in a name", new TextEncoder().encode('{"\\udfff":1}')],
])("refused as %s is %s", (code, _what, bytes) => {
  expect(readJson(bytes)).toEqual({ kind: "refused", code });
});

test("thirty-two levels are read, one more is not, nor sixty thousand", () => {
  expect(read(nested(32)).kind).toBe("json");
  for (const depth of [33, 60_000]) expect(read(nested(depth))).toEqual({ kind: "refused", code: "too_deep" });
});
