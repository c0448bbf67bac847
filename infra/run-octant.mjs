import { pathToFileURL } from "node:url";
import { main } from "./prepare.mjs";

/** Hands the command over to the built server in this process. */
export async function runOctant(args) {
  process.argv = [process.argv[0], main, ...args];
  await import(pathToFileURL(main).href);
}
