// `npm run octant -- <command>`: the operator's commands. Preparing speaks on standard error, so that output stays clean.
import { prepare } from "./prepare.mjs";
import { runOctant } from "./run-octant.mjs";

try {
  prepare(console.error);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
await runOctant(process.argv.slice(2));
