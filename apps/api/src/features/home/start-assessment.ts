import { assessments, frameworkVersions, type Tx } from "@octant/db";
import type { NewAssessment, StartedAssessment } from "@octant/schemas";
import { eq } from "drizzle-orm";
import { once } from "../../platform/commands.ts";
import { violatedConstraint } from "../../platform/database-failure.ts";
import type { Deps } from "../../platform/deps.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { SignedIn } from "../../platform/request-context.ts";
import { hasSecondFactor } from "../../platform/sessions.ts";
import type { ServerKey } from "../../platform/vault/index.ts";
import { createAssessment } from "../assessment/create-assessment.ts";
import { requirePlainLine } from "../sources/plain-line.ts";
import { planAssessment } from "./plan-assessment.ts";

type StartDeps = Pick<Deps, "db" | "vault">;

/**
 * Starts an assessment, which the person leads from then on. The same command again gets the same assessment.
 * Throws `second-factor-required` for somebody who could not open it, `invalid-request` for a framework that is not loaded
 * and for periods that overlap, and `command-reused`.
 */
export async function startAssessment(
  deps: StartDeps,
  signedIn: SignedIn,
  command: NewAssessment,
): Promise<StartedAssessment> {
  if (!hasSecondFactor(signedIn)) throw new ProblemError("second-factor-required");
  requirePlainNames(command);
  try {
    return await startOnce(deps, signedIn, command);
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (constraint === "period_does_not_overlap") throw refusal("periods", "two periods overlap");
    // the same command, sent twice at once, has made it a moment ago
    if (constraint === "assessment_pkey") return startOnce(deps, signedIn, command);
    throw error;
  }
}

async function startOnce({ db, vault }: StartDeps, { account }: SignedIn, command: NewAssessment) {
  const id = assessmentIdFor(vault.server, account.id, command.id);
  const scope = { db, vault, account, assessmentId: id };
  return inAssessment(scope, async (tx) => {
    if (!(await isThere(tx, id))) {
      await requireFramework(tx, command.frameworkId);
      await createAssessment({ db, vault, tx }, account, planAssessment(id, account.id, command));
    }
    return once({ ...scope, tx }, { kind: "assessment.start", ...command }, async () => ({ id }));
  });
}

/**
 * The assessment's id comes from the person and their command, under the server's key: the same command finds what it made,
 * and to everybody else the same id is another, so that nobody learns from it what is there.
 */
function assessmentIdFor(server: ServerKey, accountId: string, commandId: string): string {
  const hex = Buffer.from(server.digest("new assessment", `${accountId} ${commandId}`)).toString("hex");
  // version 8: made as whoever makes it likes; variant 8
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(12, 15)}-8${hex.slice(15, 18)}-${hex.slice(18, 30)}`;
}

async function isThere(tx: Tx, assessmentId: string): Promise<boolean> {
  const found = await tx
    .select({ id: assessments.assessmentId })
    .from(assessments)
    .where(eq(assessments.assessmentId, assessmentId));
  return found.length > 0;
}

async function requireFramework(tx: Tx, frameworkId: string): Promise<void> {
  const found = await tx
    .select({ id: frameworkVersions.id })
    .from(frameworkVersions)
    .where(eq(frameworkVersions.id, frameworkId));
  if (found.length === 0) throw refusal("frameworkId", "no framework of this name is loaded");
}

function refusal(field: string, message: string): ProblemError {
  return new ProblemError("invalid-request", { issues: [{ path: [field], code: "custom", message }] });
}

function requirePlainNames({ name, missionLine, groups, regions, periods }: NewAssessment): void {
  requirePlainLine(name, ["name"]);
  requirePlainLine(missionLine, ["missionLine"]);
  for (const group of groups) requirePlainLine(group, ["groups"]);
  for (const region of regions) requirePlainLine(region, ["regions"]);
  for (const period of periods) requirePlainLine(period.name, ["periods"]);
}
