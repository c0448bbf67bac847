import { createHash } from "node:crypto";
import { sourcePeriods, sources, type Tx } from "@octant/db";
import type { ImportSource, Source } from "@octant/schemas";
import { v7 as uuidv7 } from "uuid";
import { recordChange } from "../../platform/changes.ts";
import { once } from "../../platform/commands.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { PLACES } from "../../platform/vault/index.ts";
import { consentColumns } from "./consent-columns.ts";
import type { ReadAside } from "./parse-aside.ts";
import type { ParsedText } from "./parse-text.ts";
import { addOwnCluster, joinCluster } from "./place-in-cluster.ts";
import { requirePlainLine } from "./plain-line.ts";
import { nextNumber, requireCuts } from "./queries.ts";
import { readSource } from "./read-sources.ts";
import { storeText } from "./store-text.ts";
import { readUpload, toEncoding, type Upload } from "./upload.ts";

/**
 * Takes a file into the register as a source with its first text, its speakers and their turns: all of it or nothing.
 * The same import again gives the source as it now is. Throws what `readUpload` and `joinCluster` throw, and `not-found`
 * for an area or period that this assessment does not have, or an id that is another person's.
 */
export async function importSource(
  ctx: RequestContext,
  command: ImportSource,
  upload: Upload,
  read: ReadAside,
): Promise<Source> {
  requireRight(ctx, "import-source");
  requirePlainLine(command.title, ["title"]);
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

/** The import itself, in the transaction that is given and for a file that was read. Gives the id of its text version. */
export async function addSource(
  tx: Tx,
  ctx: RequestContext,
  command: ImportSource,
  upload: Upload,
  parsed: ParsedText,
): Promise<string> {
  const { assessmentId } = ctx;
  const { id, title, kind, areaId, language, consent } = command;
  const periodIds = [...new Set(command.periodIds)];
  await requireCuts(tx, assessmentId, areaId === null ? [] : [areaId], periodIds);
  const clusterId =
    command.clusterId === null
      ? await addOwnCluster(tx, ctx, command.groupId, title)
      : await joinCluster(tx, ctx, command.clusterId, command.groupId);
  const sealer = await ctx.vault.sealer(tx, assessmentId, [id], { create: true });
  const number = await nextNumber(tx, assessmentId, kind);
  const [added] = await tx
    .insert(sources)
    .values({
      assessmentId,
      id,
      number,
      kind,
      clusterId,
      areaId,
      language,
      direction: parsed.direction,
      ...consentColumns(consent),
      titleSealed: sealer.seal(id, PLACES.sourceTitle(id, 1), title),
      fileNameSealed: sealer.seal(id, PLACES.sourceFileName(id, 1), upload.name),
      createdBy: ctx.account.id,
    })
    .onConflictDoNothing({ target: [sources.assessmentId, sources.id] })
    .returning({ id: sources.id });
  // the id is in use, and not by this command of this person, which would have been recognised
  if (!added) throw new ProblemError("not-found");
  if (periodIds.length > 0) {
    await tx.insert(sourcePeriods).values(periodIds.map((periodId) => ({ assessmentId, sourceId: id, periodId })));
  }
  const textVersionId = await storeText(tx, ctx, sealer, { sourceId: id, parsed, original: upload.bytes });
  const changeId = uuidv7();
  await recordChange(tx, ctx, {
    id: changeId,
    kind: "source.imported",
    entity: "source",
    entityId: id,
    commandId: command.id,
    after: { kind, number, clusterId, areaId, periodIds, language, consent, textVersionId },
    afterSealed: sealer.seal(id, PLACES.changeAfter(changeId), JSON.stringify({ title, fileName: upload.name })),
  });
  return textVersionId;
}
