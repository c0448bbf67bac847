import { sources, type Tx } from "@octant/db";
import { sql } from "drizzle-orm";
import type { RequestContext } from "../../platform/request-context.ts";
import { PLACES, type RecordSealer } from "../../platform/vault/index.ts";
import { consentColumns } from "./consent-columns.ts";
import { plainFacts, readSealedFacts, sealedFacts, toFacts } from "./facts.ts";
import { nextNumber } from "./register-queries.ts";
import type { RegisterEdit } from "./write-registers.ts";

type Scope = Pick<RequestContext, "vault" | "assessmentId">;

/**
 * Writes the rows of registers anew, all in one statement. What is sealed is bound to the row's version, so that a new one
 * needs it sealed again, changed or not. Throws `cannot-be-verified` for a row of which something was altered.
 */
export async function updateSources(
  tx: Tx,
  { vault, assessmentId }: Scope,
  edits: readonly RegisterEdit[],
  clusterOf: ReadonlyMap<string, string>,
): Promise<void> {
  const sealer = await vault.sealer(
    tx,
    assessmentId,
    edits.map(({ row }) => row.id),
  );
  const rows: object[] = [];
  for (const edit of edits) {
    const { row, change } = edit;
    const kind = change.kind ?? row.kind;
    // only a change of one source's kind takes a number, so that this is one query at most
    const number = kind === row.kind ? row.number : await nextNumber(tx, assessmentId, kind);
    rows.push({ ...toRow(edit, sealer), kind, number, clusterId: clusterOf.get(row.id) ?? row.clusterId });
  }
  await tx.execute(sql`
    update ${sources} set
      kind = t.kind, number = t.number, cluster_id = t."clusterId", area_id = t."areaId", language = t.language,
      consent_analyse = t."consentAnalyse", consent_quote = t."consentQuote", consent_archive = t."consentArchive",
      consent_recontact = t."consentRecontact", primary_coder_id = t."primaryCoderId",
      title_sealed = decode(t.title, 'base64'), file_name_sealed = decode(t."fileName", 'base64'),
      facts_sealed = decode(t.facts, 'base64'), mode = t.mode, access = t.access, present = t.present,
      consent_how = t."consentHow", sensitivity = t.sensitivity, gender = t.gender,
      interviewer_id = t."interviewerId", part_of = t."partOf", row_version = ${sources.rowVersion} + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as t (
      id uuid, kind text, number integer, "clusterId" uuid, "areaId" uuid, language text, "consentAnalyse" text,
      "consentQuote" text, "consentArchive" text, "consentRecontact" text, "primaryCoderId" uuid, title text,
      "fileName" text, facts text, mode text, access text, present text[], "consentHow" text, sensitivity text,
      gender text, "interviewerId" uuid, "partOf" uuid
    )
    where ${sources.assessmentId} = ${assessmentId} and ${sources.id} = t.id`);
}

function toRow({ row, before, change }: RegisterEdit, sealer: RecordSealer) {
  const { id, rowVersion } = row;
  const next = rowVersion + 1;
  const said = Object.entries(change).filter(([, value]) => value !== undefined);
  const wasSealed = row.factsSealed && sealer.open(id, PLACES.sourceFacts(id, rowVersion), row.factsSealed);
  const facts = { ...toFacts(row, readSealedFacts(wasSealed), before.questions), ...Object.fromEntries(said) };
  const sealed = sealedFacts(facts);
  const title = change.title ?? sealer.open(id, PLACES.sourceTitle(id, rowVersion), row.titleSealed);
  const fileName = row.fileNameSealed && sealer.open(id, PLACES.sourceFileName(id, rowVersion), row.fileNameSealed);
  return {
    id,
    areaId: change.areaId === undefined ? row.areaId : change.areaId,
    language: change.language === undefined ? row.language : change.language,
    ...consentColumns(change.consent ?? before.consent),
    ...plainFacts(facts),
    title: toBase64(sealer.seal(id, PLACES.sourceTitle(id, next), title)),
    fileName: fileName === null ? null : toBase64(sealer.seal(id, PLACES.sourceFileName(id, next), fileName)),
    facts: sealed === null ? null : toBase64(sealer.seal(id, PLACES.sourceFacts(id, next), sealed)),
  };
}

const toBase64 = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("base64");
