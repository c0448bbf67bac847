import type { Dimension, EvidenceItem } from "@octant/schemas";
import { createEffect, Show, untrack } from "solid-js";
import { problemSentence } from "../data/problem-sentence.ts";
import { Button, Note } from "../ui/index.ts";
import { words } from "../words/words.ts";
import type { EvidenceFeed } from "./create-evidence-feed.ts";
import { NarrowLink } from "./NarrowLink.tsx";
import { isNarrowed, type Narrowing, narrowed } from "./narrowing.ts";
import { Quotes } from "./Quotes.tsx";

type Props = {
  feed: EvidenceFeed;
  dimension: Dimension;
  narrowing: Narrowing;
  allHref: string;
  demo: boolean;
  hrefOf: (item: EvidenceItem) => string;
  onOpen: (item: EvidenceItem) => void;
  /** What somebody judged has changed the figures; without it the past is shown, which nobody can judge anew. */
  onJudged: (() => void) | undefined;
};

/** The right side: whose quotes are shown, the quotes themselves, and whether some did not come. */
export function QuotePanel(props: Props) {
  let panel!: HTMLDivElement; // `ref` sets it before the effect runs
  const t = () => words().evidence;
  createEffect(() => {
    if (!isNarrowed(props.narrowing)) return;
    untrack(() => void props.feed.loadAll());
    // the choice is made on the other side of the page, and the list may have become short
    panel.scrollIntoView({ block: "start" });
  });
  return (
    <div class="evidence-quotes" ref={panel}>
      <Show when={props.narrowing.name}>
        {(name) => (
          <p class="narrowed" role="status">
            <strong>{t().filtered(name())}</strong>
            <NarrowLink href={props.allHref}>{t().filterAll}</NarrowLink>
          </p>
        )}
      </Show>
      <Show when={props.feed.problem()}>
        {(problem) => (
          <Note
            title={t().notMore}
            actions={<Button onClick={() => void props.feed.start()}>{words().act.tryAgain}</Button>}
          >
            <p>{problemSentence(problem())}</p>
          </Note>
        )}
      </Show>
      <Quotes
        feeds={narrowed(props.feed.feeds, props.narrowing)}
        questions={props.dimension.questions}
        hrefOf={props.hrefOf}
        onOpen={props.onOpen}
        onMore={(stance) => void props.feed.showMore(stance)}
        onJudged={props.onJudged}
        demo={props.demo}
      />
    </div>
  );
}
