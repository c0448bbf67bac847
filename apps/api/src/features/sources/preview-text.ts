import type { TextPreview } from "@octant/schemas";
import type { TextEncoding } from "@octant/transcripts";
import { inAssessment } from "../../platform/in-assessment.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import type { ReadAside } from "./parse-aside.ts";
import { listWithDigest } from "./queries.ts";
import { toProblem, type Upload } from "./upload.ts";

/**
 * Tells how a file would be read, and which sources have the same text already; stores nothing of it. Throws as `readUpload` does, save that it offers a choice.
 */
export async function previewText(
  ctx: RequestContext,
  { bytes }: Upload,
  encoding: TextEncoding | undefined,
  read: ReadAside,
): Promise<TextPreview> {
  requireRight(ctx, "import-source");
  const parsed = await read(bytes, encoding);
  if (parsed.kind === "refused") throw toProblem(parsed);
  if (parsed.kind === "choose") return parsed;
  const { utf8, turnPlaces: _, turnSpeakers, ...preview } = parsed;
  return { ...preview, turns: turnSpeakers.length, sameText: await findSameText(ctx, utf8) };
}

/** By a digest under the assessment's own key: no text is opened for it. */
async function findSameText(ctx: RequestContext, utf8: Uint8Array) {
  const { assessmentId, vault } = ctx;
  return inAssessment(ctx, async (tx) => {
    const sealer = await vault.sealer(tx, assessmentId, []);
    return listWithDigest(tx, assessmentId, sealer.digest(utf8));
  });
}
