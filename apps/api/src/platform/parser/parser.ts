import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PARSER, type ParserLimits } from "../limits.ts";
import { type Heard, ParserChild } from "./child.ts";
import { findLaunch, type Isolation } from "./isolation.ts";
import type { Job } from "./job.ts";
import { Turns } from "./turns.ts";

export type { Failure } from "./child.ts";
export type ParseResult = Heard | { kind: "busy" };

export type ParserOptions = {
  /** The file that runs in the process: the built `parser-child`. */
  child: string;
  limits?: ParserLimits;
};

/**
 * Has files read in processes of their own: one file each, so that a hostile one cannot touch the next. One process is
 * always started in advance. It holds no key and no environment, lies in an empty folder, and is watched from outside
 * for time and memory; what it says has to be checked like a request.
 */
export class Parser {
  readonly #turns: Turns;
  readonly #limits: ParserLimits;
  readonly #running = new Set<ParserChild>();
  #prepared: Promise<Prepared> | undefined;
  #spare: ParserChild | undefined;
  #closed = false;

  constructor(private readonly options: ParserOptions) {
    this.#limits = options.limits ?? PARSER;
    this.#turns = new Turns(this.#limits);
  }

  /** The processes that are there, the one that waits for its file included. */
  get processIds(): number[] {
    return [...this.#running].flatMap((child) => child.pid ?? []);
  }

  /** Finds how such a process can be started here and starts the first. Throws where there is no way. */
  async warm(): Promise<Isolation> {
    const prepared = await this.#prepare();
    if (!this.#closed) this.#spare ??= this.#start(prepared);
    return prepared.isolation;
  }

  /** Has one file read. `busy` where too many others wait. */
  async parse(job: Job, file: Uint8Array): Promise<ParseResult> {
    if (!(await this.#turns.begin())) return { kind: "busy" };
    try {
      return await this.#read(job, file);
    } finally {
      this.#turns.end();
    }
  }

  /** Ends every process, also those that are reading. */
  async close(): Promise<void> {
    this.#closed = true;
    const prepared = await this.#prepared?.catch(() => undefined);
    await Promise.all([...this.#running].map((child) => child.end()));
    if (prepared) await rm(prepared.folder, { recursive: true, force: true });
  }

  #prepare(): Promise<Prepared> {
    this.#prepared ??= prepare(this.options.child, this.#limits);
    return this.#prepared;
  }

  async #read(job: Job, file: Uint8Array): Promise<Heard> {
    const prepared = await this.#prepare();
    if (this.#closed) return { kind: "failed", code: "broke-off" };
    // taken at once: another file may come at the same moment, and gets one of its own
    const child = this.#spare ?? this.#start(prepared);
    this.#spare = undefined;
    try {
      return await child.read(job, file, this.#limits);
    } finally {
      // started beside the answer, not before it: the file that is there comes first
      setImmediate(() => void this.warm());
    }
  }

  #start({ launch, folder }: Prepared): ParserChild {
    const child = new ParserChild(launch, folder);
    this.#running.add(child);
    void child.gone.then(() => {
      this.#running.delete(child);
      if (this.#spare === child) this.#spare = undefined;
    });
    return child;
  }
}

type Prepared = Awaited<ReturnType<typeof findLaunch>> & { folder: string };

async function prepare(child: string, limits: ParserLimits): Promise<Prepared> {
  const folder = await mkdtemp(join(tmpdir(), "octant-parser-"));
  // Node asks for its code by the path that is left when every link is followed
  return { ...(await findLaunch({ child: await realpath(child), folder, limits })), folder };
}
