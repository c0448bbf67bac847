import type { JudgePosition, RemoveJudgement } from "@octant/schemas";
import { bodyOf, v1 } from "./client.ts";

const position = v1.assessments[":assessmentId"].sources[":sourceId"].positions[":questionId"];
type Place = { assessmentId: string; sourceId: string; questionId: string };
const based = (rowVersion: number) => ({ headers: { "If-Match": `"${rowVersion}"` } });

/** What a source, taken whole, says to a question: as counted, and as judged. */
export const positionApi = {
  position: (param: Place) => bodyOf(position.$get({ param })),
  judge: (param: Place, rowVersion: number, json: JudgePosition) =>
    bodyOf(position.$put({ param, json }, based(rowVersion))),
  remove: (param: Place, rowVersion: number, json: RemoveJudgement) =>
    bodyOf(position.removal.$post({ param, json }, based(rowVersion))),
};
