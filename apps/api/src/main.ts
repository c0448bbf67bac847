import { fileURLToPath } from "node:url";
import { run } from "./cli/run.ts";

// this file's folder is `src` or, once built, `dist`: both lie in apps/api
const apiFolder = fileURLToPath(new URL("..", import.meta.url));
process.exit(await run(process.argv.slice(2), apiFolder));
