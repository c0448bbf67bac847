import { NO_FACTS_YET, type SourceRegister, SourceWithText } from "@octant/schemas";
import { v7 as uuidv7 } from "uuid";
import type { Client } from "./client.ts";
import type { TestAssessment } from "./make-assessment.ts";

export const TEXT = `INTERVIEWER: How is it at night?
RESPONDENT: The patrols stay near the camp. — 🌙 Nobody comes to us, and nobody asks.
INTERVIEWER: And by day?
RESPONDENT: By day they greet the elders in Gao and in Ansongo.`;

const REGISTER: SourceRegister = {
  ...NO_FACTS_YET,
  title: "A market trader, Gao",
  kind: "interview",
  groupId: null,
  clusterId: null,
  areaId: null,
  periodIds: [],
  language: "en",
  consent: { analyse: "granted", quote: "granted", archive: "not-asked", recontact: "not-asked" },
};

/** A source with a text, imported as a person's file would be. */
export async function makeSource(
  study: Pick<TestAssessment, "path">,
  client: Client,
  { text = TEXT, ...register }: Partial<SourceRegister> & { text?: string } = {},
): Promise<SourceWithText> {
  const form = new FormData();
  form.set("register", JSON.stringify({ id: uuidv7(), encoding: null, ...REGISTER, ...register }));
  form.set("file", new File([text], "a-file.txt", { type: "text/plain" }));
  return client.get(study.path("/sources"), SourceWithText, "POST", { body: form });
}
