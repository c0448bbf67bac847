import { asAccount, auditEntries, inAssessment, serverAuditEntries } from "@octant/db";
import { NewInvitation } from "@octant/schemas";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeAssessment } from "../../../test/make-assessment.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";

let octant: TestApp;
beforeAll(async () => {
  octant = await openTestApp();
});
afterAll(() => octant.close());

test("every act on the team leaves one entry in the audit of its assessment, and what is refused or repeated none", async () => {
  const study = await makeAssessment(octant, ["lead", "coder"]);
  const lead = study.client(0);
  const person = study.path(`/team/members/${study.context(1).account.id}`);
  const body = { id: uuidv7(), role: "reader", days: 7 };
  const ask = { body };
  const { invitation } = await lead.get(study.path("/team/invitations"), NewInvitation, "POST", ask);
  await lead.send("POST", study.path("/team/invitations"), ask);
  await lead.send("DELETE", study.path(`/team/invitations/${invitation.id}`));
  await lead.send("DELETE", study.path(`/team/invitations/${invitation.id}`));
  await lead.send("POST", `${person}/reset-link`, { body: { id: uuidv7(), everything: false } });
  await lead.send("DELETE", `${person}/sessions`);
  await lead.send("PATCH", person, { body: { id: uuidv7(), from: "reader", role: "reviewer" } });
  await lead.send("PATCH", person, { body: { id: uuidv7(), from: "coder", role: "reviewer" } });
  await lead.send("DELETE", person);
  const { assessmentId } = study;
  const scope = { db: octant.deps.db, assessmentId, accountId: "" };
  const entries = await inAssessment(scope, (tx) => tx.select().from(auditEntries).orderBy(auditEntries.seq));
  expect(entries.map(({ kind }) => kind)).toEqual([
    "assessment.made",
    "invitation.made",
    "invitation.revoked",
    "reset-link.made",
    "member.sessions-ended",
    "member.role-changed",
    "member.removed",
  ]);
  const server = await asAccount(octant.deps.db, "", (tx) => tx.select().from(serverAuditEntries));
  expect(server.map(({ kind }) => kind)).toEqual(["assessment.made", "reset-link.made", "session.ended"]);
});
