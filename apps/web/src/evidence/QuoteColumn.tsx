import type { EvidenceItem, Stance } from "@octant/schemas";
import { For, Show } from "solid-js";
import { Button, StanceMark } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { Quote } from "./Quote.tsx";

/** One stance's quotes as a column shows them: those on screen, and how many there are. */
export type QuoteList = { stance: Stance; items: readonly EvidenceItem[]; all: number; more: boolean };

type Props = {
  lists: readonly QuoteList[];
  current: string | undefined;
  questionName: (questionId: string) => string;
  hrefOf: (item: EvidenceItem) => string;
  said: string;
  onCurrent: (codingId: string) => void;
  onCopy: (item: EvidenceItem) => void;
  onJudge: ((item: EvidenceItem) => void) | undefined;
  onMore: (stance: Stance) => void;
};

/** A side of the evidence: its quotes, then what is listed beside it. Nothing is shown of an empty list beside. */
export function QuoteColumn(props: Props) {
  const isShown = ({ stance, all }: QuoteList) => stance === "supports" || stance === "constrains" || all > 0;
  return (
    <div class="quote-column">
      <For each={props.lists.filter(isShown)}>
        {(list) => (
          <section aria-label={words().evidence.heads[list.stance]}>
            <QuoteHead list={list} />
            <ol>
              <For each={list.items} fallback={<li class="quote-none">{words().evidence.none[list.stance]}</li>}>
                {(item) => (
                  <Quote
                    item={item}
                    current={props.current === item.codingId}
                    questionName={props.questionName(item.questionId)}
                    href={props.hrefOf(item)}
                    said={props.said}
                    onCurrent={() => props.onCurrent(item.codingId)}
                    onCopy={() => props.onCopy(item)}
                    onJudge={props.onJudge && (() => props.onJudge?.(item))}
                  />
                )}
              </For>
            </ol>
            <Show when={list.items.length < list.all || list.more}>
              <p class="quote-more">
                <Button onClick={() => props.onMore(list.stance)}>{words().evidence.more}</Button>
                <span class="small faint">
                  {list.more
                    ? words().evidence.shownOfMore(list.items.length, list.all)
                    : words().evidence.shown(list.items.length, list.all)}
                </span>
              </p>
            </Show>
          </section>
        )}
      </For>
    </div>
  );
}

function QuoteHead(props: { list: QuoteList }) {
  const t = () => words().evidence;
  return (
    <header class="quote-head">
      <StanceMark stance={props.list.stance} />
      <h2>{t().heads[props.list.stance]}</h2>
      <span class="aside">
        {props.list.more
          ? t().shownOfMore(props.list.items.length, props.list.all)
          : t().shown(props.list.items.length, props.list.all)}
      </span>
      <span class="aside quote-head-end">{t().asides[props.list.stance]}</span>
    </header>
  );
}
