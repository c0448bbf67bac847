import { EmbeddedError, MigrationError } from "@octant/db";
import { FrameworkFileError } from "../features/assessment/load-frameworks.ts";
import { DemoFileError } from "../features/demo/demo-file-error.ts";
import { databaseSentence } from "../platform/database-sentence.ts";
import { describeError } from "../platform/describe-error.ts";
import { EnvError } from "../platform/env.ts";
import { ListenError } from "../platform/listener.ts";
import { KeyFileError } from "../platform/vault/index.ts";
import { installLastWords } from "./last-words.ts";
import { serve } from "./serve.ts";

/** Errors whose message was written for the operator. Of any other only its kind and place are told. */
const SENTENCES = [
  EnvError,
  ListenError,
  EmbeddedError,
  MigrationError,
  KeyFileError,
  FrameworkFileError,
  DemoFileError,
];

const HELP = `octant <command>

  serve     starts Octant and prints where it is ready; ends with Ctrl-C
  --help    prints this

Settings are read from the environment: OCTANT_PORT (3900), OCTANT_HOST (127.0.0.1), OCTANT_DATA (.octant),
OCTANT_KEY_FILE, OCTANT_DEMO (on), OCTANT_ORIGIN, OCTANT_TRUST_PROXY (off), DATABASE_URL.`;

/** Carries out one command line. Gives the exit code. `apiFolder` is where frameworks and demo lie. */
export async function run(args: readonly string[], apiFolder: string): Promise<number> {
  const [command] = args;
  if (command === undefined || command === "--help" || command === "help") {
    console.log(HELP);
    return 0;
  }
  if (command !== "serve" || args.length > 1) {
    console.error(`octant does not know “${args.join(" ")}”.\n\n${HELP}`);
    return 1;
  }
  installLastWords();
  try {
    return await serve(apiFolder);
  } catch (error) {
    console.error(toSentence(error));
    return 1;
  }
}

function toSentence(error: unknown): string {
  if (error instanceof Error && SENTENCES.some((kind) => error instanceof kind)) return error.message;
  return databaseSentence(error) ?? `Octant could not go on. ${JSON.stringify(describeError(error), null, 2)}`;
}
