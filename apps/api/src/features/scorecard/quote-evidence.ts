import type { Tx } from "@octant/db";
import type { EvidenceItem } from "@octant/schemas";
import type { EffectiveCoding } from "@octant/scoring";
import { type CodePointIndex, createCodePointIndex } from "@octant/spans";
import { showCoderName } from "../../platform/account-names.ts";
import { openTexts } from "../../platform/open-texts.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { UNVERIFIED } from "../../platform/sealed-names.ts";
import type { Opened } from "../../platform/vault/index.ts";
import { readCiting } from "../sources/citing.ts";
import { hasSourceId, type SourceRow, selectSources } from "../sources/queries.ts";
import { citationOf } from "../sources/read-sources.ts";
import { findCoders } from "./queries.ts";

export type Listed = { coding: EffectiveCoding; counts: EvidenceItem["counts"] };
type Scope = Pick<RequestContext, "vault" | "assessmentId">;

/** Puts words, citation and coder to codings: one query each for sources, coders, areas, periods, keys and the texts not in memory. */
export async function quoteEvidence(tx: Tx, ctx: Scope, listed: readonly Listed[]): Promise<EvidenceItem[]> {
  const { assessmentId } = ctx;
  if (listed.length === 0) return [];
  const sourceIds = [...new Set(listed.map(({ coding }) => coding.sourceId))];
  const coderIds = [...new Set(listed.map(({ coding }) => coding.coderId))];
  const sources = await selectSources(tx, assessmentId, hasSourceId(sourceIds));
  const coders = await findCoders(tx, assessmentId, coderIds);
  const outsiders = coders.filter((coder) => coder.nameSealed !== null).map((coder) => coder.id);
  const citing = await readCiting(tx, assessmentId);
  const sealer = await ctx.vault.sealer(tx, assessmentId, [...sourceIds, ...outsiders]);
  const sourceOf = new Map(sources.map((source) => [source.id, source]));
  const coderNames = new Map(coders.map((coder) => [coder.id, showCoderName(coder, ctx.vault.server, sealer)]));
  const cut = cutter(await openTexts(tx, ctx, sealer, quotable(listed, sourceOf)));
  return listed.flatMap(({ coding, counts }) => {
    const source = sourceOf.get(coding.sourceId);
    if (!source) return [];
    const { id: codingId, sourceId, questionId, stance, textVersionId, start, end } = coding;
    const { clusterId, groupId, language } = source;
    const quote = source.quote === "granted" ? cut(coding) : null;
    const coder = coderNames.get(coding.coderId) ?? UNVERIFIED;
    const citation = citationOf(source, sealer, citing);
    return [
      {
        codingId,
        sourceId,
        questionId,
        stance,
        quote,
        citation,
        clusterId,
        groupId,
        textVersionId,
        start,
        end,
        language,
        coder,
        counts,
      },
    ];
  });
}

/** A text that nobody may quote is not even opened. */
function quotable(listed: readonly Listed[], sourceOf: ReadonlyMap<string, SourceRow>) {
  const wanted = listed.filter(({ coding }) => sourceOf.get(coding.sourceId)?.quote === "granted");
  const byText = new Map(wanted.map(({ coding }) => [coding.textVersionId, coding.sourceId]));
  return [...byText].map(([textVersionId, sourceId]) => ({ textVersionId, sourceId }));
}

/** Cuts spans out of texts; each text is counted through once, however many quotes come from it. */
function cutter(texts: ReadonlyMap<string, Opened<string>>) {
  const indexes = new Map<string, CodePointIndex>();
  return (coding: EffectiveCoding): string => {
    const text = texts.get(coding.textVersionId);
    if (text?.kind !== "open") return UNVERIFIED;
    const index = indexes.get(coding.textVersionId) ?? createCodePointIndex(text.value);
    indexes.set(coding.textVersionId, index);
    return index.slice(coding);
  };
}
