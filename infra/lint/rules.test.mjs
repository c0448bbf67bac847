import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const biome = join(root, "node_modules", "@biomejs", "biome", "bin", "biome");

const folder = mkdtempSync(join(tmpdir(), "octant-lint-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a rule says of some code. */
function lint(rule, code) {
  writeFileSync(join(folder, "biome.json"), JSON.stringify({ plugins: [join(root, "infra", "lint", rule)] }));
  writeFileSync(join(folder, "Example.tsx"), code);
  const { stdout, stderr } = spawnSync(process.execPath, [biome, "lint", "."], { cwd: folder, encoding: "utf8" });
  return stdout + stderr;
}

test("each rule is one of the app's that it is for", () => {
  const { overrides } = JSON.parse(readFileSync(join(root, "biome.json"), "utf8"));
  const plugins = overrides.filter((override) => override.plugins);
  expect(plugins).toEqual([
    { includes: ["apps/web/src/**"], plugins: ["./infra/lint/no-text-as-markup.grit"] },
    { includes: ["apps/api/src/**", "!**/*.test.ts"], plugins: ["./infra/lint/no-raw-sql.grit"] },
  ]);
});

describe("in the web app", () => {
  const says = (code) => lint("no-text-as-markup.grit", code).includes("never turned into markup or code");

  test.each([
    "element.innerHTML = text;",
    "element.outerHTML = text;",
    "frame.srcdoc = text;",
    'element.insertAdjacentHTML("beforeend", text);',
    "range.createContextualFragment(text);",
    "document.write(text);",
    'new DOMParser().parseFromString(text, "text/html");',
    "export const f = new Function(text);",
    "eval(text);",
    "export const Example = () => <div innerHTML={text} />;",
  ])("%s is refused", (code) => {
    expect(says(code)).toBe(true);
  });

  test("text that is shown as text is not", () => {
    const code =
      "export const Example = (props) => <p title={props.text}>{props.text}</p>;\nelement.textContent = text;\n";
    expect(says(code)).toBe(false);
  });
});

describe("in the server", () => {
  const says = (code) => lint("no-raw-sql.grit", code).includes("never put together from text");

  test.each(["tx.execute(sql.raw(text));", "await client.unsafe(text);"])("%s is refused", (code) => {
    expect(says(code)).toBe(true);
  });

  test("SQL whose values are parameters is not", () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the code that is linted holds the placeholder
    expect(says("tx.execute(sql`select ${text}`);")).toBe(false);
  });
});
