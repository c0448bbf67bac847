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
const PASSAGES_EACH = 50;

export type Size = { sources: number; codings: number };

/** An assessment with sealed register and codings spread over all of it, made with SQL in seconds. */
export async function makeLargeAssessment(db: Database, vault: Vault, adminUrl: string, size: Size) {
  await loadFrameworks(db, readFrameworks(FRAMEWORKS));
  const account = { id: randomUUID(), name: "Lead" };
  const assessmentId = randomUUID();
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  await asAccount(db, "", (tx) => addAccounts(tx, vault.server, [account]));
  const groups = Array.from({ length: GROUPS }, (_, at) => {
    return { id: randomUUID(), slug: `group-${at}`, name: `Group ${at}`, weight: null };
  });
  const period = (slug: string, startsOn: string, endsOn: string) => {
    return { id: randomUUID(), slug, name: slug, startsOn, endsOn };
  };
  await createAssessment({ db, vault }, account, {
    id: assessmentId,
    name: "Large",
    missionLine: "A bench",
    frameworkId: "epon-2019",
    demo: false,
    members: [{ accountId: account.id, role: "lead" }],
    areas: ["north", "south"].map((slug) => ({ id: randomUUID(), parentId: null, level: "region", name: slug, slug })),
    periods: [period("before", "2013-01-01", "2015-12-31"), period("after", "2016-01-01", "2019-12-31")],
    groups,
    clusters: [],
  });
  const scope = { db, assessmentId, accountId: account.id };
  const ids = Array.from({ length: size.sources }, () => ({ id: randomUUID(), clusterId: randomUUID() }));
  await inAssessment(scope, (tx) => addSources(tx, vault, assessmentId, account.id, ids, groups));
  await addCodings(admin, assessmentId, size.codings);
  await admin`analyze`;
  await admin.end();
  return { db, vault, assessmentId, account, role: "lead" as const, requestId: "bench", coderId: null };
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
  const text = "They stay near the camp, and at night nobody comes.\n".repeat(1_000);
  const versions = ids.map(({ id: sourceId }) => {
    const id = randomUUID();
    const textSealed = sealer.seal(sourceId, PLACES.text(id, 1), text);
    const digest = sealer.digest(text);
    return {
      assessmentId,
      id,
      sourceId,
      version: 1,
      length: text.length,
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

async function addCodings(admin: postgres.Sql, assessmentId: string, count: number) {
  await admin.begin(async (tx) => {
    await tx`select set_config('octant.assessment', ${assessmentId}, true)`;
    await tx`
      insert into segment (assessment_id, id, text_version_id, start_at, end_at)
      select ${assessmentId}, gen_random_uuid(), v.id, p * 700, p * 700 + 60 + p % 5 * 200
      from text_version v, generate_series(0, ${PASSAGES_EACH - 1}) p where v.assessment_id = ${assessmentId}`;
    await tx`
      insert into coding (assessment_id, id, segment_id, code_id, coder_id, stance, about_area_id)
      select ${assessmentId}, gen_random_uuid(), s.id, k.id, c.id,
        (array['supports', 'mixed', 'constrains', 'context'])[1 + s.n * 7 % 4], a.id
      from (select id, row_number() over () as n from segment where assessment_id = ${assessmentId}) s
      join (
        select id, row_number() over (order by position) - 1 as n, count(*) over () as all_codes
        from code where assessment_id = ${assessmentId}
      ) k on k.n = s.n * 13 % k.all_codes
      cross join (select id from coder where assessment_id = ${assessmentId}) c
      left join area a on a.assessment_id = ${assessmentId} and a.position = s.n % 3
      limit ${count}`;
    await tx`
      insert into coding_period (assessment_id, coding_id, period_id)
      select ${assessmentId}, c.id, p.id
      from (select id, row_number() over () as n from coding where assessment_id = ${assessmentId}) c
      join period p on p.assessment_id = ${assessmentId} and (c.n % 3 = p.position or c.n % 10 = 0)`;
  });
}
