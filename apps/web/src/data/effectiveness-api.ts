import type { AskCounterfactual, JudgeObjective, NoteReply } from "@octant/schemas";
import { bodyOf, v1 } from "./client.ts";

const one = v1.assessments[":assessmentId"];
const { effectiveness } = one;

/** Effectiveness as people judge it; each act gives all of it as it then is. */
export const effectivenessApi = {
  effectiveness: (assessmentId: string) => bodyOf(effectiveness.$get({ param: { assessmentId } })),
  judge: (assessmentId: string, json: JudgeObjective) =>
    bodyOf(effectiveness.judgements.$post({ param: { assessmentId }, json })),
  note: (assessmentId: string, sourceId: string, json: NoteReply) =>
    bodyOf(one.sources[":sourceId"].counterfactual.$put({ param: { assessmentId, sourceId }, json })),
  ask: (assessmentId: string, version: number, json: AskCounterfactual) =>
    bodyOf(effectiveness.question.$put({ param: { assessmentId }, json }, { headers: { "If-Match": `"${version}"` } })),
};
