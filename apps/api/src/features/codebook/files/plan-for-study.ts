import { createHash } from "node:crypto";
import type { Tx } from "@octant/db";
import type { Codebook, CodebookPlacement } from "@octant/schemas";
import type { RequestContext } from "../../../platform/request-context.ts";
import { readCodebook } from "../read-codebook.ts";
import { toFileBook } from "./file-book.ts";
import type { FoundFile } from "./found-file.ts";
import { planImport } from "./plan-import.ts";

/** What an import would do to the codebook as it now stands; `basis` stands for that codebook. */
export async function planForStudy(
  tx: Tx,
  ctx: RequestContext,
  file: FoundFile,
  placements: readonly CodebookPlacement[],
) {
  const codebook = await readCodebook(tx, ctx);
  const placed = new Map(placements.map(({ at, questionId }) => [at, questionId]));
  return { basis: toBasis(codebook), plan: planImport(toFileBook(ctx.assessmentId, codebook), file, placed) };
}

/** The same for two codebooks in which an import would do the same: whatever others have coded leaves it as it is. */
function toBasis({ framework, questions, codes }: Codebook): string {
  const entries = [...questions, ...codes].map(({ id, rowVersion, retired, dimensionId, questionId }) => {
    return [id, rowVersion, retired, dimensionId, questionId];
  });
  return createHash("sha256")
    .update(JSON.stringify([framework, entries]))
    .digest("base64url");
}
