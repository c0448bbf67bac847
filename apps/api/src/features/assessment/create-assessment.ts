import {
  areas,
  assessments,
  clusters,
  coders,
  codes,
  frameworkVersions,
  members,
  periods,
  stakeholderGroups,
  type Tx,
} from "@octant/db";
import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { recordAudit, recordServerAudit } from "../../platform/audit/index.ts";
import { recordChange } from "../../platform/changes.ts";
import type { Deps } from "../../platform/deps.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import type { Account } from "../../platform/request-context.ts";
import { hasRight } from "../../platform/rights.ts";
import { sealName } from "../../platform/sealed-names.ts";
import type { AssessmentPlan } from "./assessment-plan.ts";

/**
 * Sets an assessment up, all of it or nothing (in the transaction that is given, if one is): its key, its team, what it is cut by, and a code for each guiding question
 * of its framework. Throws an Error for a framework that is not loaded: whoever calls this has chosen it from a list.
 */
export async function createAssessment(
  { db, vault, tx: open }: Pick<Deps, "db" | "vault"> & { tx?: Tx },
  founder: Account,
  plan: AssessmentPlan,
): Promise<void> {
  const scope = { db, account: founder, assessmentId: plan.id, ...(open ? { tx: open } : {}) };
  await inAssessment(scope, async (tx) => {
    const { id: assessmentId, name, missionLine, frameworkId, demo, highRisk = false, retentionUntil = null } = plan;
    const row = { assessmentId, name, missionLine, frameworkId, demo, highRisk, retentionUntil };
    await tx.insert(assessments).values(row);
    await vault.createAssessmentKey(tx, assessmentId);
    await addTeam(tx, plan);
    await addCodes(tx, plan);
    await addCuts(tx, vault, plan);
    await recordChange(tx, scope, {
      kind: "assessment.created",
      entity: "assessment",
      entityId: assessmentId,
      commandId: null,
      after: { name, missionLine, frameworkId, demo, highRisk, retentionUntil },
    });
    const made = { kind: "assessment.made", entityId: assessmentId, facts: { demo } } as const;
    await recordAudit(tx, { vault, ...scope }, made);
    await recordServerAudit(tx, { vault }, founder.id, made);
  });
}

async function addTeam(tx: Tx, { id: assessmentId, members: team }: AssessmentPlan) {
  await insertAll(
    tx,
    members,
    team.map((member) => ({ assessmentId, ...member })),
  );
  const coding = team.filter(({ role }) => hasRight(role, "code"));
  await insertAll(
    tx,
    coders,
    coding.map(({ accountId }) => ({ assessmentId, id: uuidv7(), accountId })),
  );
}

async function addCodes(tx: Tx, { id: assessmentId, frameworkId }: AssessmentPlan) {
  const [framework] = await tx.select().from(frameworkVersions).where(eq(frameworkVersions.id, frameworkId));
  if (!framework) throw new Error(`the framework ${frameworkId} is not loaded`);
  const questions = framework.document.dimensions.flatMap((dimension) =>
    dimension.questions.map((question) => ({ questionId: question.id, dimensionId: dimension.id })),
  );
  await insertAll(
    tx,
    codes,
    questions.map((q, position) => ({ assessmentId, id: uuidv7(), ...q, position })),
  );
}

async function addCuts(tx: Tx, vault: Deps["vault"], plan: AssessmentPlan) {
  const assessmentId = plan.id;
  const sealedRecords = [...plan.areas.filter((area) => area.level === "place"), ...plan.clusters];
  const recordIds = sealedRecords.map((record) => record.id);
  const sealer = await vault.sealer(tx, assessmentId, recordIds, { create: true });
  const areaRows = plan.areas.map(({ name, ...area }, position) => {
    const named = area.level === "region" ? { name } : { nameSealed: sealName(sealer, "area", area.id, name) };
    return { assessmentId, ...area, position, ...named };
  });
  await insertAll(tx, areas, areaRows);
  await insertAll(
    tx,
    periods,
    plan.periods.map((period, position) => ({ assessmentId, ...period, position })),
  );
  await insertAll(
    tx,
    stakeholderGroups,
    plan.groups.map((group, position) => ({ assessmentId, ...group, position })),
  );
  const clusterRows = plan.clusters.map(({ id, name, groupId }) => {
    return { assessmentId, id, groupId, nameSealed: sealName(sealer, "cluster", id, name) };
  });
  await insertAll(tx, clusters, clusterRows);
}

/** The query builder refuses an empty list. */
async function insertAll<Table extends Parameters<Tx["insert"]>[0]>(
  tx: Tx,
  table: Table,
  rows: Table["$inferInsert"][],
) {
  if (rows.length > 0) await tx.insert(table).values(rows);
}
