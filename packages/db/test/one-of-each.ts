import { randomUUID } from "node:crypto";
import type postgres from "postgres";

/** One row of every tenant table, in an order in which they can be inserted. Keyring tables bear their schema. */
export type OneOfEach = {
  assessmentId: string;
  accountId: string;
  rows: [table: string, row: Record<string, unknown>][];
};

/** Makes the rows of a new assessment; a new tenant table gets its line here. */
export function oneOfEach(): OneOfEach {
  const id = () => randomUUID();
  const [assessmentId, accountId] = [id(), id()];
  const sealed = Buffer.from("sealed");
  const hash = Buffer.alloc(32);
  const [group, cluster, area, period, coder, code] = [id(), id(), id(), id(), id(), id()];
  const [source, version, speaker, segment, coding] = [id(), id(), id(), id(), id()];
  const objective = id();
  const consent = {
    consent_analyse: "granted",
    consent_quote: "granted",
    consent_archive: "refused",
    consent_recontact: "not-asked",
  };
  const rows: OneOfEach["rows"] = [
    ["assessment", { name: "Test", mission_line: "A mission", framework_id: "epon-2019" }],
    ["member", { account_id: accountId, role: "coder" }],
    [
      "invitation",
      { id: id(), token_hash: sealed, role: "coder", made_by: accountId, expires_at: "2030-01-01T00:00:00Z" },
    ],
    [
      "access_token",
      {
        id: id(),
        account_id: accountId,
        token_hash: sealed,
        name_sealed: sealed,
        actions: ["code"],
        expires_at: "2030-01-01T00:00:00Z",
      },
    ],
    ["framework_fork", { base_id: "epon-2019", base_document: "{}" }],
    ["area", { id: area, level: "region", slug: "north", position: 1, name: "North" }],
    ["period", { id: period, slug: "early", name: "Early", ends_on: "2015-12-31", position: 1 }],
    ["stakeholder_group", { id: group, slug: "civil-society", name: "Civil society", position: 1 }],
    ["study_design", { row_version: 1, mission: "{}", words_sealed: sealed }],
    ["objective", { id: objective, title: "Protect civilians", source: "", position: 1 }],
    ["timeline_event", { id: id(), kind: "context", title: "A coup", source: "", starts_on: "2012-03-22" }],
    ["planned_sample", { group_id: group, area_id: area, period_id: period, planned: 3 }],
    ["cluster", { id: cluster, group_id: group, name_sealed: sealed }],
    ["coder", { id: coder, account_id: accountId }],
    ["code", { id: code, question_id: "3.2", dimension_id: "3", position: 1, name: "Presence" }],
    [
      "source",
      {
        id: source,
        number: 1,
        kind: "interview",
        cluster_id: cluster,
        area_id: area,
        direction: "ltr",
        ...consent,
        title_sealed: sealed,
        created_by: accountId,
      },
    ],
    ["source_period", { source_id: source, period_id: period }],
    ["source_question", { source_id: source, code_id: code, state: "asked" }],
    [
      "text_version",
      {
        id: version,
        source_id: source,
        version: 1,
        length: 40,
        digest: sealed,
        encoding: "utf-8",
        text_sealed: sealed,
        created_by: accountId,
      },
    ],
    ["speaker", { id: speaker, source_id: source, name_sealed: sealed, role: "respondent", position: 1 }],
    [
      "turn",
      { text_version_id: version, ordinal: 1, start_at: 0, end_at: 40, speech_start_at: 4, speaker_id: speaker },
    ],
    ["segment", { id: segment, text_version_id: version, start_at: 4, end_at: 20 }],
    ["coding", { id: coding, segment_id: segment, code_id: code, coder_id: coder, stance: "supports" }],
    [
      "judged_position",
      { source_id: source, question_id: "3.2", position: 0.5, reason_sealed: sealed, judged_by: accountId },
    ],
    ["judged_position_citation", { source_id: source, question_id: "3.2", coding_id: coding }],
    [
      "effectiveness_judgement",
      {
        id: id(),
        objective_id: objective,
        area_id: area,
        period_id: period,
        account_id: accountId,
        progress: "stagnated",
        words_sealed: sealed,
      },
    ],
    ["memo", { id: id(), coding_id: coding, account_id: accountId, body_sealed: sealed }],
    ["counterfactual_reply", { source_id: source, reply: "worse" }],
    ["coding_period", { coding_id: coding, period_id: period }],
    ["change", { id: id(), actor_account_id: accountId, kind: "coding.added", entity: "coding", entity_id: coding }],
    [
      "audit_entry",
      {
        seq: 1,
        id: id(),
        at: "2026-01-01T00:00:00Z",
        kind: "assessment.made",
        previous_hash: hash,
        hash,
      },
    ],
    ["command", { account_id: accountId, id: id(), body_digest: sealed }],
    ["keyring.assessment_key", { wrapped: sealed }],
    ["keyring.record_key", { record_id: source, wrapped: sealed }],
    ["identity.assessment_key", { wrapped: sealed }],
    ["identity.record_key", { record_id: source, wrapped: sealed }],
    ["identity.source_identity", { source_id: source, person_sealed: sealed, command_id: id(), changed_by: accountId }],
  ];
  return {
    assessmentId,
    accountId,
    rows: rows.map(([table, row]) => [table, { assessment_id: assessmentId, ...row }]),
  };
}

/** Inserts them with whatever rights `sql` has, and gives them back. */
export async function insertOneOfEach(sql: postgres.Sql | postgres.TransactionSql): Promise<OneOfEach> {
  const each = oneOfEach();
  for (const [table, row] of each.rows) await sql`insert into ${sql(table)} ${sql(row)}`;
  return each;
}
