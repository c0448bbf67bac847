// `npm run bench [-- name ...]`: runs the named benches, or all; each prints one JSON object a line.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { prepare, root } from "./prepare.mjs";

const benches = {
  workbench: "apps/web/bench/workbench.ts",
  start: "apps/api/bench/start.ts",
  coding: "apps/api/bench/coding.ts",
  scorecard: "packages/scoring/bench/scorecard.ts",
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`There is no bench called ${unknown.join(", ")}. There are: ${Object.keys(benches).join(", ")}.`);
  process.exit(1);
}

prepare(console.error);
const fromApi = createRequire(join(root, "apps", "api", "package.json"));
const { runnerImport } = await import(pathToFileURL(fromApi.resolve("vite")).href);
for (const name of asked.length > 0 ? asked : Object.keys(benches)) {
  const { module } = await runnerImport(join(root, benches[name]), { root, logLevel: "error", configFile: false });
  await module.run((line) => console.log(JSON.stringify({ bench: name, ...line })));
}
process.exit(0);
