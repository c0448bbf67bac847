import { compareText } from "./compare-text.ts";
import { getOrAdd } from "./get-or-add.ts";
import { mean } from "./mean.ts";
import type { Rejected } from "./rejected.ts";
import { repeatedSources } from "./repeated-sources.ts";

/** What somebody asked says would be if the mission left, within the horizon that the question fixes. */
export type CounterfactualAnswer = "worse" | "no-difference" | "better";
/** A source's answer to one counterfactual question; `no-answer` was asked and gave none. */
export type CounterfactualReply = {
  readonly sourceId: string;
  readonly clusterId: string;
  readonly reply: CounterfactualAnswer | "no-answer" | "not-asked";
};
/** How many sources, in how many clusters. */
export type Heard = { sources: number; clusters: number };

export type Counterfactual = {
  /** Sources by what they replied. */
  counts: { worse: number; noDifference: number; better: number; noAnswer: number; notAsked: number };
  asked: Heard;
} & (
  | { kind: "nobody-asked" }
  | {
      kind: "shares";
      /** Parts of those asked, 0 to 1, each cluster weighing the same: the four add up to 1 but for rounding. */
      shares: { worse: number; noDifference: number; better: number; noAnswer: number };
    }
);

/**
 * Shares of those asked who expect it to be worse, no different or better if the mission left. Clusters weigh the same,
 * and so do the sources asked within a cluster. Who was asked and gave no answer is a share of its own; who was not
 * asked is in no share, only counted.
 * Errors: a source with two replies is `rejected`.
 * Example: three sources of one cluster say "worse", one of another "better", a third was not asked: worse 0.5, better
 * 0.5, of 4 sources asked in 2 clusters. Source: method, section 6.
 */
export function counterfactual(replies: readonly CounterfactualReply[]): Counterfactual | Rejected {
  const twice = repeatedSources(replies.map(({ sourceId }) => sourceId));
  if (twice.length > 0) return { kind: "rejected", code: "source-twice", sources: twice };
  const count = (wanted: CounterfactualReply["reply"], of = replies) =>
    of.filter(({ reply }) => reply === wanted).length;
  const asked = replies.filter(({ reply }) => reply !== "not-asked");
  const byCluster = new Map<string, CounterfactualReply[]>();
  for (const reply of asked) getOrAdd(byCluster, reply.clusterId, () => []).push(reply);
  const clusters = [...byCluster].toSorted(([a], [b]) => compareText(a, b)).map(([, ofCluster]) => ofCluster);
  const facts = {
    counts: {
      worse: count("worse"),
      noDifference: count("no-difference"),
      better: count("better"),
      noAnswer: count("no-answer"),
      notAsked: count("not-asked"),
    },
    asked: { sources: asked.length, clusters: clusters.length },
  };
  if (asked.length === 0) return { kind: "nobody-asked", ...facts };
  const share = (wanted: CounterfactualReply["reply"]) =>
    mean(clusters.map((ofCluster) => count(wanted, ofCluster) / ofCluster.length));
  return {
    kind: "shares",
    ...facts,
    shares: {
      worse: share("worse"),
      noDifference: share("no-difference"),
      better: share("better"),
      noAnswer: share("no-answer"),
    },
  };
}
