import type { RegisterImportPreview } from "@octant/schemas";
import { inAssessment } from "../../platform/in-assessment.ts";
import type { Parser } from "../../platform/parser/parser.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { planForStudy } from "./plan-for-study.ts";
import { type RegisterUpload, readAside } from "./register-upload.ts";

/**
 * Tells what an import of a register's file would do, row by row, and why it would not take a row; stores nothing of it.
 * Throws what `readAside` throws.
 */
export async function previewImport(
  ctx: RequestContext,
  upload: RegisterUpload,
  parser: Parser,
): Promise<RegisterImportPreview> {
  requireRight(ctx, "change-source");
  const found = await readAside(parser, upload);
  const { counts, moves, rows, basis } = await inAssessment(ctx, (tx) => planForStudy(tx, ctx, found));
  const { columns, table } = found;
  return { format: upload.format, sheet: table.sheet, columns, counts, moves, basis, rows };
}
