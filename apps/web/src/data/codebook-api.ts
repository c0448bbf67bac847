import type {
  AddCode,
  AddQuestion,
  AskRecoding,
  ChangeCode,
  ChangeGuide,
  CodebookFormat,
  CodebookPlacement,
  ForkFramework,
  ImportCodebook,
  MoveCode,
  RecodeCodings,
  RetireCode,
  RewordQuestion,
  UndoRecoding,
} from "@octant/schemas";
import { bodyOf, v1 } from "./client.ts";

const one = v1.assessments[":assessmentId"];
const { codebook } = one;
const code = codebook.codes[":codeId"];
const based = (rowVersion: number) => ({ headers: { "If-Match": `"${rowVersion}"` } });

/** The codebook of an assessment: what is coded with, how it was changed and why, its files. */
export const codebookApi = {
  codebook: (assessmentId: string) => bodyOf(codebook.$get({ param: { assessmentId } })),
  fork: (assessmentId: string, json: ForkFramework) => bodyOf(codebook.fork.$post({ param: { assessmentId }, json })),
  addQuestion: (assessmentId: string, json: AddQuestion) =>
    bodyOf(codebook.questions.$post({ param: { assessmentId }, json })),
  rewordQuestion: (assessmentId: string, codeId: string, version: number, json: RewordQuestion) =>
    bodyOf(codebook.questions[":codeId"].$patch({ param: { assessmentId, codeId }, json }, based(version))),
  addCode: (assessmentId: string, json: AddCode) => bodyOf(codebook.codes.$post({ param: { assessmentId }, json })),
  changeCode: (assessmentId: string, codeId: string, version: number, json: ChangeCode) =>
    bodyOf(code.$patch({ param: { assessmentId, codeId }, json }, based(version))),
  changeGuide: (assessmentId: string, codeId: string, version: number, json: ChangeGuide) =>
    bodyOf(code.guide.$put({ param: { assessmentId, codeId }, json }, based(version))),
  moveCode: (assessmentId: string, codeId: string, version: number, json: MoveCode) =>
    bodyOf(code.place.$post({ param: { assessmentId, codeId }, json }, based(version))),
  retire: (assessmentId: string, codeId: string, version: number, json: RetireCode) =>
    bodyOf(code.retirement.$post({ param: { assessmentId, codeId }, json }, based(version))),
  forecastRecoding: (assessmentId: string, codeId: string, json: AskRecoding) =>
    bodyOf(code.recoding.forecast.$post({ param: { assessmentId, codeId }, json })),
  recode: (assessmentId: string, codeId: string, version: number, json: RecodeCodings) =>
    bodyOf(code.recoding.$post({ param: { assessmentId, codeId }, json }, based(version))),
  undoRecoding: (assessmentId: string, commandId: string, json: UndoRecoding) =>
    bodyOf(codebook.recodings[":commandId"].undo.$post({ param: { assessmentId, commandId }, json })),
  file: (assessmentId: string, format: CodebookFormat): Promise<Response> =>
    format === "csv"
      ? one["codebook.csv"].$get({ param: { assessmentId } })
      : one["codebook.qdc"].$get({ param: { assessmentId } }),
  previewImport: (assessmentId: string, file: File, placements: readonly CodebookPlacement[]) =>
    bodyOf(
      codebook.import.preview.$post({
        param: { assessmentId },
        form: { file, placements: JSON.stringify(placements) },
      }),
    ),
  importFile: (assessmentId: string, file: File, command: ImportCodebook) =>
    bodyOf(codebook.import.$post({ param: { assessmentId }, form: { file, command: JSON.stringify(command) } })),
};
