import type { Tx } from "@octant/db";
import { Consent, type Source, type SourceRegister } from "@octant/schemas";
import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../../platform/audit/index.ts";
import { type ChangeRecord, recordChanges } from "../../platform/changes.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { PLACES, type RecordSealer, type SealedPlace } from "../../platform/vault/index.ts";
import type { RegisterAct, RegisterEdit } from "./write-registers.ts";

/** What of a register holds a title, a name, a day or words: in the change log it is sealed. */
export const SEALED_FIELDS = ["title", "date", "interviewer", "access", "present", "participants"] as const;
type SealedField = (typeof SEALED_FIELDS)[number];

/** Writes each change of a register into the log, and each scope of consent that changed into the audit. */
export async function recordRegisters(
  tx: Tx,
  ctx: RequestContext,
  edits: readonly RegisterEdit[],
  after: readonly Source[],
  act: RegisterAct,
): Promise<void> {
  const now = new Map(after.map((source) => [source.id, source]));
  const sealer = await ctx.vault.sealer(tx, ctx.assessmentId, now.keys());
  const pairs = edits.flatMap(({ before }) => {
    const source = now.get(before.id);
    return source ? [{ before, after: source }] : [];
  });
  await recordChanges(
    tx,
    ctx,
    pairs.map((pair) => toChange(sealer, pair, act)),
  );
  for (const pair of pairs) await recordConsent(tx, ctx, pair);
}

type Pair = { before: Source; after: Source };

function toChange(sealer: RecordSealer, { before, after }: Pair, { commandId, reason }: RegisterAct): ChangeRecord {
  const id = uuidv7();
  const was = differing(before, after);
  const is = { ...differing(after, before), ...(reason && { reason }) };
  const seal = (place: SealedPlace, value: object) =>
    Object.keys(value).length > 0 ? sealer.seal(before.id, place, JSON.stringify(value)) : undefined;
  const [beforeSealed, afterSealed] = [seal(PLACES.changeBefore(id), was), seal(PLACES.changeAfter(id), is)];
  return {
    id,
    kind: "source.changed",
    entity: "source",
    entityId: before.id,
    commandId,
    before: plainRegister(before),
    after: plainRegister(after),
    ...(beforeSealed && { beforeSealed }),
    ...(afterSealed && { afterSealed }),
  };
}

/** Of the sealed fields those that one register has otherwise than the other. */
function differing(one: Source, other: Source): Partial<Pick<SourceRegister, SealedField>> {
  const fields = SEALED_FIELDS.filter((field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]));
  return Object.fromEntries(fields.map((field) => [field, one[field]]));
}

/** What of the register may stand in the log as it is: no title, no name, no day. */
export function plainRegister(source: Source) {
  const { kind, number, groupId, clusterId, areaId, periodIds, language, consent, rowVersion } = source;
  const { mode, questions, consentHow, sensitivity, gender, primaryCoderId, partOf } = source;
  return {
    kind,
    number,
    groupId,
    clusterId,
    areaId,
    periodIds,
    language,
    consent,
    mode,
    questions,
    consentHow,
    sensitivity,
    gender,
    primaryCoderId,
    partOf,
    rowVersion,
  };
}

/** What a respondent has agreed to is of weight for people's safety: each scope that changed stands in the audit. */
async function recordConsent(tx: Tx, ctx: RequestContext, { before, after }: Pair): Promise<void> {
  for (const scope of Consent.keyof().options) {
    const [from, to] = [before.consent[scope], after.consent[scope]];
    if (from === to) continue;
    await recordAudit(tx, ctx, { kind: "consent.changed", entityId: after.id, facts: { scope, from, to } });
  }
}
