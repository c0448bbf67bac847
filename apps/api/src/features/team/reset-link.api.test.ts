import { accountLinks, asAccount } from "@octant/db";
import { NewResetLink } from "@octant/schemas";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refusal } from "../../../test/client.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";
import { parseLinkToken } from "../../platform/link-tokens.ts";

let octant: TestApp;
beforeAll(async () => {
  octant = await openTestApp();
});
afterAll(() => octant.close());

const ask = (study: TestAssessment, by: number, body: object) =>
  study.client(by).send("POST", study.path(`/team/members/${study.context(1).account.id}/reset-link`), { body });
const kept = async (study: TestAssessment) =>
  (await asAccount(octant.deps.db, "", (tx) => tx.select().from(accountLinks))).filter(
    ({ madeIn }) => madeIn === study.assessmentId,
  );

test("a lead's reset link is told once, says who made it and where, and a newer one takes it back", async () => {
  const study = await makeAssessment(octant, ["lead", "coder"]);
  const command = { id: uuidv7(), everything: false };
  const { url, expiresAt } = NewResetLink.parse(await (await ask(study, 0, command)).json());
  const { tokenHash } = parseLinkToken(url?.split("/link#")[1] ?? "");
  const [link] = await kept(study);
  expect(Buffer.from(link?.tokenHash ?? []).equals(tokenHash)).toBe(true);
  const person = { accountId: study.context(1).account.id, madeBy: study.context(0).account.id };
  expect(link).toMatchObject({ kind: "reset", ...person, madeIn: study.assessmentId, everything: false, usedAt: null });
  expect(NewResetLink.parse(await (await ask(study, 0, command)).json())).toEqual({ url: null, expiresAt });
  await ask(study, 0, { id: uuidv7(), everything: true });
  expect(await kept(study)).toMatchObject([{ everything: true }]);
});

test("who stops being a member here takes the reset links along that they have made", async () => {
  const study = await makeAssessment(octant, ["lead", "coder", "lead"]);
  await ask(study, 2, { id: uuidv7(), everything: false });
  expect(await kept(study)).toHaveLength(1);
  await study.client(0).send("DELETE", study.path(`/team/members/${study.context(2).account.id}`));
  expect(await kept(study)).toEqual([]);
  expect(await refusal(ask(study, 1, { id: uuidv7(), everything: false }))).toEqual([403, "right-missing"]);
});
