import type { Tx } from "@octant/db";
import type { ConsentScope, WithdrawalDone, WithdrawConsent } from "@octant/schemas";
import { recordAudit } from "../../platform/audit/index.ts";
import { recordChange } from "../../platform/changes.ts";
import { once } from "../../platform/commands.ts";
import type { IdentityVault } from "../../platform/identities/index.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import type { WithdrawalList } from "../../platform/withdrawals/index.ts";
import { readSource } from "../sources/read-sources.ts";
import { carryOut, findOwnCluster } from "./carry-out.ts";
import { type AnySource, consentOf, countOnTexts, listTextIds, lockAnySource } from "./queries.ts";

/** Where a withdrawal reaches beside the ordinary tables. */
export type Reach = { identities: IdentityVault; withdrawals: WithdrawalList };

/**
 * Carries out what a respondent asks for. It is on the list of withdrawals before anything is done, so that it holds also
 * where the database is lost in between. What is withdrawn already stays so. Throws `not-found`.
 */
export async function withdrawConsent(
  ctx: RequestContext,
  reach: Reach,
  sourceId: string,
  { id, scope }: WithdrawConsent,
): Promise<WithdrawalDone> {
  requireRight(ctx, "withdraw-consent");
  const { gone } = await once(ctx, { id, kind: "consent.withdraw", sourceId, scope }, async (tx) => {
    const source = await lockAnySource(tx, ctx.assessmentId, sourceId);
    if (!source || (source.withdrawnAt && scope !== "analyse")) throw new ProblemError("not-found");
    const isDone = source.withdrawnAt !== null || (scope !== "analyse" && consentOf(source)[scope] === "withdrawn");
    if (!isDone) await withdraw(tx, ctx, reach, source, { commandId: id, scope });
    return { gone: scope === "analyse" };
  });
  return { source: gone ? null : await inAssessment(ctx, (tx) => readSource(tx, ctx, sourceId)) };
}

type Asked = { commandId: string; scope: ConsentScope };

async function withdraw(tx: Tx, ctx: RequestContext, reach: Reach, source: AnySource, { commandId, scope }: Asked) {
  const { assessmentId } = ctx;
  const sourceId = source.id;
  const from = consentOf(source)[scope];
  const { codings } = await countOnTexts(tx, assessmentId, await listTextIds(tx, assessmentId, sourceId));
  const clusterId = scope === "analyse" ? await findOwnCluster(tx, ctx, source) : null;
  const withdrawal = { at: new Date().toISOString(), assessmentId, sourceId, scope, clusterId };
  await reach.withdrawals.append(withdrawal);
  const { keys, identity } = await carryOut(tx, ctx, reach.identities, withdrawal);
  const kind = scope === "analyse" ? "source.withdrawn" : "source.consent-withdrawn";
  const before = { consent: { [scope]: from } };
  const after = { consent: { [scope]: "withdrawn" } };
  await recordChange(tx, ctx, { kind, entity: "source", entityId: sourceId, commandId, before, after });
  await recordAudit(tx, ctx, { kind: "consent.changed", entityId: sourceId, facts: { scope, from, to: "withdrawn" } });
  if (identity) await recordAudit(tx, ctx, { kind: "identity.destroyed", entityId: sourceId, facts: {} });
  if (scope !== "analyse") return;
  await recordAudit(tx, ctx, { kind: "source.withdrawn", entityId: sourceId, facts: { codings } });
  await recordAudit(tx, ctx, { kind: "keys.destroyed", entityId: sourceId, facts: { keys } });
}
