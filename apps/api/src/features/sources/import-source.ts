import { createHash } from "node:crypto";
import type { Tx } from "@octant/db";
import type { ImportSource, Source } from "@octant/schemas";
import { recordChanges } from "../../platform/changes.ts";
import { once } from "../../platform/commands.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { addSources } from "./add-sources.ts";
import type { ReadAside } from "./parse-aside.ts";
import type { ParsedText } from "./parse-text.ts";
import { requirePlainLines } from "./plain-line.ts";
import { readSource } from "./read-sources.ts";
import { toAddedChange } from "./record-added.ts";
import { storeText } from "./store-text.ts";
import { readUpload, toEncoding, type Upload } from "./upload.ts";

/**
 * Takes a file into the register as a source with its first text, its speakers and their turns: all of it or nothing.
 * The same import again gives the source as it now is. Throws what `readUpload` and `addSources` throw.
 */
export async function importSource(
  ctx: RequestContext,
  command: ImportSource,
  upload: Upload,
  read: ReadAside,
): Promise<Source> {
  requireRight(ctx, "import-source");
  requirePlainLines(command);
  const parsed = await readUpload(upload, toEncoding(command.encoding), read);
  const file = { name: upload.name, sha256: createHash("sha256").update(upload.bytes).digest("hex") };
  return once(
    ctx,
    { ...command, kind: "source.import", sourceKind: command.kind, file },
    async (tx) => {
      await addSource(tx, ctx, command, upload, parsed);
      return readSource(tx, ctx, command.id);
    },
    { keep: ({ id }) => id, recall: (tx, id: string) => readSource(tx, ctx, id) },
  );
}

async function addSource(
  tx: Tx,
  ctx: RequestContext,
  { encoding: _, ...register }: ImportSource,
  upload: Upload,
  parsed: ParsedText,
): Promise<void> {
  const fileName = upload.name;
  const { sealer, added } = await addSources(tx, ctx, [{ register, direction: parsed.direction, fileName }]);
  const textVersionId = await storeText(tx, ctx, sealer, { sourceId: register.id, parsed, original: upload.bytes });
  const how = { kind: "source.imported", commandId: register.id, textVersionId, fileName } as const;
  await recordChanges(
    tx,
    ctx,
    added.map((source) => toAddedChange(sealer, source, how)),
  );
}
