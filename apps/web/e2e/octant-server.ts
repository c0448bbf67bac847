import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const start = fileURLToPath(new URL("../../api/dist/main.js", import.meta.url));

/** A real Octant with a data folder and a port of its own; the process that a user would run. */
export class OctantServer {
  readonly dataFolder = mkdtempSync(join(tmpdir(), "octant-e2e-"));
  #process: ChildProcess | undefined;
  #output = "";

  private constructor(readonly port: number) {}

  static async start(): Promise<OctantServer> {
    const server = new OctantServer(await freePort());
    await server.boot();
    return server;
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
    const env = { ...process.env, OCTANT_PORT: String(this.port), OCTANT_DATA: this.dataFolder };
    const child = spawn(process.execPath, [start, "serve"], { env, stdio: ["ignore", "pipe", "pipe"] });
    this.#process = child;
    const collect = (chunk: Buffer) => {
      this.#output += chunk.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    const until = Date.now() + 60_000;
    while (!/\/sign-in#\S+\s/.test(this.#output)) {
      if (child.exitCode !== null) throw new Error(`Octant ended with ${child.exitCode}:\n${this.#output}`);
      if (Date.now() > until) throw new Error(`Octant was not ready in 60 s:\n${this.#output}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Ends the process with a signal and waits until it is gone. */
  async end(signal: "SIGTERM" | "SIGKILL" | "SIGINT" = "SIGTERM"): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, "exit");
  }

  async dispose(): Promise<void> {
    await this.end();
    rmSync(this.dataFolder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
