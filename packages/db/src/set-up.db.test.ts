import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../test/index.ts";
import { insertOneOfEach, type OneOfEach } from "../test/one-of-each.ts";
import { inAssessment } from "./in-assessment.ts";
import { areas, periods, stakeholderGroups } from "./schema/index.ts";

let database: TestDatabase;
let admin: postgres.Sql;
let each: OneOfEach;
beforeAll(async () => {
  database = await createTestDatabase();
  admin = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
  each = await insertOneOfEach(admin); // with one period, up to the end of 2015
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

const refused = (constraint_name: string) =>
  expect.objectContaining({ cause: expect.objectContaining({ constraint_name }) });

async function addPeriod(startsOn: string | null, endsOn: string | null) {
  const values = {
    assessmentId: each.assessmentId,
    id: randomUUID(),
    slug: randomUUID(),
    name: "A period",
    startsOn,
    endsOn,
  };
  await inAssessment({ db: database.db, ...each }, (tx) => tx.insert(periods).values({ ...values, position: 9 }));
}

test("periods follow one another, may be open at either end or without dates, and never overlap", async () => {
  await addPeriod("2016-01-01", "2018-12-31");
  await addPeriod("2019-01-01", null);
  await addPeriod(null, null);
  await addPeriod(null, null);
  await expect(addPeriod("2015-12-31", "2015-12-31")).rejects.toEqual(refused("period_does_not_overlap"));
  await expect(addPeriod("2030-01-01", "2030-12-31")).rejects.toEqual(refused("period_does_not_overlap"));
  await expect(addPeriod("2031-01-01", "2030-12-31")).rejects.toEqual(refused("period_starts_before_it_ends"));
});

test("of two overlapping periods added at the same moment one is refused", async () => {
  const other = await insertOneOfEach(admin);
  const scope = { db: database.db, assessmentId: other.assessmentId, accountId: other.accountId };
  const adding = Array.from({ length: 8 }, (_, at) =>
    inAssessment(scope, (tx) =>
      tx.insert(periods).values({
        assessmentId: other.assessmentId,
        id: randomUUID(),
        slug: `at-once-${at}`,
        name: "At once",
        startsOn: "2016-01-01",
        position: at,
      }),
    ),
  );
  const outcomes = await Promise.allSettled(adding);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("the name of a place below a region is sealed, and no slug gives it away", async () => {
  const place = { assessmentId: each.assessmentId, id: randomUUID(), level: "place" as const, position: 1 };
  const add = (values: Partial<typeof areas.$inferInsert>) =>
    inAssessment({ db: database.db, ...each }, (tx) => tx.insert(areas).values({ ...place, ...values }));
  await expect(add({ name: "Konna" })).rejects.toEqual(refused("area_place_is_sealed"));
  await expect(add({ nameSealed: new Uint8Array(1), slug: "konna" })).rejects.toEqual(
    refused("area_place_has_no_slug"),
  );
  await add({ nameSealed: new Uint8Array(1) });
});

test.each([0, -1, Number.POSITIVE_INFINITY, Number.NaN])("a group does not weigh %d", async (weight) => {
  const group = {
    assessmentId: each.assessmentId,
    id: randomUUID(),
    slug: randomUUID(),
    name: "Officials",
    position: 2,
  };
  const adding = inAssessment({ db: database.db, ...each }, (tx) =>
    tx.insert(stakeholderGroups).values({ ...group, weight }),
  );
  await expect(adding).rejects.toEqual(refused("stakeholder_group_weight_positive"));
});

test("a draft of a framework may change; once published it stays", async () => {
  const set = (values: object) =>
    admin`update framework_version set ${admin({ loaded_at: new Date(), ...values })} where id = 'f'`;
  await admin`insert into framework_version (id, status, document) values ('f', 'draft', '{}')`;
  await set({ status: "draft" });
  await set({ status: "published" });
  const stays = { code: "23514", constraint_name: "framework_version_published_stays" };
  await expect(set({ status: "draft" })).rejects.toMatchObject(stays);
  await expect(admin`delete from framework_version where id = 'f'`).rejects.toMatchObject(stays);
});
