import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AuditPage, AuditVerification, type ChangeSource, Source } from "@octant/schemas";
import postgres from "postgres";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { record, someRecords, tamper } from "../../../test/audit-chains.ts";
import { addAccount, Client, refusal } from "../../../test/client.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { makeSource } from "../../../test/make-source.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";
import { AnchorFile, anchorAll } from "../../platform/audit/index.ts";
import { makeSignInLink } from "../session/make-sign-in-link.ts";

let octant: TestApp;
let admin: postgres.Sql;
let study: TestAssessment;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "octant-audit-"));
  octant = await openTestApp({ anchors: await AnchorFile.open(join(folder, "audit-anchors.jsonl")) });
  admin = postgres(octant.database.adminUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await admin.end();
  await octant.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  study = await makeAssessment(octant, ["lead", "coder"]);
});

const page = (query = "") => study.client(0).get(study.path(`/audit${query}`), AuditPage);
const verify = () => study.client(0).get(study.path("/audit/verification"), AuditVerification);
const anchor = async () => octant.deps.anchors && (await anchorAll(octant.deps, octant.deps.anchors));

describe("the audit", () => {
  test("names who did what, and to whom or to which source", async () => {
    const source = await makeSource(study, study.client(0));
    const [lead, coder] = [study.context(0).account, study.context(1).account];
    await record(study, [
      { kind: "identity.looked-at", entityId: source.id, facts: {} },
      { kind: "member.role-changed", entityId: coder.id, facts: { from: "coder", to: "reviewer" } },
    ]);
    const { items } = await page();
    expect(items).toMatchObject([
      { seq: 3, kind: "member.role-changed", actor: lead, about: { entity: "account", name: coder.name } },
      { seq: 2, kind: "identity.looked-at", actor: lead, about: { entity: "source", kind: "interview", number: 1 } },
      { seq: 1, kind: "assessment.made", actor: lead, facts: { demo: false }, about: null },
    ]);
    expect(items[0]?.facts).toEqual({ from: "coder", to: "reviewer" });
  });

  test("comes in pages, newest first, with no entry twice and none left out", async () => {
    await record(study, someRecords(study, 10));
    const seqs: number[] = [];
    let cursor = "";
    do {
      const { items, nextCursor } = await page(`?limit=4${cursor && `&cursor=${cursor}`}`);
      seqs.push(...items.map(({ seq }) => seq));
      cursor = nextCursor ?? "";
    } while (cursor);
    expect(seqs).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  });

  test("can be narrowed to one kind; what the server notes of the change log comes only when asked for", async () => {
    await record(study, someRecords(study, 3));
    await anchor();
    expect((await page()).items.map(({ kind }) => kind)).not.toContain("change-log.anchored");
    expect((await page("?kind=change-log.anchored")).items).toHaveLength(1);
    expect((await page("?kind=source.withdrawn")).items).toHaveLength(1);
  });

  test.each(["kind=anything", "cursor=x", "cursor=WyJhIl0", "limit=0", "limit=201"])("refuses %s", async (query) => {
    expect(await refusal(study.client(0).send("GET", study.path(`/audit?${query}`)))).toEqual([422, "invalid-request"]);
  });

  test("shows an entry that somebody altered without a kind, and the others as they are", async () => {
    await record(study, someRecords(study, 2));
    await tamper(
      admin,
      (sql) => sql`
      update audit_entry set facts = '{"name": "Amadou"}' where assessment_id = ${study.assessmentId} and seq = 2`,
    );
    const { items } = await page();
    expect(items.map(({ kind }) => kind)).toEqual(["source.withdrawn", null, "assessment.made"]);
    expect(JSON.stringify(items)).not.toContain("Amadou");
  });

  test.each(["/audit", "/audit/verification"])("%s is for leads of this assessment alone", async (path) => {
    const other = await makeAssessment(octant, ["lead"]);
    expect(await refusal(study.client(1).send("GET", study.path(path)))).toEqual([403, "right-missing"]);
    expect(await refusal(other.client(0).send("GET", study.path(path)))).toEqual([404, "not-found"]);
    expect(await refusal(new Client(octant).send("GET", study.path(path)))).toEqual([401, "sign-in-needed"]);
  });

  test("of one assessment holds nothing of another's", async () => {
    const other = await makeAssessment(octant, ["lead"]);
    await record(other, someRecords(other, 5));
    expect((await page()).items).toHaveLength(1);
    expect(await verify()).toMatchObject({ entries: 1 });
  });
});

describe("verifying", () => {
  test("says how much is as it was written, and when its end was last noted elsewhere", async () => {
    await record(study, someRecords(study, 3));
    expect(await verify()).toMatchObject({ entries: 4, changes: 0, findings: [], lastAnchor: null });
    await anchor();
    const { lastAnchor, ...rest } = await verify();
    expect(rest).toMatchObject({ entries: 5, changes: 1, findings: [] });
    expect(lastAnchor).toMatchObject({ seq: 5 });
  });

  test("names the first entry that is not, and what was done", async () => {
    await record(study, someRecords(study, 5));
    await anchor();
    const { assessmentId } = study;
    await tamper(admin, (sql) => sql`delete from audit_entry where assessment_id = ${assessmentId} and seq > 4`);
    expect(await verify()).toMatchObject({ entries: 4, findings: [{ fault: "cut-off", seq: 5, until: 7 }] });
    await tamper(
      admin,
      (sql) => sql`
      update audit_entry set at = at - interval '1 day' where assessment_id = ${assessmentId} and seq = 3`,
    );
    expect(await verify()).toMatchObject({ entries: 2, findings: [{ fault: "altered", seq: 3 }] });
  });
});

describe("an entry is left by", () => {
  test("a change of consent, one for each scope that changed and none for the others", async () => {
    const source = await makeSource(study, study.client(0));
    const change = async (changed: Partial<ChangeSource>, rowVersion: number) =>
      study.client(0).get(study.path(`/sources/${source.id}`), Source, "PATCH", {
        body: { id: uuidv7(), ...changed },
        rowVersion,
      });
    await change({ title: "Another title" }, 1);
    await change({ consent: { ...source.consent, quote: "refused", archive: "granted" } }, 2);
    const { items } = await page("?kind=consent.changed");
    expect(items.map(({ facts, entityId }) => ({ ...facts, entityId }))).toEqual([
      { scope: "archive", from: "not-asked", to: "granted", entityId: source.id },
      { scope: "quote", from: "granted", to: "refused", entityId: source.id },
    ]);
  });

  test("signing in and out, in the server's chain, with who it was", async () => {
    const account = await addAccount(octant, "Ingrid Solheim");
    const token = (await makeSignInLink(octant.deps, account.id)).split("#")[1];
    const answer = await new Client(octant).send("POST", "/api/v1/session", { body: { token } });
    expect(answer.status).toBe(201);
    const cookie = answer.headers.get("set-cookie")?.split(";")[0];
    await new Client(octant, cookie).send("DELETE", "/api/v1/session");
    const left = await admin`
      select kind, facts, entity_id = actor_account_id as own from server_audit_entry
      where actor_account_id = ${account.id} order by seq`;
    expect(left).toEqual([
      { kind: "session.opened", facts: { method: "link", secondFactor: "none" }, own: true },
      { kind: "session.ended", facts: { why: "signed-out" }, own: true },
    ]);
  });

  test("the making of an assessment, in its own chain and in the server's", async () => {
    const { assessmentId } = study;
    expect((await page()).items.at(-1)).toMatchObject({ kind: "assessment.made", entityId: assessmentId });
    const made = await admin`
      select from server_audit_entry where kind = 'assessment.made' and entity_id = ${assessmentId}`;
    expect(made).toHaveLength(1);
  });
});
