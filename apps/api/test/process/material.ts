import { AssessmentRow, AssessmentSetup, SourcePage, SourceWithText } from "@octant/schemas";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { HttpClient } from "./http-client.ts";

/** The demo's assessment, one of its texts that may be coded, and its codes. */
export async function somethingToCode(client: HttpClient) {
  const { items: assessments } = await client.get("/assessments", z.object({ items: z.array(AssessmentRow) }).parse);
  const assessmentId = assessments[0]?.id;
  if (!assessmentId) throw new Error("the demo is not loaded");
  const setup = await client.get(`/assessments/${assessmentId}`, AssessmentSetup.parse);
  const { items: sources } = await client.get(`/assessments/${assessmentId}/sources`, SourcePage.parse);
  const source = sources.find((s) => s.consent.analyse === "granted");
  if (!source) throw new Error("no source of the demo may be coded");
  return { assessmentId, textVersionId: source.textVersionId, codeIds: setup.codes.map((code) => code.id), setup };
}

/** Imports a text as a user's file would be. */
export async function importText(client: HttpClient, assessmentId: string, text: string): Promise<SourceWithText> {
  const register = {
    id: uuidv7(),
    encoding: null,
    title: "A text for a test",
    kind: "interview",
    groupId: null,
    clusterId: null,
    areaId: null,
    periodIds: [],
    language: "en",
    consent: { analyse: "granted", quote: "granted", archive: "not-asked", recontact: "not-asked" },
  };
  const form = new FormData();
  form.set("register", JSON.stringify(register));
  form.set("file", new File([text], "test.txt", { type: "text/plain" }));
  const answer = await client.send("POST", `/assessments/${assessmentId}/sources`, form);
  if (!answer.ok) throw new Error(`not imported: ${answer.status} ${await answer.text()}`);
  return SourceWithText.parse(await answer.json());
}
