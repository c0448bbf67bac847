import { createInterface } from "node:readline";
import { Writable } from "node:stream";

/** A line from standard input. On a terminal it is asked for, and what is typed is not shown. */
export async function readSecret(question: string): Promise<string> {
  const { stdin, stderr } = process;
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: silent, terminal: stdin.isTTY === true });
  if (stdin.isTTY) stderr.write(question);
  try {
    const line = await new Promise<string>((resolve) => {
      lines.once("line", resolve);
      lines.once("close", () => resolve(""));
    });
    return line.trim();
  } finally {
    if (stdin.isTTY) stderr.write("\n");
    lines.close();
  }
}
