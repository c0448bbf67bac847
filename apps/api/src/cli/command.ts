/** An operator's command: one line of help, and what it does. */
export type Command = {
  /** What is typed after `octant`. */
  name: string;
  /** The rest of the line, as help shows it; "" where there is none. */
  usage: string;
  /** What it is good for, as the end of the sentence "this command …". */
  does: string;
  /** Gives the exit code. Throws errors whose message is a sentence for the operator. */
  run: (args: readonly string[], place: CommandPlace) => Promise<number>;
};

/** Where the server's own files lie: frameworks, demo, built web app. */
export type CommandPlace = { apiFolder: string };

/** Why a command cannot be carried out as it was written, as a sentence. */
export class CommandError extends Error {
  override name = "CommandError";
}

/** A mistake in what was typed, told with how the command is written. */
export function usageError(command: Pick<Command, "name" | "usage">, why: string): CommandError {
  return new CommandError(`${why} It is written: octant ${command.name} ${command.usage}`.trimEnd());
}
