import type {
  AddCoding,
  AddText,
  AuditKind,
  ChangeAbout,
  ChangeIdentity,
  ChangeSource,
  ChangeSpan,
  ChangeStance,
  DatedUnit,
  ExportRegister,
  ImportRegister,
  ImportSource,
  RegisterSource,
  RemoveCoding,
  SignIn,
  Stance,
  Undo,
  WithdrawConsent,
} from "@octant/schemas";
import { bodyOf, v1 } from "./client.ts";

const one = v1.assessments[":assessmentId"];

const based = (rowVersion: number) => ({ headers: { "If-Match": `"${rowVersion}"` } });

type Page = { cursor?: string; limit?: number };
/** `withText`: only sources that can be read. */
type RegisterPage = Page & { withText?: true };

/** Queries travel as text, and what is not given does not travel. */
function toQuery({ limit, ...rest }: Page & Record<string, string | number | undefined>): Record<string, string> {
  const given = { ...rest, limit: limit?.toString() };
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}

/** Every route of the API that a screen uses, by name and checked against the API's own types; throws as `request` does. */
export const api = {
  session: () => bodyOf(v1.session.$get()),
  signIn: (json: SignIn) => bodyOf(v1.session.$post({ json })),
  signOut: async () => void (await v1.session.$delete()),

  assessments: () => bodyOf(v1.assessments.$get()),
  assessment: (assessmentId: string) => bodyOf(one.$get({ param: { assessmentId } })),

  overview: (assessmentId: string) => bodyOf(one.overview.$get({ param: { assessmentId } })),
  sources: (assessmentId: string, { withText, ...page }: RegisterPage = {}) =>
    bodyOf(
      one.sources.$get({
        param: { assessmentId },
        query: { ...toQuery(page), ...(withText && { withText: "true" as const }) },
      }),
    ),
  source: (assessmentId: string, sourceId: string) =>
    bodyOf(one.sources[":sourceId"].$get({ param: { assessmentId, sourceId } })),
  previewText: (assessmentId: string, file: File, encoding?: string, signal?: AbortSignal) => {
    const form = encoding === undefined ? { file } : { file, encoding };
    const options = signal ? { init: { signal } } : {};
    return bodyOf(one.sources.preview.$post({ param: { assessmentId }, form }, options));
  },
  importSource: (assessmentId: string, file: File, register: ImportSource) =>
    bodyOf(one.sources.$post({ param: { assessmentId }, form: { file, register: JSON.stringify(register) } })),
  registerSource: (assessmentId: string, json: RegisterSource) =>
    bodyOf(one.register.sources.$post({ param: { assessmentId }, json })),
  addText: (assessmentId: string, sourceId: string, file: File, text: AddText) =>
    bodyOf(
      one.sources[":sourceId"].text.$post({
        param: { assessmentId, sourceId },
        form: { file, text: JSON.stringify(text) },
      }),
    ),
  previewRegister: (assessmentId: string, file: File) =>
    bodyOf(one.register.import.preview.$post({ param: { assessmentId }, form: { file } })),
  importRegister: (assessmentId: string, file: File, command: ImportRegister) =>
    bodyOf(one.register.import.$post({ param: { assessmentId }, form: { file, command: JSON.stringify(command) } })),
  exportRegister: (assessmentId: string, json: ExportRegister) =>
    one.register.export.$post({ param: { assessmentId }, json }),
  registerPeople: (assessmentId: string) => bodyOf(one.register.people.$get({ param: { assessmentId } })),
  changeSource: (assessmentId: string, sourceId: string, rowVersion: number, json: ChangeSource) =>
    bodyOf(one.sources[":sourceId"].$patch({ param: { assessmentId, sourceId }, json }, based(rowVersion))),

  sourceHistory: (assessmentId: string, sourceId: string) =>
    bodyOf(one.sources[":sourceId"].history.$get({ param: { assessmentId, sourceId } })),
  forecastWithdrawal: (assessmentId: string, sourceId: string) =>
    bodyOf(one.sources[":sourceId"].withdrawal.$get({ param: { assessmentId, sourceId } })),
  withdrawConsent: (assessmentId: string, sourceId: string, json: WithdrawConsent) =>
    bodyOf(one.sources[":sourceId"].withdrawal.$post({ param: { assessmentId, sourceId }, json })),
  original: (assessmentId: string, sourceId: string) =>
    one.sources[":sourceId"].original.$get({ param: { assessmentId, sourceId } }),

  identity: (assessmentId: string, sourceId: string) =>
    bodyOf(one.sources[":sourceId"].identity.$get({ param: { assessmentId, sourceId } })),
  changeIdentity: (assessmentId: string, sourceId: string, rowVersion: number, json: ChangeIdentity) =>
    bodyOf(one.sources[":sourceId"].identity.$put({ param: { assessmentId, sourceId }, json }, based(rowVersion))),
  removeIdentity: async (assessmentId: string, sourceId: string, rowVersion: number) =>
    void (await one.sources[":sourceId"].identity.$delete({ param: { assessmentId, sourceId } }, based(rowVersion))),

  text: (assessmentId: string, textVersionId: string) =>
    bodyOf(one.texts[":textVersionId"].$get({ param: { assessmentId, textVersionId } })),
  codings: (assessmentId: string, textVersionId: string) =>
    bodyOf(one.texts[":textVersionId"].codings.$get({ param: { assessmentId, textVersionId } })),
  addCoding: (assessmentId: string, json: AddCoding) => bodyOf(one.codings.$post({ param: { assessmentId }, json })),
  changeStance: (assessmentId: string, codingId: string, rowVersion: number, json: ChangeStance) =>
    bodyOf(one.codings[":codingId"].$patch({ param: { assessmentId, codingId }, json }, based(rowVersion))),
  changeAbout: (assessmentId: string, codingId: string, rowVersion: number, json: ChangeAbout) =>
    bodyOf(one.codings[":codingId"].about.$put({ param: { assessmentId, codingId }, json }, based(rowVersion))),
  changeSpan: (assessmentId: string, codingId: string, rowVersion: number, json: ChangeSpan) =>
    bodyOf(one.codings[":codingId"].span.$put({ param: { assessmentId, codingId }, json }, based(rowVersion))),
  removeCoding: (assessmentId: string, codingId: string, rowVersion: number, json: RemoveCoding) =>
    bodyOf(one.codings[":codingId"].removal.$post({ param: { assessmentId, codingId }, json }, based(rowVersion))),
  undo: (assessmentId: string, json: Undo) => bodyOf(one.undo.$post({ param: { assessmentId }, json })),
  history: (assessmentId: string, codingId: string) =>
    bodyOf(one.codings[":codingId"].history.$get({ param: { assessmentId, codingId } })),

  scorecard: (assessmentId: string, unit: DatedUnit = {}) =>
    bodyOf(one.scorecard.$get({ param: { assessmentId }, query: toQuery(unit) })),
  evidence: (assessmentId: string, dimensionId: string, query: DatedUnit & Page & { stance?: Stance } = {}) =>
    bodyOf(
      one.scorecard[":dimensionId"].evidence.$get({ param: { assessmentId, dimensionId }, query: toQuery(query) }),
    ),

  audit: (assessmentId: string, query: Page & { kind?: AuditKind } = {}) =>
    bodyOf(one.audit.$get({ param: { assessmentId }, query: toQuery(query) })),
  verifyAudit: (assessmentId: string) => bodyOf(one.audit.verification.$get({ param: { assessmentId } })),
};
