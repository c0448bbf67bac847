import { AssessmentRow, AssessmentSetup } from "@octant/schemas";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { addAccount, Client, refusal, signInAs } from "../../../test/client.ts";
import { makeAssessment } from "../../../test/make-assessment.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";

const PATH = "/api/v1/assessments";
const List = z.strictObject({ items: z.array(AssessmentRow) });
let octant: TestApp;
beforeAll(async () => {
  octant = await openTestApp();
});
afterAll(() => octant.close());

test("a person sees the assessments that they belong to, with their role, and no other", async () => {
  const mine = await makeAssessment(octant, ["lead", "reader"]);
  await makeAssessment(octant, ["lead"]);
  const row = {
    id: mine.assessmentId,
    name: "A mission",
    missionLine: "Somewhere, 2013 to 2019",
    demo: false,
    retentionUntil: null,
  };
  expect(await mine.client(0).get(PATH, List)).toEqual({ items: [{ ...row, role: "lead", sources: 0, codings: 0 }] });
  expect(await mine.client(1).get(PATH, List)).toEqual({ items: [{ ...row, role: "reader", sources: 0, codings: 0 }] });
});

test("the day until which data is kept is told to leads alone", async () => {
  const study = await makeAssessment(octant, ["lead", "coder"]);
  const command = { body: { retentionUntil: "2030-06-30" } };
  expect((await study.client(0).send("PATCH", study.path("/protection"), command)).status).toBe(200);
  const told = async (member: number) => {
    const { items } = await study.client(member).get(PATH, List);
    const setup = await study.client(member).get(study.path(), AssessmentSetup);
    return [items[0]?.retentionUntil, setup.retentionUntil];
  };
  expect(await told(0)).toEqual(["2030-06-30", "2030-06-30"]);
  expect(await told(1)).toEqual([null, null]);
});

test("a person who belongs to none sees an empty list, and somebody not signed in is told to sign in", async () => {
  const stranger = await signInAs(octant, await addAccount(octant, "A stranger"));
  expect(await stranger.get(PATH, List)).toEqual({ items: [] });
  expect(await refusal(new Client(octant).send("GET", PATH))).toEqual([401, "sign-in-needed"]);
});
