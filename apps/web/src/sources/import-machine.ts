import type { SourceWithText, TextPreview } from "@octant/schemas";
import { draftGaps, type LastImport, prefill, type RegisterDraft, withPreview } from "./register-draft.ts";

type ReadPreview = Extract<TextPreview, { kind: "read" }>;
type Candidates = Extract<TextPreview, { kind: "choose" }>["candidates"];

/**
 * How far a file is. What was read stays while it is filled in, sent and refused, so that nothing typed is lost.
 * `unread` was refused before anything was stored; `unsent` is still here and may be sent again. `problem` is what
 * was thrown: the screen has the words for it.
 */
export type ImportStage =
  | { at: "waiting" }
  | { at: "reading" }
  | { at: "choosing"; candidates: Candidates }
  | { at: "unread"; problem: unknown }
  | { at: "filling"; preview: ReadPreview }
  | { at: "sending"; preview: ReadPreview }
  | { at: "unsent"; preview: ReadPreview; problem: unknown }
  | { at: "added"; source: SourceWithText }
  | { at: "left-out" };

/** A file on its way in. `id` is the import's id: made once, so that sending the file again never adds it twice. */
export type ImportRow = {
  id: string;
  fileName: string;
  encoding: string | null;
  draft: RegisterDraft;
  stage: ImportStage;
};
export type ImportState = readonly ImportRow[];

/** What can be set for all files at once. */
export type SharedFields = Partial<Omit<RegisterDraft, "title" | "clusterId" | "consent">> & {
  consent?: Partial<RegisterDraft["consent"]>;
};

export type ImportEvent =
  | { type: "dropped"; files: readonly { id: string; name: string }[]; last: LastImport | null }
  | { type: "reading"; id: string }
  | { type: "previewed"; id: string; preview: TextPreview }
  | { type: "unread"; id: string; problem: unknown }
  | { type: "encoding-chosen"; id: string; encoding: string }
  | { type: "edited"; id: string; draft: RegisterDraft }
  | { type: "applied-to-all"; fields: SharedFields }
  | { type: "sending"; id: string }
  | { type: "added"; id: string; source: SourceWithText }
  | { type: "unsent"; id: string; problem: unknown }
  | { type: "left-out"; id: string }
  | { type: "taken-back-in"; id: string };

/** The state after an event; an event that means nothing to a file, such as a late answer, leaves it as it is. */
export function next(state: ImportState, event: ImportEvent): ImportState {
  if (event.type === "dropped") {
    const known = new Set(state.map((row) => row.id));
    const fresh = event.files.filter((file) => !known.has(file.id));
    return [...state, ...fresh.map((file) => newRow(file, event.last))];
  }
  if (event.type === "applied-to-all") return state.map((row) => (isOpen(row) ? shareFields(row, event.fields) : row));
  return state.map((row) => (row.id === event.id ? step(row, event) : row));
}

type RowEvent = Exclude<ImportEvent, { type: "dropped" | "applied-to-all" }>;

function step(row: ImportRow, event: RowEvent): ImportRow {
  const { stage } = row;
  switch (event.type) {
    case "reading":
      return stage.at === "waiting" ? { ...row, stage: { at: "reading" } } : row;
    case "previewed":
      return stage.at === "reading" ? previewed(row, event.preview) : row;
    case "unread":
      return stage.at === "reading" ? { ...row, stage: { at: "unread", problem: event.problem } } : row;
    case "encoding-chosen":
      return isBeforeSending(row) ? { ...row, encoding: event.encoding, stage: { at: "waiting" } } : row;
    case "edited":
      return isOpen(row) ? { ...row, draft: event.draft } : row;
    case "sending":
      return isReady(row) && "preview" in stage ? { ...row, stage: { at: "sending", preview: stage.preview } } : row;
    case "added":
      return stage.at === "sending" ? { ...row, stage: { at: "added", source: event.source } } : row;
    case "unsent":
      if (stage.at !== "sending") return row;
      return { ...row, stage: { at: "unsent", preview: stage.preview, problem: event.problem } };
    case "left-out":
      return stage.at === "sending" || stage.at === "added" ? row : { ...row, stage: { at: "left-out" } };
    case "taken-back-in":
      if (stage.at === "left-out") return { ...row, stage: { at: "waiting" } };
      // in the encoding that was chosen it may be refused for ever: another can be chosen
      return stage.at === "unread" ? { ...row, encoding: null, stage: { at: "waiting" } } : row;
  }
}

function newRow({ id, name }: { id: string; name: string }, last: LastImport | null): ImportRow {
  return { id, fileName: name, encoding: null, draft: prefill(name, last), stage: { at: "waiting" } };
}

function previewed(row: ImportRow, preview: TextPreview): ImportRow {
  if (preview.kind === "choose") return { ...row, stage: { at: "choosing", candidates: preview.candidates } };
  return { ...row, draft: withPreview(row.draft, preview), stage: { at: "filling", preview } };
}

function shareFields(row: ImportRow, { consent, ...fields }: SharedFields): ImportRow {
  // a cluster lies in one group, so that another group means another cluster
  const cluster = "groupId" in fields ? { clusterId: null } : {};
  const draft = { ...row.draft, ...fields, ...cluster, consent: { ...row.draft.consent, ...consent } };
  return { ...row, draft };
}

/** Whether the register of this file can still be filled in. */
export function isOpen({ stage }: ImportRow): boolean {
  return stage.at !== "sending" && stage.at !== "added" && stage.at !== "left-out";
}

function isBeforeSending({ stage }: ImportRow): boolean {
  return stage.at === "choosing" || stage.at === "filling" || stage.at === "unsent";
}

/** Whether this file can be sent: it was read, and its register says all that it must. */
export function isReady({ stage, draft }: ImportRow): boolean {
  return (stage.at === "filling" || stage.at === "unsent") && draftGaps(draft).length === 0;
}

/** How many files are where: the headline of the drawer. */
export function importCounts(state: ImportState) {
  const count = (test: (row: ImportRow) => boolean) => state.filter(test).length;
  return {
    ready: count(isReady),
    needYou: count((row) => row.stage.at === "choosing" || (row.stage.at === "filling" && !isReady(row))),
    failed: count(({ stage }) => stage.at === "unread" || stage.at === "unsent"),
    leftOut: count(({ stage }) => stage.at === "left-out"),
    underWay: count(({ stage }) => stage.at === "waiting" || stage.at === "reading" || stage.at === "sending"),
    added: count(({ stage }) => stage.at === "added"),
  };
}
