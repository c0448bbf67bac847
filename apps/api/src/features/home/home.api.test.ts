import { AssessmentRow } from "@octant/schemas";
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
  const row = { id: mine.assessmentId, name: "A mission", missionLine: "Somewhere, 2013 to 2019", demo: false };
  expect(await mine.client(0).get(PATH, List)).toEqual({ items: [{ ...row, role: "lead", sources: 0, codings: 0 }] });
  expect(await mine.client(1).get(PATH, List)).toEqual({ items: [{ ...row, role: "reader", sources: 0, codings: 0 }] });
});

test("a person who belongs to none sees an empty list, and somebody not signed in is told to sign in", async () => {
  const stranger = await signInAs(octant, await addAccount(octant, "A stranger"));
  expect(await stranger.get(PATH, List)).toEqual({ items: [] });
  expect(await refusal(new Client(octant).send("GET", PATH))).toEqual([401, "sign-in-needed"]);
});
