import type { RegisterSource, Source } from "@octant/schemas";
import { recordChanges } from "../../platform/changes.ts";
import { once } from "../../platform/commands.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { addSources } from "./add-sources.ts";
import { requirePlainLines } from "./plain-line.ts";
import { readSource } from "./read-sources.ts";
import { toAddedChange } from "./record-added.ts";

/**
 * Puts a source into the register before its text comes: an interview that is still to be typed, a survey wave. The same
 * command again gives the source as it now is. Throws what `addSources` throws.
 */
export async function registerSource(ctx: RequestContext, command: RegisterSource): Promise<Source> {
  requireRight(ctx, "import-source");
  requirePlainLines(command);
  return once(
    ctx,
    { ...command, kind: "source.register", sourceKind: command.kind },
    async (tx) => {
      const { sealer, added } = await addSources(tx, ctx, [{ register: command, direction: "ltr" }]);
      const how = { kind: "source.registered", commandId: command.id } as const;
      await recordChanges(
        tx,
        ctx,
        added.map((source) => toAddedChange(sealer, source, how)),
      );
      return readSource(tx, ctx, command.id);
    },
    { keep: ({ id }) => id, recall: (tx, id: string) => readSource(tx, ctx, id) },
  );
}
