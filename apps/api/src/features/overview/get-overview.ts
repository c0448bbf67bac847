import type { Overview, Waiting } from "@octant/schemas";
import { composition, coverage, coverageGaps, saturation } from "@octant/scoring";
import { inAssessment } from "../../platform/in-assessment.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { hasRight, requireRight } from "../../platform/rights.ts";
import { listSample } from "../design/queries.ts";
import { type HeardRow, listCoded, listCuts, listHeard } from "./queries.ts";

type Coded = Awaited<ReturnType<typeof listCoded>>[number];

/** How far the assessment has come, computed from what is there now; nothing is stored. */
export async function getOverview(ctx: RequestContext): Promise<Overview> {
  requireRight(ctx, "read-register");
  const { assessmentId } = ctx;
  const [heard, coded, cuts, planned] = await inAssessment(ctx, (tx) =>
    Promise.all([
      listHeard(tx, assessmentId),
      listCoded(tx, assessmentId),
      listCuts(tx, assessmentId),
      listSample(tx, assessmentId),
    ]),
  );
  const input = { sources: heard, planned, ...cuts };
  // nobody is expected in every village: a place counts in its region, and is not missed by itself
  const regions = new Set(cuts.areas.filter(({ level }) => level === "region").map(({ id }) => id));
  const codedIn = new Map(coded.map((row) => [row.sourceId, row]));
  const texts = heard.filter(({ hasText, analyse }) => hasText && analyse === "granted");
  const withCodings = texts.filter(({ id }) => codedIn.has(id));
  return {
    coverage: coverage(input),
    gaps: coverageGaps(input).filter((gap) => gap.kind !== "nobody-outside" || regions.has(gap.areaId)),
    saturation: toSaturation(texts, codedIn),
    languages: composition(heard.map(({ language }) => language)),
    coding: {
      texts: texts.length,
      coded: withCodings.length,
      twice: withCodings.filter(({ id }) => (codedIn.get(id)?.coders ?? 0) > 1).length,
      codings: withCodings.reduce((sum, { id }) => sum + (codedIn.get(id)?.codings ?? 0), 0),
    },
    waiting: waitingFor(ctx, heard, texts, codedIn),
  };
}

function toSaturation(texts: readonly HeardRow[], codedIn: ReadonlyMap<string, Coded>): Overview["saturation"] {
  const named = new Map(texts.map(({ id, kind, number }) => [id, { kind, number }]));
  const sources = texts.map(({ id }, order) => ({ id, order, codeIds: codedIn.get(id)?.codeIds ?? [] }));
  const { steps, sinceNew } = saturation(sources);
  return {
    sinceNew,
    steps: steps.flatMap((step) => {
      const name = named.get(step.sourceId);
      return name ? [{ ...step, ...name }] : [];
    }),
  };
}

/** What somebody with this role can do something about. */
function waitingFor(
  ctx: RequestContext,
  heard: readonly HeardRow[],
  texts: readonly HeardRow[],
  codedIn: ReadonlyMap<string, Coded>,
): Waiting[] {
  const found: Waiting[] = [];
  const add = (kind: Waiting["kind"], sources: number) => {
    if (sources > 0) found.push({ kind, sources });
  };
  if (hasRight(ctx.role, "code")) add("texts-uncoded", texts.filter(({ id }) => !codedIn.has(id)).length);
  if (!hasRight(ctx.role, "change-source")) return found;
  add("not-placed", heard.filter(({ groupId }) => groupId === null).length);
  add("consent-open", heard.filter(({ analyse }) => analyse === "not-asked").length);
  const hasSeveral = ({ id, primaryCoderId }: HeardRow) =>
    primaryCoderId === null && (codedIn.get(id)?.coders ?? 0) > 1;
  add("several-coders", texts.filter(hasSeveral).length);
  return found;
}
