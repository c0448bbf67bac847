import type { TextVersion } from "@octant/schemas";
import { inAssessment } from "../../platform/in-assessment.ts";
import { openTexts } from "../../platform/open-texts.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { UNVERIFIED } from "../../platform/sealed-names.ts";
import { orRefuse, PLACES } from "../../platform/vault/index.ts";
import { readSource } from "../sources/read-sources.ts";
import { findText, listSpeakers, listTurns } from "./text-queries.ts";

/**
 * A text with its turns and its source. Throws `not-found` for one that is not there or whose source was withdrawn, and
 * `cannot-be-verified` where the text is not what was sealed; a speaker's name that is not is only marked so.
 */
export async function getText(ctx: RequestContext, textVersionId: string): Promise<TextVersion> {
  requireRight(ctx, "read-text");
  const { assessmentId } = ctx;
  return inAssessment(ctx, async (tx) => {
    const found = await findText(tx, assessmentId, textVersionId);
    if (!found) throw new ProblemError("not-found");
    const { sourceId, length } = found;
    const [turns, speakers] = await Promise.all([
      listTurns(tx, assessmentId, textVersionId),
      listSpeakers(tx, assessmentId, sourceId),
    ]);
    const source = { ...(await readSource(tx, ctx, sourceId)), textVersionId };
    const sealer = await ctx.vault.sealer(tx, assessmentId, [sourceId]);
    const texts = await openTexts(tx, ctx, sealer, [{ textVersionId, sourceId }]);
    const text = orRefuse(texts.get(textVersionId) ?? { kind: "altered" });
    return {
      id: textVersionId,
      text,
      length,
      turns,
      speakers: speakers.map(({ id, nameSealed, role }) => {
        const name = sealer.tryOpen(sourceId, PLACES.speakerName(id), nameSealed);
        return { id, name: name.kind === "open" ? name.value : UNVERIFIED, role };
      }),
      source,
    };
  });
}
