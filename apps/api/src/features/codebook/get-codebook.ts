import { type Codebook, diffFrameworks, type Framework, type FrameworkDiff } from "@octant/schemas";
import { inAssessment } from "../../platform/in-assessment.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { forkedFramework } from "../assessment/forked-framework.ts";
import { listCodes } from "../assessment/queries.ts";
import { findBase } from "./queries.ts";
import { readCodebook } from "./read-codebook.ts";

export async function getCodebook(ctx: RequestContext): Promise<Codebook> {
  requireRight(ctx, "read-codebook");
  return inAssessment(ctx, (tx) => readCodebook(tx, ctx));
}

/** What the study changed of its framework, number by number; questions that are no longer asked count as removed. */
export async function compareWithBase(ctx: RequestContext): Promise<FrameworkDiff> {
  const { base, asked } = await takeFramework(ctx);
  return diffFrameworks(base, asked);
}

/** The framework as the study asks it now, to be taken out as a file, beside what it came from. The study's own codes are no part of it. */
export async function takeFramework(ctx: RequestContext): Promise<{ base: Framework; asked: Framework }> {
  requireRight(ctx, "read-codebook");
  return inAssessment(ctx, async (tx) => {
    const { base, fork } = await findBase(tx, ctx.assessmentId);
    const asked = fork ? forkedFramework(fork, await listCodes(tx, ctx.assessmentId), false) : base;
    return { base, asked };
  });
}
