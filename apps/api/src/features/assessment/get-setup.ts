import type { AssessmentSetup } from "@octant/schemas";
import { showCoderName } from "../../platform/account-names.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { hasRight, requireRight } from "../../platform/rights.ts";
import { showName } from "../../platform/sealed-names.ts";
import { forkedFramework } from "./forked-framework.ts";
import { findAssessment, listAreas, listClusters, listCoders, listCodes, listGroups, listPeriods } from "./queries.ts";
import { toCode } from "./to-code.ts";

/** Everything a screen needs to name things: framework, codes, cuts and who is who. */
export async function getSetup(ctx: RequestContext): Promise<AssessmentSetup> {
  requireRight(ctx, "read-setup");
  const { assessmentId: id, role, account } = ctx;
  return inAssessment(ctx, async (tx) => {
    // sent together, answered in turn: they share the transaction's connection
    const [assessment, codes, areas, periods, groups, clusters, coders] = await Promise.all([
      findAssessment(tx, id),
      listCodes(tx, id),
      listAreas(tx, id),
      listPeriods(tx, id),
      listGroups(tx, id),
      listClusters(tx, id),
      listCoders(tx, id),
    ]);
    if (!assessment) throw new ProblemError("not-found");
    const seesSensitive = hasRight(role, "read-text");
    const readable = [...areas, ...clusters, ...coders, ...(seesSensitive ? codes : [])];
    const sealedRecords = readable.filter((row) => row.nameSealed !== null);
    const sealer = await ctx.vault.sealer(
      tx,
      id,
      sealedRecords.map((row) => row.id),
    );
    const nameOf = (table: "area" | "cluster", row: { id: string; nameSealed: Uint8Array | null }) =>
      row.nameSealed ? showName(sealer, table, row.id, row.nameSealed) : "";
    const { fork, framework, ...about } = assessment;
    return {
      id,
      role,
      ...about,
      framework: fork ? forkedFramework(fork, codes) : framework,
      retentionUntil: hasRight(role, "read-protection") ? assessment.retentionUntil : null,
      codes: codes.map((row) => toCode(row, seesSensitive ? sealer : undefined)),
      areas: areas.map((row) => {
        const { parentId, level } = row;
        return { id: row.id, parentId, level, name: row.name ?? nameOf("area", row) };
      }),
      periods,
      groups,
      // a withdrawn source's own cluster has lost its name with it
      clusters: clusters
        .filter((row) => !row.isLeft || sealer.hasKey(row.id))
        .map((row) => ({ id: row.id, name: nameOf("cluster", row), groupId: row.groupId })),
      coders: coders.map((row) => {
        return { id: row.id, name: showCoderName(row, ctx.vault.server, sealer), me: row.accountId === account.id };
      }),
    };
  });
}
