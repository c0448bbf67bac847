import type {
  AddCoding,
  AssessmentRow,
  AssessmentSetup,
  ChangeSource,
  ChangeStance,
  Coding,
  CodingOutcome,
  EvidencePage,
  HistoryEntry,
  ImportSource,
  RemoveCoding,
  Scorecard,
  Session,
  SignIn,
  Source,
  SourcePage,
  Stance,
  TextPreview,
  TextVersion,
  Undo,
  Unit,
} from "@octant/schemas";
import { request } from "./request.ts";

const of = (assessmentId: string) => `/assessments/${assessmentId}`;

type Query = Record<string, string | number | undefined>;

function withQuery(path: string, query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

/** Every route of the API that a screen uses, by name; each throws as `request` does. */
export const api = {
  session: () => request<Session>("/session"),
  signIn: (json: SignIn) => request<Session>("/session", { method: "POST", json }),
  signOut: () => request<void>("/session", { method: "DELETE" }),

  assessments: () => request<{ items: AssessmentRow[] }>("/assessments"),
  assessment: (assessmentId: string) => request<AssessmentSetup>(of(assessmentId)),

  sources: (assessmentId: string, page: { cursor?: string; limit?: number } = {}) =>
    request<SourcePage>(withQuery(`${of(assessmentId)}/sources`, page)),
  source: (assessmentId: string, sourceId: string) => request<Source>(`${of(assessmentId)}/sources/${sourceId}`),
  previewText: (assessmentId: string, file: File, encoding?: string, signal?: AbortSignal) => {
    const form = new FormData();
    form.set("file", file);
    if (encoding !== undefined) form.set("encoding", encoding);
    const options = { method: "POST", form } as const;
    return request<TextPreview>(`${of(assessmentId)}/sources/preview`, signal ? { ...options, signal } : options);
  },
  importSource: (assessmentId: string, file: File, register: ImportSource) => {
    const form = new FormData();
    form.set("register", JSON.stringify(register));
    form.set("file", file);
    return request<Source>(`${of(assessmentId)}/sources`, { method: "POST", form });
  },
  changeSource: (assessmentId: string, sourceId: string, rowVersion: number, json: ChangeSource) =>
    request<Source>(`${of(assessmentId)}/sources/${sourceId}`, { method: "PATCH", json, rowVersion }),

  text: (assessmentId: string, textVersionId: string) =>
    request<TextVersion>(`${of(assessmentId)}/texts/${textVersionId}`),
  codings: (assessmentId: string, textVersionId: string) =>
    request<{ items: Coding[] }>(`${of(assessmentId)}/texts/${textVersionId}/codings`),
  addCoding: (assessmentId: string, json: AddCoding) =>
    request<Coding>(`${of(assessmentId)}/codings`, { method: "POST", json }),
  changeStance: (assessmentId: string, codingId: string, rowVersion: number, json: ChangeStance) =>
    request<CodingOutcome>(`${of(assessmentId)}/codings/${codingId}`, { method: "PATCH", json, rowVersion }),
  removeCoding: (assessmentId: string, codingId: string, rowVersion: number, json: RemoveCoding) =>
    request<CodingOutcome>(`${of(assessmentId)}/codings/${codingId}/removal`, { method: "POST", json, rowVersion }),
  undo: (assessmentId: string, json: Undo) =>
    request<CodingOutcome>(`${of(assessmentId)}/undo`, { method: "POST", json }),
  history: (assessmentId: string, codingId: string) =>
    request<{ items: HistoryEntry[] }>(`${of(assessmentId)}/codings/${codingId}/history`),

  scorecard: (assessmentId: string, unit: Unit = {}) =>
    request<Scorecard>(withQuery(`${of(assessmentId)}/scorecard`, unit)),
  evidence: (
    assessmentId: string,
    dimensionId: string,
    query: Unit & { stance?: Stance; cursor?: string; limit?: number } = {},
  ) => request<EvidencePage>(withQuery(`${of(assessmentId)}/scorecard/${dimensionId}/evidence`, query)),
};
