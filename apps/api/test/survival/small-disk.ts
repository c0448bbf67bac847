import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MEGABYTE = 1024 * 1024;

/** A disk of its own size, in memory, that a test can fill and empty. */
export class SmallDisk {
  private constructor(
    readonly folder: string,
    readonly megabytes: number,
  ) {}

  /** Gives a sentence instead where this system lets nobody mount: that takes root, and a kernel that allows it. */
  static mount(megabytes: number): SmallDisk | string {
    const folder = mkdtempSync(join(tmpdir(), "octant-disk-"));
    // the database's own user has to come through
    const options = `size=${megabytes}m,mode=0711`;
    const { status, error, stderr } = spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder], {
      encoding: "utf8",
    });
    if (status === 0) return new SmallDisk(folder, megabytes);
    rmSync(folder, { recursive: true });
    return `a disk of ${megabytes} MB cannot be mounted here: ${error?.message ?? stderr.trim()}`;
  }

  /** Writes until not a byte more goes on it, and gives how many megabytes that took. */
  fill(): number {
    const file = openSync(this.#ballast, "a");
    let bytes = 0;
    for (const size of [MEGABYTE, 4096, 1]) {
      const chunk = Buffer.alloc(size);
      try {
        for (;;) bytes += writeSync(file, chunk);
      } catch (error) {
        if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
      }
    }
    closeSync(file);
    return Math.round(bytes / MEGABYTE);
  }

  empty(): void {
    rmSync(this.#ballast, { force: true });
  }

  unmount(): void {
    spawnSync("umount", [this.folder]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  get #ballast(): string {
    return join(this.folder, "ballast");
  }
}
