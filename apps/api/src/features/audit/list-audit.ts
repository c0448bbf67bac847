import type { Tx } from "@octant/db";
import {
  AUDIT_KINDS,
  type AuditAbout,
  AuditEntity,
  type AuditEntry,
  type AuditKind,
  AuditKindName,
  type AuditPage,
} from "@octant/schemas";
import { z } from "zod";
import { showAccountName } from "../../platform/account-names.ts";
import { decodeCursor, encodeCursor } from "../../platform/cursor.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { type AuditRow, findSealedNames, findSourceLabels, isAct, isOfKind, selectEntries } from "./queries.ts";

export type AuditQuery = { kind?: AuditKind | undefined; cursor?: string | undefined; limit: number };

const Place = z.tuple([z.int().min(1)]);

/**
 * A page of the assessment's audit, newest first; of one kind, or all but what the server notes of the change log. People
 * and sources are named as colleagues know them; the audit itself holds their ids alone.
 */
export async function listAudit(ctx: RequestContext, { kind, cursor, limit }: AuditQuery): Promise<AuditPage> {
  requireRight(ctx, "read-audit");
  const [before] = cursor === undefined ? [Number.MAX_SAFE_INTEGER] : decodeCursor(cursor, Place);
  return inAssessment(ctx, async (tx) => {
    const which = kind === undefined ? isAct : isOfKind(kind);
    const rows = await selectEntries(tx, ctx.assessmentId, which, before, limit + 1);
    const page = rows.slice(0, limit);
    const names = await readNames(tx, ctx, page);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return { items: page.map((row) => toEntry(row, names)), nextCursor: last ? encodeCursor([last.seq]) : null };
  });
}

type Names = { person: (id: string) => string; about: (row: AuditRow) => AuditAbout | null };

async function readNames(tx: Tx, { assessmentId, vault }: RequestContext, rows: readonly AuditRow[]): Promise<Names> {
  const idsOf = (entity: AuditEntity) => rows.flatMap((row) => (row.entity === entity && row.entityId) || []);
  const actors = rows.flatMap((row) => row.actorAccountId ?? []);
  const sealed = await findSealedNames(tx, [...new Set([...actors, ...idsOf("account")])]);
  const labels = await findSourceLabels(tx, assessmentId, [...new Set(idsOf("source"))]);
  const person = (id: string) => showAccountName(vault.server, id, sealed.get(id) ?? null);
  return {
    person,
    about: ({ entity, entityId }) => {
      if (entityId === null) return null;
      if (entity === "account") return { entity, name: person(entityId) };
      const label = entity === "source" ? labels.get(entityId) : undefined;
      return label ? { entity: "source", ...label } : null;
    },
  };
}

/** An entry that is none of Octant's, because somebody altered it, is shown without a kind; verifying names it. */
function toEntry(row: AuditRow, { person, about }: Names): AuditEntry {
  const { seq, id, at, actorAccountId, entityId } = row;
  const kind = AuditKindName.safeParse(row.kind).data ?? null;
  const facts = kind === null ? undefined : AUDIT_KINDS[kind].facts.safeParse(row.facts).data;
  return {
    seq,
    id,
    at: at.toISOString(),
    actor: actorAccountId === null ? null : { id: actorAccountId, name: person(actorAccountId) },
    kind: facts ? kind : null,
    entity: AuditEntity.safeParse(row.entity).data ?? null,
    entityId,
    about: about(row),
    facts: facts ?? {},
  };
}
