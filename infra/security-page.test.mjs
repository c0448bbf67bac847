import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./prepare.mjs";

const page = readFileSync(join(root, "docs", "security.md"), "utf8");
const named = [...page.matchAll(/`([^`\s]+\.(?:test|spec)\.ts)`/g)].map(([, path]) => path);

test("every test that the security page names is there", () => {
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test("every page that it points to is there", () => {
  const links = [...page.matchAll(/\]\((?!http)([^)#]+)/g)].map(([, path]) => path);
  expect(links.filter((path) => !existsSync(join(root, "docs", path)))).toEqual([]);
});
