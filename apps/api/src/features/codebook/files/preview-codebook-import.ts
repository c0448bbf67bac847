import type { CodebookFileEntry, CodebookImportPreview, CodebookOutcome, CodebookPlacement } from "@octant/schemas";
import { inAssessment } from "../../../platform/in-assessment.ts";
import type { Parser } from "../../../platform/parser/parser.ts";
import type { RequestContext } from "../../../platform/request-context.ts";
import { requireRight } from "../../../platform/rights.ts";
import { type CodebookUpload, readAside } from "./codebook-upload.ts";
import { planForStudy } from "./plan-for-study.ts";
import type { PlannedEntry, PlannedOutcome } from "./plan-import.ts";

/**
 * Tells what an import of a codebook's file would do, entry by entry, and what it would not take; stores nothing of it.
 * Throws what `readAside` throws.
 */
export async function previewCodebookImport(
  ctx: RequestContext,
  upload: CodebookUpload,
  placements: readonly CodebookPlacement[],
  parser: Parser,
): Promise<CodebookImportPreview> {
  requireRight(ctx, "change-codebook");
  const file = await readAside(parser, upload);
  const { basis, plan } = await inAssessment(ctx, (tx) => planForStudy(tx, ctx, file, placements));
  const entries = plan.entries.map((planned) => toEntry(planned, plan.entries));
  return { format: upload.format, basis, entries, losses: plan.losses, moreLosses: file.moreLosses };
}

function toEntry({ entry, outcome, faults }: PlannedEntry, all: readonly PlannedEntry[]): CodebookFileEntry {
  const { place, name, dimension, question, level } = entry;
  const inTable = [dimension, question].filter((above) => above !== "");
  const called = name || (level === null ? "" : (inTable.pop() ?? ""));
  const above = level === null ? namesAbove(entry, all) : inTable;
  return { place, name: short(called), above: above.map(short), outcome: toOutcome(outcome), faults };
}

/** The nearest of them: a file may nest deeper than anybody reads. */
const ABOVE_MOST = 4;

function namesAbove({ parent }: PlannedEntry["entry"], all: readonly PlannedEntry[]): string[] {
  const names: string[] = [];
  for (let at = parent; at !== null && names.length < ABOVE_MOST; ) {
    const entry = all[at]?.entry;
    names.unshift(entry?.name ?? "");
    at = entry?.parent ?? null;
  }
  return names;
}

function toOutcome(outcome: PlannedOutcome): CodebookOutcome {
  if (outcome.kind === "added") {
    const { question, after } = outcome;
    return { kind: "added", questionId: question.questionId, retired: after.retired };
  }
  if (outcome.kind !== "changed") return outcome;
  const { code, after } = outcome;
  const yesNo = (retired: boolean) => (retired ? "yes" : "no");
  const changes = [
    { field: "name", before: code.name, after: after.name },
    { field: "definition", before: code.guide.definition, after: after.definition },
    { field: "retired", before: yesNo(code.retired), after: yesNo(after.retired) },
  ] as const;
  return { kind: "changed", codeId: code.id, changes: changes.filter((change) => change.before !== change.after) };
}

const short = (name: string) => (name.length > 200 ? `${[...name].slice(0, 200).join("")}…` : name);
