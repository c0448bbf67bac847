import { createHash } from "node:crypto";
import type { CodebookImported, ImportCodebook } from "@octant/schemas";
import { once } from "../../../platform/commands.ts";
import type { Parser } from "../../../platform/parser/parser.ts";
import { ProblemError } from "../../../platform/problems.ts";
import type { RequestContext } from "../../../platform/request-context.ts";
import { requireRight } from "../../../platform/rights.ts";
import { lockCodebook } from "../queries.ts";
import { requireStorable } from "../record-act.ts";
import { type CodebookUpload, readAside } from "./codebook-upload.ts";
import { planForStudy } from "./plan-for-study.ts";
import type { ImportPlan } from "./plan-import.ts";
import { storeImport } from "./store-import.ts";

/**
 * Imports a codebook's file as its preview told: new codes are added and those of the study's own changed, all of it or
 * nothing, each with a change that bears the reason. Throws what `readAside` throws, and `changed-since` where the codebook
 * is no longer the one that the preview was held against. The same import again gives the same answer.
 */
export async function importCodebook(
  ctx: RequestContext,
  command: ImportCodebook,
  upload: CodebookUpload,
  parser: Parser,
): Promise<CodebookImported> {
  requireRight(ctx, "change-codebook");
  requireStorable(command.reason, ["reason"]);
  const file = await readAside(parser, upload);
  const sha256 = createHash("sha256").update(upload.bytes).digest("hex");
  return once(ctx, { kind: "codebook.import", ...command, format: upload.format, sha256 }, async (tx) => {
    await lockCodebook(tx, ctx.assessmentId);
    const { basis, plan } = await planForStudy(tx, ctx, file, command.placements);
    if (basis !== command.basis) throw new ProblemError("changed-since", { basis });
    await storeImport(tx, ctx, command, plan);
    return countOutcomes(plan);
  });
}

function countOutcomes({ entries }: ImportPlan): CodebookImported {
  const count = (...kinds: string[]) => entries.filter(({ outcome }) => kinds.includes(outcome.kind)).length;
  return {
    same: count("same"),
    changed: count("changed"),
    added: count("added"),
    notTaken: count("unplaced", "not-taken"),
  };
}
