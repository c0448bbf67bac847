import { type ChangeSource, Consent, type Source } from "@octant/schemas";
import { once } from "../../platform/commands.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { requirePlainLines } from "./plain-line.ts";
import { readSource } from "./read-sources.ts";
import { holdSources, writeRegisters } from "./write-registers.ts";

/**
 * Changes what the register knows of a source; what is left out stays. Throws `changed-since` with the present state where
 * `rowVersion` is not the present one, `consent-withdrawn`, and what `writeRegisters` throws.
 */
export async function changeSource(
  ctx: RequestContext,
  sourceId: string,
  rowVersion: number,
  command: ChangeSource,
): Promise<Source> {
  requireRight(ctx, "change-source");
  requirePlainLines(command);
  const { id: commandId, reason, ...change } = command;
  const { kind: sourceKind, ...rest } = command;
  return once(
    ctx,
    { ...rest, kind: "source.change", sourceKind, sourceId, rowVersion },
    async (tx) => {
      const held = (await holdSources(tx, ctx, [sourceId])).get(sourceId);
      if (!held) throw new ProblemError("not-found");
      if (held.row.rowVersion !== rowVersion) throw new ProblemError("changed-since", { current: held.before });
      if (change.consent) refuseWithdrawing(held.before.consent, change.consent);
      const [after] = await writeRegisters(tx, ctx, [{ ...held, change }], { commandId, reason });
      if (!after) throw new ProblemError("not-found");
      return after;
    },
    { keep: ({ id }) => id, recall: (tx, id: string) => readSource(tx, ctx, id) },
  );
}

/** What was withdrawn stays so; to withdraw is more than to note it, and has a command of its own. */
export function refuseWithdrawing(from: Source["consent"], to: Source["consent"]) {
  const scope = findWithdrawing(from, to);
  if (scope) throw new ProblemError("consent-withdrawn", { scope });
}

/** The scope, if there is one, that would be withdrawn, or given back after it was. */
export function findWithdrawing(from: Source["consent"], to: Source["consent"]) {
  return Consent.keyof().options.find(
    (scope) => from[scope] !== to[scope] && [from[scope], to[scope]].includes("withdrawn"),
  );
}
