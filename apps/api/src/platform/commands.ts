import { createHash } from "node:crypto";
import { commands, type Tx } from "@octant/db";
import { and, eq } from "drizzle-orm";
import { inAssessment } from "./in-assessment.ts";
import { ProblemError } from "./problems.ts";
import type { RequestContext } from "./request-context.ts";

/** All that a command says, with what it was aimed at: the same id with anything else is another command. */
export type Command = { id: string; kind: string; [name: string]: unknown };

/**
 * How a repeat gets the first answer: by what `keep` puts beside the command, or with nothing kept from what the command
 * has left behind. What is kept is not sealed: of an answer that holds text, keep ids alone.
 */
export type Memory<Answer, Kept> = { keep?: (answer: Answer) => Kept; recall: (tx: Tx, kept: Kept) => Promise<Answer> };

/** Whose command it is, and where. */
export type CommandScope = Pick<RequestContext, "db" | "vault" | "assessmentId" | "account" | "tx">;

/** Nobody sees the mark of a command before it is committed with all that the command did. */
const CARRIED_OUT = 200;

/**
 * Carries a command out once, in one transaction with its mark. The same command again from the same person gets the
 * first answer; the same id with another body is `command-reused`; to another person the id is free. A command sent twice
 * at once waits for the first, and a refused one leaves no mark.
 */
export function once<Answer>(ctx: CommandScope, command: Command, work: (tx: Tx) => Promise<Answer>): Promise<Answer>;
export function once<Answer, Kept>(
  ctx: CommandScope,
  command: Command,
  work: (tx: Tx) => Promise<Answer>,
  memory: Memory<Answer, Kept>,
): Promise<Answer>;
export async function once(
  ctx: CommandScope,
  command: Command,
  work: (tx: Tx) => Promise<unknown>,
  memory: Memory<unknown, unknown> = asItIs,
): Promise<unknown> {
  const digest = commandDigest(ctx, command);
  return inAssessment(ctx, async (tx) => {
    const mark = { assessmentId: ctx.assessmentId, accountId: ctx.account.id, id: command.id };
    const isMark = and(
      eq(commands.assessmentId, mark.assessmentId),
      eq(commands.accountId, mark.accountId),
      eq(commands.id, mark.id),
    );
    const inserted = await tx
      .insert(commands)
      .values({ ...mark, bodyDigest: digest, status: CARRIED_OUT })
      .onConflictDoNothing()
      .returning({ id: commands.id });
    if (inserted.length === 0) {
      const [first] = await tx.select().from(commands).where(isMark);
      if (!first || !Buffer.from(first.bodyDigest).equals(digest)) throw new ProblemError("command-reused");
      return memory.recall(tx, first.answer);
    }
    const answer = await work(tx);
    const { keep } = memory;
    if (keep)
      await tx
        .update(commands)
        .set({ answer: keep(answer) })
        .where(isMark);
    return answer;
  });
}

const asItIs: Memory<unknown, unknown> = { keep: (answer) => answer, recall: async (_tx, kept) => kept };

/** Keyed by nothing that the database holds: whoever has a copy of it cannot try out what a command may have said. */
function commandDigest({ vault, assessmentId }: CommandScope, command: Command): Buffer {
  const bytes = createHash("sha256")
    .update(JSON.stringify(inOrder(command)))
    .digest();
  return Buffer.from(vault.server.digest(`command ${assessmentId}`, bytes));
}

/** The same object whatever order its names came in; `undefined` is as good as left out. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([name, inner]) => [name, inOrder(inner)]).filter(([, inner]) => inner !== undefined);
}
