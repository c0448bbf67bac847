// `npm test`: everything that must hold, on a fresh clone; the last line counts it.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepare, root, turbo } from "./prepare.mjs";

const reports = mkdtempSync(join(tmpdir(), "octant-test-"));
const total = { passed: 0, failed: 0, skipped: 0 };
const began = performance.now();

try {
  prepare();
} catch (error) {
  console.error(error.message);
  total.failed += 1;
}

if (total.failed === 0) {
  check("format and lint", () => node(bin("@biomejs/biome", "bin/biome"), ["check", "--error-on-warnings", "."]));
  check("boundaries between packages", () => turbo(["boundaries"]));
  check("types", () => turbo(["run", "typecheck", "--output-logs=errors-only"]));
  check("types of the packages' tests", () => node(bin("typescript", "bin/tsc"), ["-p", "tsconfig.tests.json"]));
  suite("unit, database and API tests", "vitest.json", vitest, countVitest);
  suite("browser tests", "playwright.json", playwright, countPlaywright);
}

rmSync(reports, { recursive: true, force: true });
const minutes = ((performance.now() - began) / 60_000).toFixed(1);
console.log(`\nDone in ${minutes} minutes.`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);

/** A check that either holds or does not; it counts as one. */
function check(name, run) {
  console.log(`\n== ${name}`);
  const holds = run().status === 0;
  total[holds ? "passed" : "failed"] += 1;
  if (!holds) console.log(`${name}: failed`);
}

/** A runner that writes a JSON report; each of its tests counts. A runner that fails without a failed test counts as one. */
function suite(name, file, run, count) {
  console.log(`\n== ${name}`);
  const report = join(reports, file);
  const { status } = run(report);
  const counted = existsSync(report)
    ? count(JSON.parse(readFileSync(report, "utf8")))
    : { passed: 0, failed: 0, skipped: 0 };
  if (status !== 0 && counted.failed === 0) counted.failed = 1;
  if (counted.passed + counted.failed === 0) counted.failed = 1;
  for (const key of Object.keys(total)) total[key] += counted[key];
}

function vitest(report) {
  return node(bin("vitest", "vitest.mjs"), [
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
}

function countVitest(result) {
  const skipped = result.numPendingTests + result.numTodoTests;
  // a file that could not even be loaded has no failed test of its own
  const broken = result.testResults.filter(
    (f) => f.status === "failed" && f.assertionResults.every((t) => t.status !== "failed"),
  );
  return { passed: result.numPassedTests, failed: result.numFailedTests + broken.length, skipped };
}

function playwright(report) {
  const entry = join(root, "apps", "web", "node_modules", "@playwright", "test", "cli.js");
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  return node(entry, ["test", "--reporter=list,json"], { cwd: join(root, "apps", "web"), env });
}

function countPlaywright({ stats }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

function bin(name, path) {
  return join(root, "node_modules", name, path);
}

function node(script, args, options = {}) {
  return spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: "inherit", ...options });
}
