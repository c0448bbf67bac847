import { randomUUID } from "node:crypto";
import { asAccount, clusters, type Database, inAssessment, sources, type Tx, textVersions } from "@octant/db";
import postgres from "postgres";
import { createAssessment } from "../src/features/assessment/create-assessment.ts";
import { loadFrameworks, readFrameworks } from "../src/features/frameworks/load-frameworks.ts";
import { addAccounts } from "../src/platform/account-names.ts";
import { sealName } from "../src/platform/sealed-names.ts";
import { PLACES, type Vault } from "../src/platform/vault/index.ts";

const FRAMEWORKS = new URL("../frameworks", import.meta.url).pathname;
const GROUPS = 7;
/** Of every so many sources one is a focus group, in which several people speak. */
const FOCUS_GROUP_EVERY = 10;
const SPEAKERS = 4;
const TEXT = "They stay near the camp, and at night nobody comes.\n".repeat(1_000);

/** `regions` have two places each where places are wanted; a coding lies in one of them, or in none. */
export type Size = { sources: number; codings: number; regions?: number; places?: boolean; periods?: number };

/**
 * An assessment with sealed register, codings spread over all of it and a log of a hundred days, made with SQL in seconds:
 * every coding is in the log, one in ten was changed since, and one source in ten has changed its group.
 */
export async function makeLargeAssessment(db: Database, vault: Vault, adminUrl: string, size: Size) {
  await loadFrameworks(db, readFrameworks(FRAMEWORKS));
  const account = { id: randomUUID(), name: "Lead" };
  const assessmentId = randomUUID();
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  await asAccount(db, "", (tx) => addAccounts(tx, vault.server, [account]));
  const groups = Array.from({ length: GROUPS }, (_, at) => {
    return { id: randomUUID(), slug: `group-${at}`, name: `Group ${at}`, weight: null };
  });
  const { regions = 2, places = false, periods = 2 } = size;
  const years = (at: number) => ({ startsOn: `${2000 + at}-01-01`, endsOn: `${2000 + at}-12-31` });
  await createAssessment({ db, vault }, account, {
    id: assessmentId,
    name: "Large",
    missionLine: "A bench",
    frameworkId: "epon-2019",
    demo: false,
    members: [{ accountId: account.id, role: "lead" }],
    areas: makeAreas(regions, places),
    periods: Array.from({ length: periods }, (_, at) => {
      return { id: randomUUID(), slug: `period-${at}`, name: `Period ${at}`, ...years(at) };
    }),
    groups,
    clusters: [],
  });
  const scope = { db, assessmentId, accountId: account.id };
  const ids = Array.from({ length: size.sources }, () => ({ id: randomUUID(), clusterId: randomUUID() }));
  await inAssessment(scope, (tx) => addSources(tx, vault, assessmentId, account.id, ids, groups));
  await addSpeakers(admin, assessmentId);
  await addCodings(admin, assessmentId, size.codings, Math.ceil(size.codings / size.sources));
  await addLog(admin, assessmentId, account.id);
  await admin`vacuum analyze`;
  await admin.end();
  return { db, vault, assessmentId, account, role: "lead" as const, requestId: "bench", coderId: null };
}

function makeAreas(regions: number, places: boolean) {
  const all = Array.from({ length: regions }, (_, at) => {
    const slug = `region-${at}`;
    return { id: randomUUID(), parentId: null, level: "region" as const, name: slug, slug };
  });
  if (!places) return all;
  const below = all.flatMap(({ id: parentId, slug }) =>
    [1, 2].map((at) => {
      return { id: randomUUID(), parentId, level: "place" as const, name: `${slug}, place ${at}`, slug: null };
    }),
  );
  return [...all, ...below];
}

async function addSources(
  tx: Tx,
  vault: Vault,
  assessmentId: string,
  createdBy: string,
  ids: readonly { id: string; clusterId: string }[],
  groups: readonly { id: string }[],
) {
  const records = ids.flatMap(({ id, clusterId }) => [id, clusterId]);
  const sealer = await vault.sealer(tx, assessmentId, records, { create: true });
  const consent = { consentAnalyse: "granted", consentQuote: "granted" } as const;
  const beyond = { consentArchive: "granted", consentRecontact: "granted" } as const;
  const versions = ids.map(({ id: sourceId }) => {
    const id = randomUUID();
    const textSealed = sealer.seal(sourceId, PLACES.text(id, 1), TEXT);
    const digest = sealer.digest(TEXT);
    return {
      assessmentId,
      id,
      sourceId,
      version: 1,
      length: TEXT.length,
      digest,
      encoding: "utf-8",
      textSealed,
      createdBy,
    };
  });
  for (let from = 0; from < ids.length; from += 100) {
    const part = ids.slice(from, from + 100);
    await tx.insert(clusters).values(
      part.map(({ clusterId: id }, at) => {
        const groupId = groups[(from + at) % groups.length]?.id ?? null;
        return { assessmentId, id, groupId, nameSealed: sealName(sealer, "cluster", id, "A cluster") };
      }),
    );
    await tx.insert(sources).values(
      part.map(({ id, clusterId }, at) => {
        const titleSealed = sealer.seal(id, PLACES.sourceTitle(id, 1), `Source ${from + at}`);
        const named = { kind: "interview" as const, number: from + at + 1, direction: "ltr" as const, titleSealed };
        return { assessmentId, id, clusterId, ...named, ...consent, ...beyond, createdBy };
      }),
    );
    await tx.insert(textVersions).values(versions.slice(from, from + 100));
  }
}

/** In every tenth source four people take turns through the whole text. */
async function addSpeakers(admin: postgres.Sql, assessmentId: string) {
  await admin.begin(async (tx) => {
    await tx`
      insert into speaker (assessment_id, id, source_id, name_sealed, role, position)
      select ${assessmentId}, gen_random_uuid(), s.id, ''::bytea, 'respondent', p
      from source s, generate_series(1, ${SPEAKERS}) p
      where s.assessment_id = ${assessmentId} and s.number % ${FOCUS_GROUP_EVERY} = 0`;
    await tx`
      insert into turn (assessment_id, text_version_id, ordinal, start_at, end_at, speech_start_at, speaker_id)
      select ${assessmentId}, v.id, n, n * 400, n * 400 + 400, n * 400, p.id
      from text_version v
      join source s on s.assessment_id = v.assessment_id and s.id = v.source_id and s.number % ${FOCUS_GROUP_EVERY} = 0
      cross join generate_series(0, ${Math.floor(TEXT.length / 400) - 1}) n
      join speaker p on p.assessment_id = v.assessment_id and p.source_id = s.id and p.position = 1 + n % ${SPEAKERS}
      where v.assessment_id = ${assessmentId}`;
  });
}

async function addCodings(admin: postgres.Sql, assessmentId: string, count: number, passagesEach: number) {
  const step = Math.floor((TEXT.length - 1_000) / passagesEach);
  await admin.begin(async (tx) => {
    await tx`select setseed(0.5)`;
    await tx`
      insert into segment (assessment_id, id, text_version_id, start_at, end_at)
      select ${assessmentId}, gen_random_uuid(), v.id, p * ${step}::int, p * ${step}::int + 60 + p % 5 * 200
      from text_version v, generate_series(0, ${passagesEach}::int - 1) p where v.assessment_id = ${assessmentId}`;
    await tx`
      insert into coding (assessment_id, id, segment_id, code_id, coder_id, stance, about_area_id, created_at, updated_at)
      select ${assessmentId}, gen_random_uuid(), s.id, k.id, c.id,
        (array['supports', 'mixed', 'constrains', 'context'])[1 + s.stance_n], a.id, s.at, s.at
      from (
        select id, floor(random() * 4)::int as stance_n, random() as code_n, random() as area_n,
          now() - (1 + random() * 100) * interval '1 day' as at
        from segment where assessment_id = ${assessmentId} order by random() limit ${count} offset 0
      ) s
      join (
        select id, row_number() over (order by position) - 1 as n, count(*) over () as all_codes
        from code where assessment_id = ${assessmentId}
      ) k on k.n = floor(s.code_n * k.all_codes)
      cross join (select id from coder where assessment_id = ${assessmentId}) c
      left join (
        select id, row_number() over (order by position) - 1 as n, count(*) over () as all_areas
        from area where assessment_id = ${assessmentId}
      ) a on a.n = floor(s.area_n * (a.all_areas + 1))`;
    await tx`
      insert into coding_period (assessment_id, coding_id, period_id)
      select ${assessmentId}, c.id, p.id
      from (
        select id, floor(random() * (1 + (select count(*) from period where assessment_id = ${assessmentId}))) as n,
          random() < 0.1 as is_whole
        from coding where assessment_id = ${assessmentId} offset 0
      ) c
      join period p on p.assessment_id = ${assessmentId} and (c.n = p.position or c.is_whole)`;
  });
}

/** What was added is in the log as the server writes it; of every tenth coding and source the log holds a change since. */
async function addLog(admin: postgres.Sql, assessmentId: string, accountId: string) {
  const row = admin`${assessmentId}::uuid, gen_random_uuid(), ${accountId}::uuid`;
  await admin`update source set created_at = now() - interval '200 days' where assessment_id = ${assessmentId}`;
  await admin`update assessment set created_at = now() - interval '300 days' where assessment_id = ${assessmentId}`;
  await admin`
    insert into change (assessment_id, id, actor_account_id, at, kind, entity, entity_id, after)
    select ${row}, c.created_at, 'coding.added', 'coding', c.id, jsonb_build_object(
      'textVersionId', g.text_version_id, 'start', g.start_at, 'end', g.end_at, 'codeId', c.code_id, 'coderId', c.coder_id,
      'stance', c.stance, 'aboutAreaId', c.about_area_id, 'aboutPeriodIds', '[]'::jsonb, 'rowVersion', 1)
    from coding c join segment g on g.assessment_id = c.assessment_id and g.id = c.segment_id
    where c.assessment_id = ${assessmentId}`;
  await admin`
    insert into change (assessment_id, id, actor_account_id, at, kind, entity, entity_id, before, after)
    select ${row}, c.created_at + (now() - c.created_at) / 2, 'coding.stance-changed', 'coding', c.id,
      jsonb_build_object('stance', 'mixed', 'live', true, 'rowVersion', 1),
      jsonb_build_object('stance', c.stance, 'live', true, 'rowVersion', 2)
    from coding c where c.assessment_id = ${assessmentId} and get_byte(uuid_send(c.id), 0) % 10 = 0`;
  await admin`
    insert into change (assessment_id, id, actor_account_id, at, kind, entity, entity_id, before, after)
    select ${row}, now() - interval '10 days', 'source.changed', 'source', s.id,
      jsonb_build_object('clusterId', s.cluster_id, 'groupId', null, 'rowVersion', 1,
        'consent', jsonb_build_object('analyse', 'granted')), jsonb_build_object('rowVersion', 2)
    from source s where s.assessment_id = ${assessmentId} and s.number % 10 = 1`;
}
