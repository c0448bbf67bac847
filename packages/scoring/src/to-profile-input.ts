import { compareText } from "./compare-text.ts";
import type { Passage } from "./join-codings.ts";
import type { ProfileInput, StanceValue } from "./profile-input.ts";
import type { EffectiveCoding, RegisteredSource, UnitInput } from "./unit-input.ts";

const VALUE_OF: Record<EffectiveCoding["stance"], StanceValue> = {
  supports: 1,
  mixed: 0,
  constrains: -1,
  context: null,
};

/**
 * What `evidenceProfile` takes, from placed passages and judged positions: the sources that speak, their clusters, and
 * what they say, each in order of id.
 */
export function toProfileInput(
  passages: readonly Passage[],
  judged: UnitInput["judged"],
  sources: ReadonlyMap<string, RegisteredSource>,
  groupWeights: UnitInput["groupWeights"],
): ProfileInput {
  const speaking = new Set([...passages, ...judged].map(({ sourceId }) => sourceId));
  const speakers = [...speaking].toSorted(compareText).flatMap((id) => sources.get(id) ?? []);
  const groupOf = new Map(speakers.map(({ clusterId, groupId }) => [clusterId, groupId ?? ""]));
  const clusters = [...groupOf].toSorted(([a], [b]) => compareText(a, b)).map(([id, group]) => ({ id, group }));
  return {
    clusters,
    sources: speakers.map(({ id, clusterId, kind }) => ({ id, cluster: clusterId, kind })),
    stances: passages.map(({ sourceId, questionId, stance, speaker }) => ({
      source: sourceId,
      question: questionId,
      stance: VALUE_OF[stance],
      ...(speaker === null ? {} : { speaker }),
    })),
    judged: judged
      .map(({ sourceId, questionId, position }) => ({ source: sourceId, question: questionId, position }))
      .toSorted(
        (a, b) => compareText(a.source, b.source) || compareText(a.question, b.question) || a.position - b.position,
      ),
    ...(groupWeights === undefined ? {} : { groupWeights }),
  };
}
