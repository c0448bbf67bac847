import { randomBytes } from "node:crypto";
import { AssessmentSetup, DeletionForecast, Protection, SecurityState, TextVersion } from "@octant/schemas";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusal } from "../../../test/client.ts";
import { makeAssessment } from "../../../test/make-assessment.ts";
import { makeSource } from "../../../test/make-source.ts";
import { advance, openTestApp, type TestApp } from "../../../test/test-app.ts";
import { placesOf } from "./get-security-state.ts";

let octant: TestApp;
let admin: postgres.Sql;
beforeAll(async () => {
  octant = await openTestApp();
  admin = postgres(octant.database.adminUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await admin.end();
  await octant.close();
});

const lead = 0;
const coder = 1;
const auditOf = (id: string) =>
  admin`select kind, facts from audit_entry where assessment_id = ${id} and kind ~ '^(high-risk|retention)' order by seq`;

describe("the protection of an assessment", () => {
  test("says who would be shut out, and is changed by a lead who has just shown who they are, on the audit", async () => {
    const study = await makeAssessment(octant);
    const change = (body: object, member = lead) =>
      study.client(member).send("PATCH", study.path("/protection"), { body });
    await admin`update account set totp_confirmed_at = null where id = ${study.context(coder).account.id}`;
    expect(await study.client(lead).get(study.path("/protection"), Protection)).toEqual({
      highRisk: false,
      retentionUntil: null,
      withoutSecondFactor: 1,
    });
    expect(await refusal(change({ highRisk: true }, coder))).toEqual([403, "right-missing"]);
    expect((await change({ highRisk: true, retentionUntil: "2030-06-30" })).status).toBe(200);
    expect((await change({ highRisk: true })).status).toBe(200);
    expect(await refusal(study.client(coder).send("GET", study.path()))).toEqual([403, "second-factor-required"]);
    expect(await auditOf(study.assessmentId)).toEqual([
      { kind: "high-risk.changed", facts: { highRisk: true } },
      { kind: "retention.changed", facts: { from: null, to: "2030-06-30" } },
    ]);
    expect(await refusal(change({ retentionUntil: "tomorrow" }))).toEqual([422, "invalid-request"]);
  });
});

describe("what a thief of this disk would get", () => {
  test("is found out from what there is: members, sessions, roles of the database, places of keys", async () => {
    const study = await makeAssessment(octant);
    await makeSource(study, study.client(lead));
    const read = () => study.client(lead).get(study.path("/security-state"), SecurityState);
    expect(await read()).toMatchObject({
      keyFile: "with-the-data",
      identityKeyFile: "with-the-data",
      recoveryKeyMadeAt: null,
      openSessions: 2,
      origin: "this-computer",
      loginIsBound: true,
      openTables: 0,
    });
    await admin`alter table coding no force row level security`;
    await admin`update account set totp_confirmed_at = null where id = ${study.context(coder).account.id}`;
    const found = await read();
    await admin`alter table coding force row level security`;
    expect(found.openTables, "a table that stands open is found").toBe(1);
    expect(found.members.map(({ hasSecondFactor }) => hasSecondFactor)).toEqual([true, false]);
  });

  test("depends on where the key files lie", () => {
    const at = (keyFile: string, identityKeyFile: string, database: "embedded" | "own-server" = "embedded") =>
      placesOf({ keyFile, identityKeyFile, dataFolder: "/srv/octant", database });
    expect(at("/srv/octant/octant.key", "/srv/octant/i.key")).toMatchObject({ keyFile: "with-the-data" });
    expect(at("/etc/octant/octant.key", "/etc/octant/i.key")).toMatchObject({
      keyFile: "elsewhere",
      identityKeyFile: "with-the-key-file",
    });
    expect(at("/etc/octant/octant.key", "/media/stick/i.key")).toMatchObject({ identityKeyFile: "elsewhere" });
    expect(at("/srv/octant/octant.key", "/srv/octant/i.key", "own-server")).toMatchObject({ keyFile: "elsewhere" });
    expect(at("/srv/octant-keys/octant.key", "/srv/octant-keys/i.key")).toMatchObject({ keyFile: "elsewhere" });
  });
});

describe("deleting an assessment", () => {
  const tables = async () => {
    const rows = await admin<{ name: string }[]>`
      select c.oid::regclass::text as name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'assessment_id' and not a.attisdropped
      where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')`;
    return rows.map(({ name }) => name);
  };
  const rowsOf = async (id: string) => {
    const found = await Promise.all(
      (await tables()).map(async (table) => {
        const rows = await admin`select from ${admin(table.replaceAll('"', ""))} where assessment_id = ${id}`;
        return [table, rows.length] as const;
      }),
    );
    return found.filter(([, rows]) => rows > 0);
  };

  test("leaves no row of it anywhere, not even for a superuser, and everything of another", async () => {
    const study = await makeAssessment(octant);
    const other = await makeAssessment(octant);
    const source = await makeSource(study, study.client(lead));
    const kept = await makeSource(other, other.client(lead));
    await study.client(lead).send("PUT", study.path(`/sources/${source.id}/identity`), {
      body: { id: source.id, name: "N", contact: "", place: "", note: "" },
      rowVersion: 0,
    });
    await study.client(lead).get(study.path(`/texts/${source.textVersionId}`), TextVersion);
    const before = await rowsOf(other.assessmentId);
    const forecast = await study.client(lead).get(study.path("/deletion"), DeletionForecast);
    expect(forecast).toMatchObject({ name: "A mission", sources: 1, identities: 1, members: 2 });

    const remove = (name: string, member = lead) =>
      study.client(member).send("POST", study.path("/deletion"), { body: { name } });
    expect(await refusal(remove("A mission", coder))).toEqual([403, "right-missing"]);
    expect(await refusal(remove("a mission"))).toEqual([422, "invalid-request"]);
    const [end] = await admin`
      select seq::int as entries, encode(hash, 'hex') as head from audit_entry
      where assessment_id = ${study.assessmentId} order by seq desc limit 1`;
    expect((await remove("A mission")).status).toBe(204);

    expect(await rowsOf(study.assessmentId)).toEqual([]);
    expect(await rowsOf(other.assessmentId)).toEqual(before);
    const deleted = await admin`
      select facts from server_audit_entry where kind = 'assessment.deleted' and entity_id = ${study.assessmentId}`;
    expect(deleted).toEqual([{ facts: end }]);
    for (const member of [lead, coder]) {
      expect(await refusal(study.client(member).send("GET", study.path()))).toEqual([404, "not-found"]);
    }
    expect((await other.client(lead).get(other.path(), AssessmentSetup)).id).toBe(other.assessmentId);
    expect((await other.client(lead).send("GET", other.path(`/texts/${kept.textVersionId}`))).status).toBe(200);
  });

  test("asks for a recent proof of who does it", async () => {
    const study = await makeAssessment(octant);
    advance(octant, 11);
    const ask = study.client(lead).send("POST", study.path("/deletion"), { body: { name: "A mission" } });
    expect(await refusal(ask)).toEqual([403, "step-up-needed"]);
    expect(await rowsOf(study.assessmentId)).not.toEqual([]);
  });
});

describe("the original of a source", () => {
  test("is taken out byte for byte, as a file to be saved, and stands in the audit before it leaves", async () => {
    const study = await makeAssessment(octant);
    const word = randomBytes(6).toString("hex");
    const source = await makeSource(study, study.client(lead), { text: `Respondent: ${word}\r\n` });
    const path = study.path(`/sources/${source.id}/original`);
    expect(await refusal(study.client(coder).send("GET", path))).toEqual([403, "right-missing"]);
    const answer = await study.client(lead).send("GET", path);
    expect(await answer.text()).toBe(`Respondent: ${word}\r\n`);
    expect(answer.headers.get("Content-Disposition")).toBe(
      `attachment; filename="a-file.txt"; filename*=UTF-8''a-file.txt`,
    );
    expect(answer.headers.get("Content-Type")).toBe("application/octet-stream");
    expect(answer.headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
    expect(
      await admin`select from audit_entry where kind = 'original.exported' and entity_id = ${source.id}`,
    ).toHaveLength(1);
    advance(octant, 11);
    expect(await refusal(study.client(lead).send("GET", path))).toEqual([403, "step-up-needed"]);
  });
});
