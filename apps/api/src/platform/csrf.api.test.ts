import { asAccount, sessions } from "@octant/db";
import { count } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusal } from "../../test/client.ts";
import { makeAssessment, type TestAssessment } from "../../test/make-assessment.ts";
import { makeFiles } from "../../test/make-files.ts";
import { isUnsafe, routesOf, type TestRoute } from "../../test/routes.ts";
import { openTestApp, type TestApp } from "../../test/test-app.ts";
import { collectLimits } from "./route-limits.ts";

let octant: TestApp;
let study: TestAssessment;
let unsafe: TestRoute[];
let reading: TestRoute[];
beforeAll(async () => {
  octant = await openTestApp({ files: makeFiles() });
  study = await makeAssessment(octant, ["lead"]);
  const routes = routesOf(octant);
  unsafe = routes.filter(isUnsafe);
  reading = routes.filter((route) => !isUnsafe(route));
});
afterAll(() => octant.close());

const send = ({ method, path }: TestRoute, headers: Record<string, string>, body?: string) =>
  study.client(0).send(method, path, { headers, ...(body === undefined ? {} : { body }) });

const stillSignedIn = () => asAccount(octant.deps.db, "", (tx) => tx.select({ n: count() }).from(sessions));

describe("every route that changes something", () => {
  test.each([
    ["a foreign origin", { Origin: "https://evil.example" }],
    ["this origin with another port", { Origin: "http://localhost:4000" }],
    ["this origin, only longer", { Origin: "http://localhost:3900.evil.example" }],
    ["a sandboxed origin", { Origin: "null" }],
    ["no origin", { Origin: "" }],
    ["no origin and no word of the browser", { Origin: "", "Sec-Fetch-Site": "" }],
    ["the browser's word that another site asks", { "Sec-Fetch-Site": "cross-site" }],
    ["the browser's word that a sibling site asks", { "Sec-Fetch-Site": "same-site" }],
    [
      "a person's token beside a cookie",
      { Origin: "https://evil.example", Authorization: `Bearer octant_${"A".repeat(43)}` },
    ],
  ])("is refused with %s, before anything else is looked at", async (_which, headers) => {
    const before = await stillSignedIn();
    expect(unsafe.length).toBeGreaterThan(8);
    for (const route of unsafe) {
      expect([route.name, ...(await refusal(send(route, headers, "{}")))]).toEqual([route.name, 403, "origin-refused"]);
    }
    expect(await stillSignedIn()).toEqual(before);
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "text/plain; charset=application/json", ""])(
    "refuses a body that a form of another site could send as “%s”",
    async (type) => {
      const limits = collectLimits(octant.app);
      const taking = unsafe.filter(({ name }) => limits.get(name)?.body === "application/json");
      expect(taking.length).toBeGreaterThan(4);
      for (const route of taking) {
        const refused = await send(route, { "Content-Type": type }, '{"a":1}');
        // somebody who may not do it, or not there, is refused for that
        expect([route.name, refused.status]).toEqual([route.name, expect.toBeOneOf([401, 403, 404, 415])]);
        expect(refused.ok).toBe(false);
      }
    },
  );
});

test("no answer of any route lets another site read it", async () => {
  for (const route of [...unsafe, ...reading]) {
    for (const method of [route.method, "OPTIONS"]) {
      const headers = { Origin: "https://evil.example", "Access-Control-Request-Method": route.method };
      const answer = await send({ ...route, method }, headers);
      const allowing = [...answer.headers.keys()].filter((name) => name.startsWith("access-control-"));
      expect([route.name, method, allowing]).toEqual([route.name, method, []]);
    }
  }
});

test("no route that is only asked writes, whoever's page asks; that somebody looked is noted, where looks are", async () => {
  const before = await everyRow();
  for (const route of reading) {
    const own = await send(route, {});
    const foreign = await send(route, { Origin: "https://evil.example", "Sec-Fetch-Site": "cross-site" });
    expect([route.name, foreign.status]).toEqual([route.name, own.status]);
  }
  expect(await everyRow()).toEqual(before);
  await send({ method: "DELETE", path: "/api/v1/session", name: "a control" }, {});
  expect(await everyRow()).not.toEqual(before);
});

/** What stands in every table, with who wrote it; the audit apart. */
async function everyRow() {
  const admin = postgres(octant.database.adminUrl, { max: 1, onnotice: () => {} });
  const tables = await admin<{ name: string }[]>`
    select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') and tablename not like '%audit%' order by 1`;
  const digests = tables.map(async ({ name }) => {
    const [row] = await admin.unsafe(
      `select md5(string_agg(xmin::text || t::text, ',' order by t::text)) from ${name} t`,
    );
    return [name, row?.md5];
  });
  const all = await Promise.all(digests);
  await admin.end();
  return all;
}
