// `npm start`: from a fresh clone to a running Octant. The server then runs in this very process, so signals reach it.
import { prepare } from "./prepare.mjs";
import { runOctant } from "./run-octant.mjs";

try {
  prepare();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
await runOctant(["serve"]);
