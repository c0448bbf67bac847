import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../test/index.ts";
import { tenancyFaults } from "../test/tenancy-faults.ts";

let database: TestDatabase;
let admin: postgres.Sql;
beforeAll(async () => {
  database = await createTestDatabase();
  admin = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

test("nothing in the catalogue lets one assessment reach another", async () => {
  expect(await tenancyFaults(admin)).toEqual([]);
});

test.each([
  ["create table stray (id uuid primary key)", "stray has no assessment_id"],
  ["create table stray (assessment_id uuid)", "stray may have no assessment"],
  ["create table stray (assessment_id uuid)", "stray has no row security"],
  ["alter table coding disable row level security", "coding has no row security"],
  ["alter table coding no force row level security", "coding does not bind its owner"],
  ["drop policy coding_of_assessment on coding", "coding has no policy"],
  ["create policy open on coding using (true)", "open lets more through"],
  ["create policy open on coding for select using (true)", "open lets more through"],
  ["create unique index tells on coding (id)", "tells is unique without the assessment first"],
  [
    "alter table member add constraint points foreign key (account_id) references account (id)",
    "points does not begin with the assessment",
  ],
  ["create view leak as select * from coding", "leak is a view, which asks as its owner"],
  ["create materialized view leak as select * from coding", "leak is a view, which asks as its owner"],
  ["create function leak() returns void language sql security definer as ''", "leak() runs as its owner"],
  [
    "create function leak() returns void language sql as ''; grant execute on function leak to public",
    "public may EXECUTE on leak()",
  ],
  ["alter table coding owner to octant_app", "octant_app owns something"],
  ["grant select on coding to public", "public may SELECT on coding"],
  ["grant select (stance) on coding to public", "public may SELECT on coding.stance"],
  ["grant usage on schema keyring to public", "public may USAGE on schema keyring"],
  ["grant delete on coding to octant_app", "octant_app may DELETE on coding"],
  ["grant select on keyring.record_key to octant_app", "octant_app may SELECT on keyring.record_key"],
  ["grant select on identity.source_identity to octant_app", "octant_app may SELECT on identity.source_identity"],
  ["grant select on account to octant_identity", "octant_identity may SELECT on account"],
  ["grant select on source to octant_keyring", "octant_keyring may SELECT on source"],
  ["grant select on coding to octant_eraser", "octant_eraser may SELECT on coding"],
  ["grant update on coding to octant_eraser", "octant_eraser may UPDATE on coding"],
  ["grant select (text_sealed) on text_version to octant_eraser", "octant_eraser may read text_version.text_sealed"],
  ["alter table coding owner to octant_eraser", "octant_eraser owns something"],
  ["grant create on schema public to octant_eraser", "octant_eraser may create in schema public"],
  [
    "create function leak() returns void language sql as ''; do $$ begin execute format('grant execute on function leak to %I', 'octant_at_' || current_database()); end $$",
    "may call leak()",
  ],
  ["grant create on schema public to octant_app", "octant_app may create in schema public"],
])("%s is found", async (fault, found) => {
  const undone = new Error("planted faults are taken back");
  const planted = admin.begin(async (tx) => {
    await tx.unsafe(fault);
    expect(await tenancyFaults(tx)).toContainEqual(expect.stringContaining(found));
    throw undone;
  });
  await expect(planted).rejects.toBe(undone);
});
