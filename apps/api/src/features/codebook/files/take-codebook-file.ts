import type { CodebookFormat } from "@octant/schemas";
import { inAssessment } from "../../../platform/in-assessment.ts";
import type { RequestContext } from "../../../platform/request-context.ts";
import { requireRight } from "../../../platform/rights.ts";
import { readCodebook } from "../read-codebook.ts";
import { toFileBook } from "./file-book.ts";
import { writeCodebookCsv } from "./write-codebook-csv.ts";
import { writeCodebookQdc } from "./write-codebook-qdc.ts";

/** The codebook as it stands, retired codes too, to be taken out as a file. The same codebook gives the same bytes. */
export async function takeCodebookFile(ctx: RequestContext, format: CodebookFormat): Promise<string> {
  requireRight(ctx, "read-codebook");
  const codebook = await inAssessment(ctx, (tx) => readCodebook(tx, ctx));
  const book = toFileBook(ctx.assessmentId, codebook);
  return format === "csv" ? writeCodebookCsv(book) : writeCodebookQdc(book);
}
