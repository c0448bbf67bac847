import { randomUUID } from "node:crypto";
import { Coding, MemoOutcome, NewAccessToken, NewInvitation, Problem, type Source } from "@octant/schemas";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { Client } from "../test/client.ts";
import { makeAssessment, type TestAssessment } from "../test/make-assessment.ts";
import { makeSource, TEXT } from "../test/make-source.ts";
import { sampleOf } from "../test/matrix/sample-of.ts";
import { openTestApp, type TestApp } from "../test/test-app.ts";

const Parameter = z.looseObject({
  name: z.string(),
  in: z.enum(["path", "query", "header", "cookie"]),
  schema: z.unknown(),
});
const Operation = z.looseObject({
  parameters: z.array(Parameter).optional(),
  requestBody: z.looseObject({ content: z.record(z.string(), z.looseObject({ schema: z.unknown() })) }).optional(),
});
const Description = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), Operation)) });
type Operation = z.infer<typeof Operation>;

let octant: TestApp;
let mine: TestAssessment;
let theirs: TestAssessment;
let paths: z.infer<typeof Description>["paths"];
/** Everything of the other assessment that has an id, by the name of the field in which it could be put. */
let ids: Record<string, string>;

beforeAll(async () => {
  octant = await openTestApp();
  mine = await makeAssessment(octant);
  theirs = await makeAssessment(octant);
  const answer = await new Client(octant).send("GET", "/api/openapi.json");
  paths = Description.parse(await answer.json()).paths;
  ids = await idsOf(theirs);
});
afterAll(() => octant.close());

async function idsOf(study: TestAssessment): Promise<Record<string, string>> {
  const [lead, coder] = [study.client(0), study.client(1)];
  const source = await makeSource(study, lead);
  const body = { id: uuidv7(), textVersionId: source.textVersionId, codeId: study.codeIds[0], start: 0, end: 5 };
  const coding = await coder.get(study.path("/codings"), Coding, "POST", { body: { ...body, stance: "supports" } });
  const note = { id: uuidv7(), about: { kind: "coding", codingId: coding.id }, body: "A note" };
  const { memoId } = await lead.get(study.path("/memos"), MemoOutcome, "POST", { body: note });
  const invite = { id: uuidv7(), role: "reader", days: 7 };
  const made = await lead.get(study.path("/team/invitations"), NewInvitation, "POST", { body: invite });
  const { assessmentId, plan } = study;
  const wish = { id: uuidv7(), assessmentId, name: "A script", actions: ["read-text"], days: 7 };
  const token = await coder.get("/api/v1/account/tokens", NewAccessToken, "POST", { body: wish });
  return {
    assessmentId,
    sourceId: source.id,
    textVersionId: z.uuid().parse(source.textVersionId),
    codingId: coding.id,
    memoId,
    codeId: coding.codeId,
    coderId: coding.coderId,
    accountId: study.context(1).account.id,
    invitationId: made.invitation.id,
    tokenId: token.token.id,
    groupId: plan.groups[0]?.id ?? "",
    clusterId: plan.clusters[0]?.id ?? "",
    areaId: plan.areas[0]?.id ?? "",
    aboutAreaId: plan.areas[0]?.id ?? "",
    periodIds: plan.periods[0]?.id ?? "",
    aboutPeriodIds: plan.periods[0]?.id ?? "",
    area: plan.areas[0]?.id ?? "",
    period: plan.periods[0]?.id ?? "",
    group: plan.groups[0]?.id ?? "",
  };
}

/** Asks of the own assessment for something by ids; what in the answer cannot help differing is left out. */
async function ask(name: string, path: string, operation: Operation, idFor: (field: string) => string) {
  const query = (operation.parameters ?? []).filter((parameter) => parameter.in === "query" && isId(parameter.schema));
  const address = path
    .replace("{assessmentId}", mine.assessmentId)
    .replaceAll(/\{(\w+)\}/g, (_, field) => idFor(String(field)));
  const search = query.map((parameter) => `${parameter.name}=${idFor(parameter.name)}`).join("&");
  const schema = operation.requestBody?.content["application/json"]?.schema;
  const body = schema === undefined ? {} : { body: sampleOf(schema, idFor) };
  const answer = await mine
    .client(0)
    .send(name.toUpperCase(), `${address}${search ? `?${search}` : ""}`, { ...body, rowVersion: 1 });
  const told = answer.status === 204 ? {} : z.looseObject({}).parse(await answer.json());
  const { requestId: _, ...rest } = told;
  return { status: answer.status, told: rest, headers: [...answer.headers.keys()].toSorted() };
}

const isId = (schema: unknown) => JSON.stringify(schema ?? null).includes('"uuid"');
const namesSomething = (path: string, { parameters = [], requestBody }: Operation) =>
  /\{(?!assessmentId)\w+Id\}/.test(path) ||
  parameters.some((parameter) => parameter.in === "query" && isId(parameter.schema)) ||
  (requestBody !== undefined && /"\w+Ids?":\{[^{}]*("uuid"|\{[^{}]*"uuid")/.test(JSON.stringify(requestBody)));

test("ids of another assessment in paths, bodies and queries of one's own get the same answer as ids that are not there", async () => {
  const unknown = new Map<string, string>();
  const unknownFor = (field: string) => {
    const id = unknown.get(field) ?? randomUUID();
    unknown.set(field, id);
    return id;
  };
  const asked: string[] = [];
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      if (!path.startsWith("/api/v1/a") || !namesSomething(path, operation)) continue;
      const name = `${method.toUpperCase()} ${path}`;
      const foreign = await ask(method, path, operation, (field) => ids[field] ?? ids.sourceId ?? "");
      expect(foreign, name).toEqual(await ask(method, path, operation, unknownFor));
      if (foreign.told.code !== "invalid-request") asked.push(name);
    }
  }
  expect(asked).toEqual(
    expect.arrayContaining([
      "GET /api/v1/assessments/{assessmentId}/texts/{textVersionId}",
      "POST /api/v1/assessments/{assessmentId}/codings",
      "PATCH /api/v1/assessments/{assessmentId}/codings/{codingId}",
      "POST /api/v1/assessments/{assessmentId}/memos",
      "GET /api/v1/assessments/{assessmentId}/memos",
      "PATCH /api/v1/assessments/{assessmentId}/memos/{memoId}",
      "PATCH /api/v1/assessments/{assessmentId}/sources/{sourceId}",
      "DELETE /api/v1/assessments/{assessmentId}/team/members/{accountId}",
      "DELETE /api/v1/account/tokens/{tokenId}",
      "POST /api/v1/account/tokens",
    ]),
  );
});

test("a file's form that names groups, clusters, areas or periods of another assessment is answered like unknown ones", async () => {
  const register = {
    title: "T",
    kind: "interview",
    groupId: null,
    clusterId: null,
    areaId: null,
    periodIds: [],
    language: "en",
  };
  const consent = { analyse: "granted", quote: "granted", archive: "granted", recontact: "granted" };
  const send = async (changes: object) => {
    const form = new FormData();
    form.set("register", JSON.stringify({ id: uuidv7(), encoding: null, ...register, consent, ...changes }));
    form.set("file", new File([TEXT], "a.txt", { type: "text/plain" }));
    const answer = await mine.client(0).send("POST", mine.path("/sources"), { body: form });
    const { requestId: _, ...told } = Problem.parse(await answer.json());
    return told;
  };
  for (const field of ["groupId", "clusterId", "areaId", "periodIds"]) {
    const wrap = (id: string) => ({ [field]: field === "periodIds" ? [id] : id });
    const foreign = await send(wrap(ids[field] ?? ""));
    expect(foreign, field).toEqual(await send(wrap(randomUUID())));
    expect(foreign.code, field).toBe("not-found");
  }
});

test("what is in the other assessment is as it was, and its lead can still reach all of it", async () => {
  const lead = theirs.client(0);
  const team = z.looseObject({ members: z.array(z.unknown()), invitations: z.array(z.unknown()) });
  expect(await lead.get(theirs.path("/team"), team)).toMatchObject({
    members: { length: 2 },
    invitations: { length: 1 },
  });
  const text: Source["textVersionId"] = ids.textVersionId ?? "";
  const codings = z.looseObject({ items: z.array(z.looseObject({ id: z.string(), stance: z.string() })) });
  const { items } = await lead.get(theirs.path(`/texts/${text}/codings`), codings);
  expect(items).toMatchObject([{ id: ids.codingId, stance: "supports" }]);
});
