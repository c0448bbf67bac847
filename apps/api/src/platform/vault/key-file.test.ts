import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createKeyFile, KeyFileError, readKeyFile } from "./key-file.ts";
import { openVault } from "./open-vault.ts";

const folder = mkdtempSync(join(tmpdir(), "octant-key-"));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const freshPath = () => join(folder, `keys-${files++}`, "octant.key");

function fileWith(content: string | Uint8Array, mode = 0o600): string {
  const path = join(folder, `key-${files++}`);
  writeFileSync(path, content);
  chmodSync(path, mode);
  return path;
}

describe("a key file is made once", () => {
  test("it is one readable line that its owner alone may read, and nothing is left beside it", async () => {
    const path = freshPath();
    const key = await createKeyFile(path);
    expect(key).toHaveLength(32);
    expect(readFileSync(path, "utf8")).toMatch(/^octant-key-1:[A-Za-z0-9_-]{43}\n$/);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(path, ".."))).toEqual(["octant.key"]);
    expect(await readKeyFile(path)).toEqual(key);
  });

  test("of several processes that make it at once, all go on with the same key", async () => {
    const path = freshPath();
    const keys = await Promise.all(Array.from({ length: 8 }, () => createKeyFile(path)));
    expect(new Set(keys.map((key) => Buffer.from(key).toString("hex"))).size).toBe(1);
  });

  test("a first start says where it is and that it must be kept", async () => {
    const path = freshPath();
    const said: string[] = [];
    await openVault(path, { keyCheck: undefined, report: (sentence) => said.push(sentence) });
    expect(said).toEqual([expect.stringContaining(path)]);
    expect(said[0]).toMatch(/Keep a copy apart from the data/);
    await openVault(path, { keyCheck: undefined, report: (sentence) => said.push(sentence) });
    expect(said).toHaveLength(1);
  });
});

describe("a key file that cannot be right is refused with a sentence that holds no key", () => {
  const line = `octant-key-1:${"A".repeat(43)}\n`;
  const cases: [string, () => string, RegExp][] = [
    ["empty", () => fileWith(""), /holds no key of Octant/],
    ["of another version", () => fileWith(line.replace("-1:", "-2:")), /holds no key of Octant/],
    ["cut short", () => fileWith(line.slice(0, 30)), /holds no key of Octant/],
    ["with more in it", () => fileWith(line + line), /holds no key of Octant/],
    ["raw bytes", () => fileWith(Buffer.alloc(32, 7)), /holds no key of Octant/],
    ["readable by its group", () => fileWith(line, 0o640), /can be read by others.*chmod 600/],
    ["readable by everybody", () => fileWith(line, 0o604), /can be read by others/],
    ["a folder", () => folder, /is not a file/],
  ];
  test.each(cases)("%s", async (_what, make, sentence) => {
    const refusal = await readKeyFile(make()).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(KeyFileError);
    expect(String(refusal)).toMatch(sentence);
    expect(String(refusal)).not.toContain("AAAA");
  });
});

test("a missing key file is not made anew over a database that holds keys", async () => {
  const path = freshPath();
  const refusal = openVault(path, {
    keyCheck: { generation: 1, sealed: Buffer.alloc(60), nextSealed: null },
    report: () => {},
  });
  await expect(refusal).rejects.toThrow(/is missing, and without it nobody can read/);
  expect(await readKeyFile(path)).toBeUndefined();
});
