// `npm run test:survival`: the long hostile events, one after another, and a report of what was counted. `npm run
// test:survival -- kill` runs those whose file bears the word.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepare, root } from "./prepare.mjs";

const began = performance.now();
const folder = mkdtempSync(join(tmpdir(), "octant-survival-"));
const file = join(folder, "report.json");

try {
  prepare();
} catch (error) {
  console.error(error.message);
  finish({ passed: 0, failed: 1, skipped: 0 });
}

const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
const reporters = ["--reporter=verbose", "--reporter=json", `--outputFile.json=${file}`];
const args = ["run", "--config", "vitest.survival.config.ts", ...reporters, ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, [vitest, ...args], { cwd: root, stdio: "inherit" });

const result = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { testResults: [] };
const tests = result.testResults.flatMap((one) => one.assertionResults);
// a file that could not even be loaded, or whose preparations failed, has no failed test of its own
const broken = result.testResults.filter(
  (one) => one.status === "failed" && one.assertionResults.every((test) => test.status !== "failed"),
);
print(tests, broken);
const of = (state) => tests.filter((test) => stateOf(test) === state).length;
const total = { passed: of("passed"), failed: of("FAILED") + broken.length, skipped: of("skipped") };
if (status !== 0 && total.failed === 0) total.failed = 1;
finish(total);

function print(done, unable) {
  console.log("\n== What Octant survived");
  for (const test of done.toSorted((a, b) => eventOf(a) - eventOf(b))) {
    const { event, done: what, counts = {}, control, skipped } = test.meta?.survival ?? {};
    const seconds = ((test.duration ?? 0) / 1000).toFixed(0);
    console.log(`\nEvent ${event ?? "?"}: ${test.title}`);
    if (what) console.log(`  done:    ${what}`);
    const told = Object.entries(counts).map(([name, value]) => `${name} ${value}`);
    if (told.length > 0) console.log(`  counted: ${told.join(" · ")}`);
    if (control) console.log(`  control: ${control}`);
    if (skipped) console.log(`  skipped: ${skipped}`);
    console.log(`  ${stateOf(test)} in ${seconds} s`);
  }
  for (const one of unable) console.log(`\n${one.name}: FAILED before its first test\n${one.message}`);
}

function stateOf({ status: state }) {
  if (state === "passed") return "passed";
  return state === "failed" ? "FAILED" : "skipped";
}

function eventOf(test) {
  return test.meta?.survival?.event ?? 0;
}

function finish({ passed, failed, skipped }) {
  rmSync(folder, { recursive: true, force: true });
  console.log(`\nDone in ${((performance.now() - began) / 60_000).toFixed(1)} minutes.`);
  const left = skipped > 0 ? `, ${skipped} skipped` : "";
  console.log(`${passed} passed, ${failed} failed${left}`);
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
}
