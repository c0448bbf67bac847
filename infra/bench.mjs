// `npm run bench [-- name ...]`: runs the named benches, or all; each prints one JSON object a line.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { prepare, root } from "./prepare.mjs";

const benches = {
  workbench: "apps/web/bench/workbench.ts",
  start: "apps/api/bench/start.ts",
  coding: "apps/api/bench/coding.ts",
  evidence: "apps/api/bench/evidence.ts",
  profiles: "apps/api/bench/profiles.ts",
  "sign-in": "apps/api/bench/sign-in.ts",
  tenancy: "apps/api/bench/tenancy.ts",
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`There is no bench called ${unknown.join(", ")}. There are: ${Object.keys(benches).join(", ")}.`);
  process.exit(1);
}

prepare(console.error);
const fromApi = createRequire(join(root, "apps", "api", "package.json"));
const { createServer } = await import(pathToFileURL(fromApi.resolve("vite")).href);
// loads the benches' TypeScript as it stands; nothing is served
const server = { middlewareMode: true, watch: null, ws: false };
const vite = await createServer({ root, configFile: false, appType: "custom", logLevel: "error", server });
for (const name of asked.length > 0 ? asked : Object.keys(benches)) {
  const { run } = await vite.ssrLoadModule(join(root, benches[name]));
  await run((line) => console.log(JSON.stringify({ bench: name, ...line })));
}
await vite.close();
process.exit(0);
