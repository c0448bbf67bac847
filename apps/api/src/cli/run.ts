import { EmbeddedError, MigrationError } from "@octant/db";
import { DemoFileError } from "../features/demo/demo-file-error.ts";
import { FrameworkFileError } from "../features/frameworks/load-frameworks.ts";
import { AnchorFileError } from "../platform/audit/index.ts";
import { databaseSentence } from "../platform/database-sentence.ts";
import { describeError } from "../platform/describe-error.ts";
import { EnvError } from "../platform/env.ts";
import { ListenError } from "../platform/listener.ts";
import { ParserError } from "../platform/parser/isolation.ts";
import { KeyFileError } from "../platform/vault/index.ts";
import { WithdrawalListError } from "../platform/withdrawals/index.ts";
import { CommandError } from "./command.ts";
import { COMMANDS } from "./commands.ts";
import { installLastWords } from "./last-words.ts";

/** Errors whose message was written for the operator. Of any other only its kind and place are told. */
const SENTENCES = [
  AnchorFileError,
  CommandError,
  EnvError,
  ListenError,
  EmbeddedError,
  MigrationError,
  KeyFileError,
  ParserError,
  WithdrawalListError,
  FrameworkFileError,
  DemoFileError,
];

const SETTINGS = `Settings are read from the environment: OCTANT_PORT (3900), OCTANT_HOST (127.0.0.1), OCTANT_DATA (.octant),
OCTANT_KEY_FILE, OCTANT_IDENTITY_KEY_FILE, OCTANT_DEMO (on), OCTANT_ORIGIN, OCTANT_TRUST_PROXY (off), DATABASE_URL.`;

/** Carries out one command line. Gives the exit code. `apiFolder` is where frameworks and demo lie. */
export async function run(args: readonly string[], apiFolder: string): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === "--help" || name === "help") {
    console.log(help());
    return 0;
  }
  const command = COMMANDS.find((known) => known.name === name);
  if (!command) {
    console.error(`octant does not know “${args.join(" ")}”.\n\n${help()}`);
    return 1;
  }
  installLastWords();
  try {
    return await command.run(rest, { apiFolder });
  } catch (error) {
    console.error(toSentence(error));
    return 1;
  }
}

function help(): string {
  const lines = COMMANDS.map(({ name, usage, does }) => ({ typed: `${name} ${usage}`.trimEnd(), does }));
  const width = Math.max(...lines.map(({ typed }) => typed.length));
  const table = [...lines, { typed: "--help", does: "prints this" }].map(
    ({ typed, does }) => `  ${typed.padEnd(width)}  ${does}`,
  );
  return `octant <command>\n\n${table.join("\n")}\n\n${SETTINGS}`;
}

function toSentence(error: unknown): string {
  if (error instanceof Error && SENTENCES.some((kind) => error instanceof kind)) return error.message;
  return databaseSentence(error) ?? `Octant could not go on. ${JSON.stringify(describeError(error), null, 2)}`;
}
