import { createHash } from "node:crypto";
import * as tables from "@octant/db";
import { AddCoding, Coding } from "@octant/schemas";
import { sql } from "drizzle-orm";
import type postgres from "postgres";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { findCodable } from "../src/features/workbench/queries.ts";
import { storeCoding } from "../src/features/workbench/store-coding.ts";
import type { Deps } from "../src/platform/deps.ts";
import { onError, ProblemError } from "../src/platform/problems.ts";
import { requestLog } from "../src/platform/request-log.ts";
import { featureRouter, jsonAnswer, jsonBody, ruledRoute } from "../src/platform/route.ts";
import { sameOrigin } from "../src/platform/same-origin.ts";
import { securityHeaders } from "../src/platform/security-headers.ts";
import { readSessionToken } from "../src/platform/session-cookie.ts";
import { hashToken } from "../src/platform/tokens.ts";

/** The tables of the app once more in a schema of their own: the same columns, indexes and keys, without row security. */
export async function makePlainTables(admin: postgres.Sql): Promise<void> {
  await admin`create schema plain`;
  const names = await admin<{ name: string }[]>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`;
  for (const { name } of names) {
    await admin`create table plain.${admin(name)} (like public.${admin(name)} including all)`;
    await admin`insert into plain.${admin(name)} overriding system value select * from public.${admin(name)}`;
  }
  const keys = await admin<{ statement: string }[]>`
    select format('alter table plain.%I add %s', relname, replace(pg_get_constraintdef(k.oid), 'REFERENCES ', 'REFERENCES plain.'))
      as statement
    from pg_constraint k join pg_class c on c.oid = conrelid
    where contype = 'f' and relnamespace = 'public'::regnamespace`;
  for (const { statement } of keys) await admin.unsafe(statement);
  await admin`analyze`;
}

/** Stores codings as an app does that trusts itself: one role for all, no settings, a digest without a key. */
export function plainPeer(adminUrl: string, deps: Deps) {
  const url = new URL(adminUrl);
  url.searchParams.set("search_path", "plain");
  const { db, close } = tables.connect(url.href, { prepare: true });
  const route = ruledRoute("anyone", {
    method: "post",
    path: "/api/v1/assessments/{assessmentId}/codings",
    request: { params: z.object({ assessmentId: z.uuid() }), ...jsonBody(AddCoding) },
    responses: { 201: jsonAnswer("The coding", Coding) },
  });
  const root = featureRouter();
  root.use(requestLog(deps), securityHeaders, sameOrigin);
  const app = root.openapi(route, async (c) => {
    const { assessmentId } = c.req.valid("param");
    const who = await findSession(hashToken(readSessionToken(c) ?? ""), assessmentId);
    if (!who?.coderId) throw new ProblemError("sign-in-needed");
    const { accountId, coderId } = who;
    const command = c.req.valid("json");
    const { id, textVersionId, codeId, start, end, stance } = command;
    const bodyDigest = createHash("sha256").update(JSON.stringify(command)).digest();
    const coding = await db.transaction(async (tx) => {
      const mark = { assessmentId, accountId, id, bodyDigest, status: 200 };
      await tx.insert(tables.commands).values(mark).onConflictDoNothing().returning({ id: tables.commands.id });
      const text = await findCodable(tx, assessmentId, textVersionId, codeId);
      if (!text?.codeId || end > text.length) throw new ProblemError("not-found");
      const aboutPeriodIds = [...text.periodIds].toSorted();
      const about = { aboutAreaId: text.areaId, aboutPeriodIds, rowVersion: 1 };
      const added = { textVersionId, start, end, codeId, coderId, stance, ...about };
      const change = { assessmentId, id: uuidv7(), actorAccountId: accountId, commandId: id, after: added };
      const [stored] = await Promise.all([
        storeCoding(tx, assessmentId, id, added),
        tx.insert(tables.changes).values({ ...change, kind: "coding.added", entity: "coding", entityId: id }),
      ]);
      return { id, ...added, ...stored };
    });
    return c.json(Coding.parse(coding), 201);
  });
  app.onError(onError);
  return { app, close };

  /** What the app asks before every request, of tables that nobody is kept out of. */
  async function findSession(tokenHash: Uint8Array, assessmentId: string) {
    const [row] = await db.execute<{ accountId: string; role: string | null; coderId: string | null }>(sql`
      select a.id as "accountId", a.name_sealed as "nameSealed", s.id as "sessionId", s.state, s.proved_at as "provedAt",
        s.expires_at as "expiresAt", s.last_seen_at as "lastSeenAt", a.password_sealed is not null as "hasPassword",
        a.totp_confirmed_at is not null as "hasTotp",
        exists (select from passkey p where p.account_id = a.id) as "hasPasskey",
        exists (select from recovery_code r where r.account_id = a.id and r.used_at is null) as "hasRecoveryCode",
        m.role, m.suspended_at as "suspendedAt", c.id as "coderId", i.demo, i.high_risk as "highRisk"
      from session s
      join account a on a.id = s.account_id and a.disabled_at is null
      left join member m on m.account_id = s.account_id and m.assessment_id = ${assessmentId}
      left join coder c on c.assessment_id = m.assessment_id and c.account_id = m.account_id
      left join assessment i on i.assessment_id = m.assessment_id
      where s.token_hash = ${tokenHash} and s.expires_at > ${new Date().toISOString()}`);
    return row;
  }
}
