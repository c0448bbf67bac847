import { accounts, assessments, changes, codes, frameworkForks, frameworkVersions, type Tx } from "@octant/db";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { ProblemError } from "../../platform/problems.ts";

/** Entities of the change log that belong to the codebook. The fork's id is the assessment's. */
export const ENTITIES = { code: "code", fork: "framework_fork" } as const;

/**
 * Makes whoever else changes this codebook wait until the transaction ends: numbers are given in order, and the last
 * question of a dimension is retired by nobody.
 */
export async function lockCodebook(tx: Tx, assessmentId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`octant.codebook ${assessmentId}`}, 0))`);
}

/** The framework that the assessment was started with: as it was when it was forked, or as it is. */
export async function findBase(tx: Tx, assessmentId: string) {
  const [row] = await tx
    .select({
      document: frameworkVersions.document,
      fork: { base: frameworkForks.baseDocument, madeAt: frameworkForks.madeAt },
    })
    .from(assessments)
    .innerJoin(frameworkVersions, eq(frameworkVersions.id, assessments.frameworkId))
    .leftJoin(frameworkForks, eq(frameworkForks.assessmentId, assessments.assessmentId))
    .where(eq(assessments.assessmentId, assessmentId));
  if (!row) throw new ProblemError("not-found");
  return { base: row.fork?.base ?? row.document, fork: row.fork };
}

/** A code or question, held until the transaction ends. Throws `not-found`. */
export async function lockCode(tx: Tx, assessmentId: string, codeId: string) {
  const isIt = and(eq(codes.assessmentId, assessmentId), eq(codes.id, codeId));
  const [row] = await tx.select().from(codes).where(isIt).for("no key update");
  if (!row) throw new ProblemError("not-found");
  return row;
}
export type LockedCode = Awaited<ReturnType<typeof lockCode>>;

/** The study's questions, retired ones too. */
export async function listQuestions(tx: Tx, assessmentId: string) {
  const { id, questionId, dimensionId, retiredAt, position } = codes;
  return tx
    .select({ id, questionId, dimensionId, retiredAt, position })
    .from(codes)
    .where(and(eq(codes.assessmentId, assessmentId), isNull(codes.parentId)));
}

/** The position after all others. */
export async function nextPosition(tx: Tx, assessmentId: string): Promise<number> {
  const [row] = await tx
    .select({ next: sql<number>`coalesce(max(${codes.position}) + 1, 0)` })
    .from(codes)
    .where(eq(codes.assessmentId, assessmentId));
  return row?.next ?? 0;
}

/** All that was done to the codebook, oldest first. */
export function listActs(tx: Tx, assessmentId: string) {
  const { id, at, kind, entityId, commandId, after, afterSealed, actorAccountId } = changes;
  return tx
    .select({ id, at, kind, entityId, commandId, after, afterSealed, actorAccountId, actorSealed: accounts.nameSealed })
    .from(changes)
    .innerJoin(accounts, eq(accounts.id, changes.actorAccountId))
    .where(and(eq(changes.assessmentId, assessmentId), inArray(changes.entity, Object.values(ENTITIES))))
    .orderBy(changes.at, changes.id);
}
