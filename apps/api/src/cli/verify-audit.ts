import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import {
  type Anchor,
  anchorPath,
  listChains,
  readAnchors,
  type VerifiedAudit,
  verifyAudit,
} from "../platform/audit/index.ts";
import { type Command, CommandError, usageError } from "./command.ts";
import { toFaultSentence } from "./fault-sentence.ts";
import { type CommandDatabase, withDatabase } from "./with-database.ts";

/** `npm run octant -- verify-audit`: reads every chain to its end; exit code 1 if one is not as it was written. */
export const verifyAuditCommand: Command = {
  name: "verify-audit",
  usage: "[--assessment ID] [--anchors FILE] [--json]",
  does: "reads the audit to its end and names the first entry of each chain that is not as it was written",
  run: async (args) => {
    const options = readOptions(args);
    return withDatabase(async (database) => {
      let faults = 0;
      for await (const verified of verifyChains(database, options)) {
        faults += verified.findings.length;
        console.log(options.json ? JSON.stringify(verified) : toLines(verified));
      }
      if (!options.json) console.log(faults === 0 ? "The audit is as it was written." : `${faults} faults were found.`);
      return faults === 0 ? 0 : 1;
    });
  },
};

type Options = { assessment: string | undefined; anchors: string | undefined; json: boolean };

function readOptions(args: readonly string[]): Options {
  const { assessment, anchors, json } = parse(args);
  if (assessment !== undefined && !z.uuid().safeParse(assessment).success) {
    throw usageError(verifyAuditCommand, "--assessment takes the id of one, as its address in the browser has it.");
  }
  if (anchors !== undefined && !existsSync(anchors)) throw new CommandError(`There is no file ${anchors}.`);
  return { assessment, anchors, json: json ?? false };
}

function parse(args: readonly string[]) {
  const options = { assessment: { type: "string" }, anchors: { type: "string" }, json: { type: "boolean" } } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch {
    throw usageError(verifyAuditCommand, `verify-audit does not know “${args.join(" ")}”.`);
  }
}

/** Each chain as it is verified: all that the database tells of, and all that anchors tell of. */
export async function* verifyChains(database: CommandDatabase, options: Options): AsyncGenerator<VerifiedAudit> {
  const file = options.anchors ?? anchorPath(database.keyFile);
  const anchors = existsSync(file) ? await collect(file) : new Map<string, Anchor[]>();
  if (anchors.size === 0) {
    console.error(`There are no anchors in ${file}: that the end of a chain was cut off cannot be seen without them.`);
  }
  const { chains, deleted } = await listChains(database.db);
  const anchored = [...anchors.keys()].filter((chain) => !deleted.has(chain));
  for (const chain of new Set(options.assessment ? [options.assessment] : [...chains, ...anchored])) {
    yield verifyAudit(database, chain, anchors.get(chain) ?? []);
  }
}

async function collect(file: string): Promise<Map<string, Anchor[]>> {
  const byChain = new Map<string, Anchor[]>();
  for await (const anchor of readAnchors(file)) {
    const known = byChain.get(anchor.chain);
    if (known) known.push(anchor);
    else byChain.set(anchor.chain, [anchor]);
  }
  return byChain;
}

function toLines({ chain, entries, changes, findings }: VerifiedAudit): string {
  const name = chain === "server" ? "server" : `assessment ${chain}`;
  if (findings.length > 0) return findings.map((finding) => `${name}: ${toFaultSentence(finding)}`).join("\n");
  const vouched = chain === "server" ? "" : `, ${changes} changes of the change log`;
  return `${name}: ${entries} entries${vouched}, as they were written`;
}
