import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const biome = join(root, "node_modules", "@biomejs", "biome", "bin", "biome");
const plugin = "infra/lint/no-text-as-markup.grit";

const folder = mkdtempSync(join(tmpdir(), "octant-lint-"));
beforeAll(() => writeFileSync(join(folder, "biome.json"), JSON.stringify({ plugins: [join(root, plugin)] })));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the rule says of a file. */
function lint(code) {
  writeFileSync(join(folder, "Example.tsx"), code);
  const { stdout, stderr } = spawnSync(process.execPath, [biome, "lint", "."], { cwd: folder, encoding: "utf8" });
  return stdout + stderr;
}

test("the rule is one of the web app's", () => {
  const { overrides } = JSON.parse(readFileSync(join(root, "biome.json"), "utf8"));
  expect(overrides).toContainEqual({ includes: ["apps/web/src/**"], plugins: [`./${plugin}`] });
});

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
])("it finds %s", (code) => {
  expect(lint(code)).toContain("never turned into markup or code");
});

test("it has nothing against text that is shown as text", () => {
  const code =
    "export const Example = (props) => <p title={props.text}>{props.text}</p>;\nelement.textContent = text;\n";
  expect(lint(code)).not.toContain("never turned into markup or code");
});
