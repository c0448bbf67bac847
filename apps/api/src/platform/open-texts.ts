import { type Tx, textVersions } from "@octant/db";
import { and, eq, inArray } from "drizzle-orm";
import type { RequestContext } from "./request-context.ts";
import { type Opened, PLACES, type RecordSealer } from "./vault/index.ts";

type Scope = Pick<RequestContext, "vault" | "assessmentId">;
/** A text version and the source whose key opens it. */
export type TextRef = { textVersionId: string; sourceId: string };

/**
 * Opens texts, of however many in one query; those opened lately come from memory. `sealer` holds the keys of their sources:
 * where one was destroyed, its texts are `key-missing`, whatever memory still has.
 */
export async function openTexts(
  tx: Tx,
  { vault, assessmentId }: Scope,
  sealer: RecordSealer,
  texts: readonly TextRef[],
): Promise<Map<string, Opened<string>>> {
  const opened = new Map<string, Opened<string>>();
  const missing: string[] = [];
  for (const { textVersionId, sourceId } of texts) {
    if (!sealer.hasKey(sourceId)) forgetTexts(vault, assessmentId, [textVersionId]);
    const kept = sealer.hasKey(sourceId) ? vault.texts.get(keyOf(assessmentId, textVersionId)) : undefined;
    if (kept !== undefined) opened.set(textVersionId, { kind: "open", value: kept });
    else missing.push(textVersionId);
  }
  if (missing.length === 0) return opened;
  const { id, sourceId, version, textSealed } = textVersions;
  const rows = await tx
    .select({ id, sourceId, version, textSealed })
    .from(textVersions)
    .where(and(eq(textVersions.assessmentId, assessmentId), inArray(textVersions.id, missing)));
  for (const row of rows) {
    const text = sealer.tryOpen(row.sourceId, PLACES.text(row.id, row.version), row.textSealed);
    opened.set(row.id, text);
    if (text.kind === "open") vault.texts.set(keyOf(assessmentId, row.id), text.value);
  }
  return opened;
}

/** Drops texts from this process's memory. Others drop theirs when they are next asked for, since their key is gone. */
export function forgetTexts(vault: Scope["vault"], assessmentId: string, textVersionIds: readonly string[]): void {
  for (const id of textVersionIds) vault.texts.delete(keyOf(assessmentId, id));
}

const keyOf = (assessmentId: string, textVersionId: string) => `${assessmentId} ${textVersionId}`;
