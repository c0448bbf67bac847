import { createHmac, timingSafeEqual } from "node:crypto";
import { chmod, open, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ConsentScope } from "@octant/schemas";
import { z } from "zod";
import { lengthPrefixed } from "../vault/cipher.ts";
import type { Vault } from "../vault/index.ts";

/** A withdrawal as it is remembered outside the database: ids, scope and time alone. */
export const Withdrawal = z.strictObject({
  at: z.iso.datetime(),
  assessmentId: z.uuid(),
  sourceId: z.uuid(),
  scope: ConsentScope,
  /** The source's own cluster, whose name goes with it. */
  clusterId: z.uuid().nullable(),
});
export type Withdrawal = z.infer<typeof Withdrawal>;

const Line = Withdrawal.extend({ mac: z.hash("sha256", { enc: "hex" }) });

/** Why the list of withdrawals cannot be used, as a sentence for the operator. */
export class WithdrawalListError extends Error {
  override name = "WithdrawalListError";
}

/** Where the list is kept: beside the key file, so that no restore of the database brings an older one back with it. */
export function withdrawalListPath(keyFile: string): string {
  return join(dirname(keyFile), "withdrawals.jsonl");
}

/**
 * The list of withdrawals: one JSON object a line, only ever appended to, on the disk before `append` is done. Each line is
 * vouched for by a key that the key file opens. Several processes on one computer may share it.
 */
export class WithdrawalList {
  readonly path: string;
  readonly #vault: Vault;

  private constructor(path: string, vault: Vault) {
    this.path = path;
    this.#vault = vault;
  }

  /** Makes the list where there is none, for its owner alone. Throws a `WithdrawalListError`. */
  static async open(path: string, vault: Vault): Promise<WithdrawalList> {
    const file = await open(path, "a+", 0o600).catch(({ code }: NodeJS.ErrnoException) => {
      throw new WithdrawalListError(
        `The list of withdrawals ${path} cannot be written (${code}). Octant notes there, beside its key file, who has withdrawn, so that no restored backup brings them back.`,
      );
    });
    try {
      await chmod(path, 0o600);
      await endTornLine(file);
    } finally {
      await file.close();
    }
    return new WithdrawalList(path, vault);
  }

  async append(withdrawal: Withdrawal): Promise<void> {
    const line = { ...withdrawal, mac: this.#mac(withdrawal).toString("hex") };
    const file = await open(this.path, "a", 0o600);
    try {
      await file.writeFile(`${JSON.stringify(line)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  /** Every withdrawal, oldest first. Throws a `WithdrawalListError` that names a line which is not as Octant wrote it. */
  async read(): Promise<Withdrawal[]> {
    const lines = (await readFile(this.path, "utf8")).split("\n");
    return lines.flatMap((line, at) => (line === "" ? [] : [this.#parse(line, at + 1)]));
  }

  #parse(line: string, number: number): Withdrawal {
    const parsed = Line.safeParse(toJson(line));
    if (parsed.success) {
      const { mac, ...withdrawal } = parsed.data;
      if (timingSafeEqual(Buffer.from(mac, "hex"), this.#mac(withdrawal))) return withdrawal;
    }
    throw new WithdrawalListError(
      `Line ${number} of ${this.path} is not as Octant wrote it. Without it somebody who has withdrawn could come back: put the file back from its newest copy, then start again.`,
    );
  }

  #mac({ at, assessmentId, sourceId, scope, clusterId }: Withdrawal): Buffer {
    const parts = lengthPrefixed(["octant withdrawal 1", at, assessmentId, sourceId, scope, clusterId ?? ""]);
    return createHmac("sha256", this.#vault.server.key("withdrawals")).update(parts).digest();
  }
}

/** A line that a power cut has torn was never acknowledged: it is cut off, so that the next one begins where it did. */
async function endTornLine(file: Awaited<ReturnType<typeof open>>): Promise<void> {
  const content = await file.readFile();
  const end = content.lastIndexOf(0x0a) + 1;
  if (end < content.length) await file.truncate(end);
}

function toJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
