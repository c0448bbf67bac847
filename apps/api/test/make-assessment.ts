import { coders, codes } from "@octant/db";
import type { Role } from "@octant/schemas";
import { v7 as uuidv7 } from "uuid";
import type { AssessmentPlan } from "../src/features/assessment/assessment-plan.ts";
import { createAssessment } from "../src/features/assessment/create-assessment.ts";
import { inAssessment } from "../src/platform/in-assessment.ts";
import type { RequestContext } from "../src/platform/request-context.ts";
import { addAccount, signInAs } from "./client.ts";
import { FRAMEWORK } from "./framework.ts";
import type { TestApp } from "./test-app.ts";

/**
 * An assessment with a region, a place in it, two periods, two groups and a cluster in each, and a team with the roles
 * that are asked for. `client` and `context` give a signed-in browser and what a use case takes for each of them, in that order.
 */
export async function makeAssessment(testApp: TestApp, roles: readonly Role[] = ["lead", "coder"]) {
  const { deps } = testApp;
  const people = await Promise.all(roles.map((role, at) => addAccount(testApp, `${role} ${at + 1}`)));
  const [founder] = people;
  if (!founder) throw new Error("an assessment needs somebody");
  const plan = makePlan(people.map((account, at) => ({ accountId: account.id, role: roles[at] ?? "reader" })));
  await createAssessment(deps, founder, plan);
  const assessmentId = plan.id;
  const made = await inAssessment({ db: deps.db, account: founder, assessmentId }, async (tx) => ({
    codes: await tx.select().from(codes).orderBy(codes.position),
    coders: await tx.select().from(coders),
  }));
  const contexts = people.map((account, at): RequestContext => {
    const coderId = made.coders.find((coder) => coder.accountId === account.id)?.id ?? null;
    const { db, vault } = deps;
    return { db, vault, requestId: uuidv7(), assessmentId, account, role: roles[at] ?? "reader", coderId };
  });
  const clients = await Promise.all(people.map((account) => signInAs(testApp, account)));
  const member = <T>(list: readonly T[], at: number): T => {
    const found = list[at];
    if (found === undefined) throw new Error(`the team has no member ${at}`);
    return found;
  };
  return {
    assessmentId,
    plan,
    codeIds: made.codes.map((code) => code.id),
    client: (at: number) => member(clients, at),
    context: (at: number) => member(contexts, at),
    path: pathOf(assessmentId),
  };
}

export type TestAssessment = Awaited<ReturnType<typeof makeAssessment>>;

/** The address of an assessment, or of something in it. */
function pathOf(assessmentId: string) {
  return (rest = "") => `/api/v1/assessments/${assessmentId}${rest}`;
}

function makePlan(members: AssessmentPlan["members"]) {
  const [regionId, officialsId, societyId] = [uuidv7(), uuidv7(), uuidv7()];
  return {
    id: uuidv7(),
    name: "A mission",
    missionLine: "Somewhere, 2013 to 2019",
    frameworkId: FRAMEWORK.id,
    demo: false,
    members,
    areas: [
      { id: regionId, parentId: null, level: "region", name: "Gao", slug: "gao" },
      { id: uuidv7(), parentId: regionId, level: "place", name: "Ansongo", slug: null },
    ],
    periods: [
      { id: uuidv7(), slug: "before", name: "before", startsOn: "2013-07-01", endsOn: "2015-12-31" },
      { id: uuidv7(), slug: "after", name: "after", startsOn: "2016-01-01", endsOn: null },
    ],
    groups: [
      { id: officialsId, slug: "officials", name: "Officials", weight: null },
      { id: societyId, slug: "civil-society", name: "Civil society", weight: null },
    ],
    clusters: [
      { id: uuidv7(), name: "A ministry", groupId: officialsId },
      { id: uuidv7(), name: "A radio station", groupId: societyId },
    ],
  } satisfies AssessmentPlan;
}
