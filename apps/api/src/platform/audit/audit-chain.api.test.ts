import { createHash, createHmac } from "node:crypto";
import { auditEntries, members } from "@octant/db";
import { AUDIT_KIND_NAMES } from "@octant/schemas";
import { eq } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anchorsOf, record, someRecords, tamper } from "../../../test/audit-chains.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";
import { inAssessment } from "../in-assessment.ts";
import { inChain, readChain } from "./chain-store.ts";
import { auditKey, EMPTY, entryHash, type StoredEntry } from "./entry.ts";
import type { Anchor } from "./index.ts";
import { recordAudit, recordServerAudit, verifyAudit } from "./index.ts";

let octant: TestApp;
let admin: postgres.Sql;
let study: TestAssessment;
beforeAll(async () => {
  octant = await openTestApp();
  admin = postgres(octant.database.adminUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await admin.end();
  await octant.close();
});
// the first entry says that the assessment was made; nineteen follow
beforeEach(async () => {
  study = await makeAssessment(octant);
  await record(study, someRecords(study, 19));
});

const verify = (anchors: Anchor[] = []) => verifyAudit(octant.deps, study.assessmentId, anchors);
const findings = async (anchors: Anchor[] = []) => (await verify(anchors)).findings;
const entries = async () => {
  const found: StoredEntry[] = [];
  for await (const entry of readChain(
    (work) => inChain(octant.deps.db, study.assessmentId, work),
    study.assessmentId,
  )) {
    found.push(entry);
  }
  return found;
};
const mine = () => admin`assessment_id = ${study.assessmentId}`;
/** Moves entries to other places, past the numbers that are still taken. */
const shift = async (sql: postgres.ISql, from: number, by: number) => {
  await sql`update audit_entry set seq = -seq where ${mine()} and seq >= ${from}`;
  await sql`update audit_entry set seq = -seq + ${by} where ${mine()} and seq < 0`;
};

describe("whoever has all rights in the database, but not the key,", () => {
  test("has an untouched chain that verifies, anchors included", async () => {
    const anchors = await anchorsOf(admin, study.assessmentId);
    expect(await verify(anchors)).toEqual({ chain: study.assessmentId, entries: 20, changes: 0, findings: [] });
  });

  test.each([
    ["the actor", (sql: postgres.ISql) => sql`actor_account_id = gen_random_uuid()`],
    ["the actor, made nobody", (sql: postgres.ISql) => sql`actor_account_id = null`],
    ["the moment, by a microsecond", (sql: postgres.ISql) => sql`at = at + interval '1 microsecond'`],
    ["the kind", (sql: postgres.ISql) => sql`kind = 'identity.looked-at'`],
    ["what it is about", (sql: postgres.ISql) => sql`entity_id = gen_random_uuid()`],
    ["a fact", (sql: postgres.ISql) => sql`facts = jsonb_set(facts, '{codings}', '99')`],
    ["the id", (sql: postgres.ISql) => sql`id = gen_random_uuid()`],
    ["the hash", (sql: postgres.ISql) => sql`hash = sha256(hash)`],
    ["the hash before", (sql: postgres.ISql) => sql`previous_hash = sha256(hash)`],
  ])("cannot alter %s of an entry unseen", async (_, change) => {
    await tamper(admin, (sql) => sql`update audit_entry set ${change(sql)} where ${mine()} and seq = 9`);
    expect(await findings()).toEqual([{ fault: "altered", seq: 9 }]);
  });

  test("cannot delete an entry unseen", async () => {
    await tamper(admin, (sql) => sql`delete from audit_entry where ${mine()} and seq in (9, 10)`);
    expect(await findings()).toEqual([{ fault: "removed", seq: 9, until: 10 }]);
  });

  test("cannot hide it by numbering the others anew", async () => {
    await tamper(admin, async (sql) => {
      await sql`delete from audit_entry where ${mine()} and seq in (9, 10)`;
      await shift(sql, 11, -2);
    });
    expect(await findings()).toEqual([{ fault: "removed", seq: 9, until: 10 }]);
  });

  test("cannot swap two entries unseen", async () => {
    await tamper(admin, async (sql) => {
      await sql`update audit_entry set seq = case seq when 7 then -12 when 12 then -7 end where ${mine()} and seq in (7, 12)`;
      await sql`update audit_entry set seq = -seq where ${mine()} and seq < 0`;
    });
    expect(await findings()).toEqual([{ fault: "swapped", seq: 7, with: 12 }]);
  });

  test.each([
    ["one that was made up", "sha256(hash)"],
    ["a copy of another", "hash"],
  ])("cannot insert %s unseen", async (_, hash) => {
    await tamper(admin, async (sql) => {
      await shift(sql, 9, 1);
      await sql`
        insert into audit_entry select assessment_id, 9, id, at, actor_account_id, kind, entity, entity_id, facts,
          previous_hash, ${hash === "hash" ? sql`hash` : sql`sha256(hash)`}
        from audit_entry where ${mine()} and seq = 5`;
    });
    expect(await findings()).toEqual([{ fault: "inserted", seq: 9, until: 9 }]);
  });

  test("cannot add one at the end unseen", async () => {
    await tamper(
      admin,
      (sql) => sql`
        insert into audit_entry select assessment_id, 21, id, now(), actor_account_id, kind, entity, entity_id, facts,
          hash, sha256(hash)
        from audit_entry where ${mine()} and seq = 20`,
    );
    expect(await findings()).toEqual([{ fault: "forged", seq: 21 }]);
  });

  test("cannot cut off the last five unseen, though what is left is a right chain", async () => {
    const anchors = await anchorsOf(admin, study.assessmentId);
    await tamper(admin, (sql) => sql`delete from audit_entry where ${mine()} and seq > 15`);
    expect(await findings()).toEqual([]); // the control: the chain by itself cannot know
    expect(await findings(anchors)).toEqual([{ fault: "cut-off", seq: 16, until: 20 }]);
  });

  test("cannot take the whole chain away unseen", async () => {
    const anchors = await anchorsOf(admin, study.assessmentId);
    await tamper(admin, (sql) => sql`delete from audit_entry where ${mine()}`);
    expect(await findings(anchors)).toEqual([{ fault: "chain-missing", seq: 1, until: 20 }]);
  });

  test("cannot write all of it anew, with every hash right but for the key", async () => {
    await rewrite(Buffer.alloc(32, 7));
    expect(await findings()).toEqual([{ fault: "altered", seq: 1 }]);
    const plain = await entries();
    await tamper(admin, async (sql) => {
      for (const { seq, previousHash } of plain) {
        const hash = createHash("sha256").update(previousHash).update(String(seq)).digest();
        await sql`update audit_entry set hash = ${hash} where ${mine()} and seq = ${seq}`;
        await sql`update audit_entry set previous_hash = ${hash} where ${mine()} and seq = ${seq + 1}`;
      }
    });
    expect(await findings()).toEqual([{ fault: "altered", seq: 1 }]);
  });

  test("whoever has the key too can, and the anchors outside show it from the first", async () => {
    const anchors = await anchorsOf(admin, study.assessmentId);
    await rewrite(auditKey(octant.deps.vault));
    expect(await findings()).toEqual([]); // the control: with the key, the chain is as right as any
    expect(await findings(anchors)).toEqual([{ fault: "rewritten", seq: 1 }]);
    expect(await findings(anchors.slice(12, 13))).toEqual([{ fault: "rewritten", seq: 13 }]);
  });

  /** Another past: the same entries by another actor, chained anew with a key. */
  async function rewrite(key: Uint8Array): Promise<void> {
    let head = EMPTY;
    for (const entry of await entries()) {
      const actorAccountId = study.context(1).account.id;
      const other = { ...entry, actorAccountId, previousHash: head.hash };
      const hash = entryHash(key, study.assessmentId, other);
      await tamper(
        admin,
        (sql) => sql`
          update audit_entry set actor_account_id = ${actorAccountId}, previous_hash = ${Buffer.from(other.previousHash)},
            hash = ${Buffer.from(hash)} where ${mine()} and seq = ${entry.seq}`,
      );
      head = { seq: entry.seq, hash };
    }
  }

  test("cannot put in a genuine entry of another chain", async () => {
    const other = await makeAssessment(octant);
    await tamper(admin, async (sql) => {
      await sql`delete from audit_entry where ${mine()} and seq >= 1`;
      await sql`update audit_entry set assessment_id = ${study.assessmentId} where assessment_id = ${other.assessmentId}`;
    });
    expect(await findings()).toEqual([{ fault: "forged", seq: 1 }]);
  });
});

describe("an entry", () => {
  test("is numbered without a gap by fifty writers at once, each with its act", async () => {
    await Promise.all(Array.from({ length: 50 }, () => record(study, someRecords(study, 2))));
    expect(await verify()).toMatchObject({ entries: 120, findings: [] });
    expect((await entries()).map(({ seq }) => seq)).toEqual(Array.from({ length: 120 }, (_, at) => at + 1));
  });

  test("is not there without its act, nor the act without its entry", async () => {
    const context = study.context(0);
    const act = async (fails: "act" | "entry" | undefined) =>
      inAssessment(context, async (tx) => {
        await tx
          .update(members)
          .set({ role: "reader" })
          .where(eq(members.accountId, study.context(1).account.id));
        const codings = fails === "entry" ? -1 : 3;
        await recordAudit(tx, context, { kind: "source.withdrawn", entityId: context.account.id, facts: { codings } });
        if (fails === "act") throw new Error("the act failed");
      });
    const state = async () => ({
      entries: (await entries()).length,
      readers: await admin`select from member where ${mine()} and role = 'reader'`.then((rows) => rows.length),
    });
    await expect(act("act")).rejects.toThrow();
    await expect(act("entry")).rejects.toThrow();
    expect(await state()).toEqual({ entries: 20, readers: 0 });
    await act(undefined);
    expect(await state()).toEqual({ entries: 21, readers: 1 });
    // a guess that was rolled back leaves no trace in the chain
    await record(study, someRecords(study, 2));
    expect(await verify()).toMatchObject({ entries: 23, findings: [] });
  });

  test("follows what another process has written since this one last looked", async () => {
    const ours = study.context(0);
    const { Vault } = await import("../vault/index.ts");
    const theirs = new Vault(Buffer.alloc(32));
    Object.defineProperty(theirs, "server", { value: octant.deps.vault.server });
    for (const vault of [theirs, ours.vault, theirs, ours.vault, theirs]) {
      await inAssessment(ours, (tx) =>
        recordAudit(tx, { ...ours, vault }, { kind: "token.revoked", entityId: ours.account.id, facts: {} }),
      );
    }
    expect(await verify()).toMatchObject({ entries: 25, findings: [] });
  });

  test("is one statement where nobody else writes", async () => {
    const context = study.context(0);
    const statements = await inAssessment(context, async (tx) => {
      let counted = 0;
      const counting = new Proxy(tx, {
        get(target, name, receiver) {
          if (name === "execute") counted++;
          return Reflect.get(target, name, receiver);
        },
      });
      await recordAudit(counting, context, { kind: "token.revoked", entityId: context.account.id, facts: {} });
      return counted;
    });
    expect(statements).toBe(1);
  });

  test("can be neither changed nor removed, not even by the owner of the table", async () => {
    for (const table of ["audit_entry", "server_audit_entry"]) {
      await expect(admin`update ${admin(table)} set kind = 'a.b'`).rejects.toMatchObject({ code: "23514" });
      await expect(admin`delete from ${admin(table)}`).rejects.toMatchObject({ code: "23514" });
    }
  });

  test("of the server is in a chain of its own, whole as the others are", async () => {
    const { db } = octant.deps;
    const write = () =>
      inChain(db, "server", (tx) =>
        recordServerAudit(tx, octant.deps, null, { kind: "session.refused", entityId: null, facts: { why: "link" } }),
      );
    await Promise.all(Array.from({ length: 10 }, write));
    const { entries: written, findings: found } = await verifyAudit(octant.deps, "server", []);
    expect(written).toBeGreaterThan(10);
    expect(found).toEqual([]);
    await tamper(admin, (sql) => sql`update server_audit_entry set actor_account_id = gen_random_uuid() where seq = 2`);
    expect((await verifyAudit(octant.deps, "server", [])).findings).toEqual([{ fault: "altered", seq: 2 }]);
  });

  test("holds no text: not as a fact, not as an id, not as a kind", async () => {
    const context = study.context(0);
    const text = "Amadou of the radio station";
    const attempts: unknown[] = [
      { kind: "source.withdrawn", entityId: context.account.id, facts: { codings: text } },
      { kind: "source.withdrawn", entityId: context.account.id, facts: { codings: 1, note: text } },
      { kind: "source.withdrawn", entityId: text, facts: { codings: 1 } },
      { kind: "invitation.made", entityId: context.account.id, facts: { role: text } },
      { kind: text, entityId: context.account.id, facts: {} },
    ];
    for (const attempt of attempts) {
      // as somebody would who goes past the types
      const forced = attempt as Parameters<typeof recordAudit>[2];
      await expect(inAssessment(context, (tx) => recordAudit(tx, context, forced))).rejects.toThrow();
    }
    const kept = await inAssessment(context, (tx) => tx.select().from(auditEntries));
    expect(kept).toHaveLength(20);
    for (const { kind } of kept) expect(AUDIT_KIND_NAMES).toContain(kind);
  });
});

test("a hash is keyed: the same entry under another key has another", () => {
  const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  const content = { seq: 1, id: "i", atMicros: "0", actorAccountId: null, kind: "a.b", entity: null, entityId: null };
  const entry = { ...content, facts: {}, previousHash: EMPTY.hash };
  expect(entryHash(one, "server", entry)).not.toEqual(entryHash(two, "server", entry));
  expect(entryHash(one, "server", entry)).not.toEqual(createHmac("sha256", one).digest());
});
