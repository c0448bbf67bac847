import { createHash } from "node:crypto";
import { sources, type Tx, textVersions } from "@octant/db";
import type { AddText, Source } from "@octant/schemas";
import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../../platform/changes.ts";
import { once } from "../../platform/commands.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { PLACES } from "../../platform/vault/index.ts";
import type { ReadAside } from "./parse-aside.ts";
import type { ParsedText } from "./parse-text.ts";
import { readSource } from "./read-sources.ts";
import { lockSources } from "./register-queries.ts";
import { storeText } from "./store-text.ts";
import { readUpload, toEncoding, type Upload } from "./upload.ts";

/**
 * Gives a source that stands in the register alone its text, with its speakers and their turns. The same command again gives
 * the source as it now is. Throws `not-found`, `text-there-already`, and what `readUpload` throws.
 */
export async function addText(
  ctx: RequestContext,
  sourceId: string,
  command: AddText,
  upload: Upload,
  read: ReadAside,
): Promise<Source> {
  requireRight(ctx, "import-source");
  const parsed = await readUpload(upload, toEncoding(command.encoding), read);
  const file = { name: upload.name, sha256: createHash("sha256").update(upload.bytes).digest("hex") };
  return once(
    ctx,
    { ...command, kind: "source.add-text", sourceId, file },
    async (tx) => {
      await putText(tx, ctx, sourceId, command.id, upload, parsed);
      return readSource(tx, ctx, sourceId);
    },
    { keep: () => null, recall: (tx) => readSource(tx, ctx, sourceId) },
  );
}

async function putText(
  tx: Tx,
  ctx: RequestContext,
  sourceId: string,
  commandId: string,
  upload: Upload,
  parsed: ParsedText,
): Promise<void> {
  const { assessmentId, vault } = ctx;
  const [row] = await lockSources(tx, assessmentId, [sourceId]);
  if (!row) throw new ProblemError("not-found");
  const hasText = and(eq(textVersions.assessmentId, assessmentId), eq(textVersions.sourceId, sourceId));
  if ((await tx.$count(textVersions, hasText)) > 0) throw new ProblemError("text-there-already");
  const sealer = await vault.sealer(tx, assessmentId, [sourceId]);
  const textVersionId = await storeText(tx, ctx, sealer, { sourceId, parsed, original: upload.bytes });
  const fileNameSealed = sealer.seal(sourceId, PLACES.sourceFileName(sourceId, row.rowVersion), upload.name);
  // the row version stays: nothing that anybody could have changed meanwhile is other than before
  await tx
    .update(sources)
    .set({ direction: parsed.direction, fileNameSealed })
    .where(and(eq(sources.assessmentId, assessmentId), eq(sources.id, sourceId)));
  const changeId = uuidv7();
  await recordChange(tx, ctx, {
    id: changeId,
    kind: "source.text-added",
    entity: "source",
    entityId: sourceId,
    commandId,
    after: { textVersionId },
    afterSealed: sealer.seal(sourceId, PLACES.changeAfter(changeId), JSON.stringify({ fileName: upload.name })),
  });
}
