import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const start = fileURLToPath(new URL("../dist/main.js", import.meta.url));

/** A real Octant with a data folder and a port of its own; the process that a user would run. */
export class OctantServer {
  readonly #folder = mkdtempSync(join(tmpdir(), "octant-test-"));
  readonly dataFolder = join(this.#folder, "data");
  #process: ChildProcess | undefined;
  #output = "";

  private constructor(
    readonly port: number,
    private readonly settings: Record<string, string>,
  ) {
    // run by root, the database's own user has to come through, or its cluster would lie outside and be left behind
    chmodSync(this.#folder, 0o711);
  }

  /** `settings` are environment variables beside port and data folder. */
  static async start(settings: Record<string, string> = {}): Promise<OctantServer> {
    const server = new OctantServer(await freePort(), settings);
    await server.boot();
    return server;
  }

  /** Everything that the process has said since it was last started. */
  get output(): string {
    return this.#output;
  }

  get pid(): number {
    const pid = this.#process?.pid;
    if (pid === undefined) throw new Error("this Octant is not running");
    return pid;
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  /** The one-time link that the server printed at its last start. */
  get signInLink(): string {
    const links = this.#output.match(/http:\/\/localhost:\d+\/sign-in#\S+/g);
    const link = links?.at(-1);
    if (!link) throw new Error(`no sign-in link was printed:\n${this.#output}`);
    return link;
  }

  async boot(): Promise<void> {
    this.#output = "";
    const place = { OCTANT_PORT: String(this.port), OCTANT_DATA: this.dataFolder };
    const env = { ...environment(), ...place, ...this.settings };
    const child = spawn(process.execPath, [start, "serve"], { env, stdio: ["ignore", "pipe", "pipe"] });
    this.#process = child;
    const collect = (chunk: Buffer) => {
      this.#output += chunk.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    const until = Date.now() + 60_000;
    // the link for the demo's lead comes last; on a database of one's own there is no demo
    const ready = this.settings.DATABASE_URL ? /is ready at \S+\s/ : /\/sign-in#\S+\s/;
    while (!ready.test(this.#output)) {
      if (child.exitCode !== null) throw new Error(`Octant ended with ${child.exitCode}:\n${this.#output}`);
      if (Date.now() > until) throw new Error(`Octant was not ready in 60 s:\n${this.#output}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Ends the process with a signal, waits until it is gone, and gives its exit code (null when it was killed). */
  async end(signal: "SIGTERM" | "SIGKILL" | "SIGINT" = "SIGTERM"): Promise<number | null> {
    const child = this.#process;
    if (!child) return null;
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
      await once(child, "exit");
    }
    return child.exitCode;
  }

  async dispose(): Promise<void> {
    await this.end();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Runs `serve` where it is expected to end by itself: gives the exit code and all that it printed. */
export async function serveOnce(env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const { code, output, said } = await octantOnce(["serve"], env);
  return { code, output: output + said };
}

/** Runs a command to its end: the exit code, what it put out, and what it said beside that. */
export async function octantOnce(
  args: readonly string[],
  env: Record<string, string>,
): Promise<{ code: number | null; output: string; said: string }> {
  const child = spawn(process.execPath, [start, ...args], {
    env: { ...environment(), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [output, said] = [child.stdout, child.stderr].map((stream) => {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => void chunks.push(chunk));
    return () => Buffer.concat(chunks).toString();
  });
  await once(child, "close");
  return { code: child.exitCode, output: output?.() ?? "", said: said?.() ?? "" };
}

/** What a server is started in: not with the settings of another, and OCTANT_TEST_ names are the tests' own. */
function environment(): NodeJS.ProcessEnv {
  const isSetting = (name: string) => name.startsWith("OCTANT_") || name === "DATABASE_URL";
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !isSetting(name)));
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
