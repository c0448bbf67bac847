import type { EvidenceItem } from "@octant/schemas";
import { A } from "@solidjs/router";
import Lock from "lucide-solid/icons/lock";
import { createEffect, Show } from "solid-js";
import { Button, StanceMark } from "../ui/index.ts";
import { words } from "../words/words.ts";

type Props = {
  item: EvidenceItem;
  current: boolean;
  questionName: string;
  href: string;
  /** What became of copying this quote's citation, in words. */
  said: string;
  onCurrent: () => void;
  onCopy: () => void;
  onJudge: (() => void) | undefined;
};

/** One coding with its words, where they may be quoted, and where they come from. The current one shows what to do. */
export function Quote(props: Props) {
  let place!: HTMLLIElement;
  const t = () => words().evidence;
  const outside = () => t().outside[props.item.counts];
  createEffect(() => {
    if (props.current && !place.contains(document.activeElement)) place.focus({ preventScroll: true });
    if (props.current) place.scrollIntoView({ block: "nearest" });
  });
  return (
    <li
      ref={place}
      class="quote"
      data-current={props.current ? "" : undefined}
      data-coding={props.item.codingId}
      tabindex="-1"
      aria-current={props.current ? "true" : undefined}
      onFocusIn={() => props.onCurrent()}
    >
      <StanceMark stance={props.item.stance} label={words().stance[props.item.stance]} />
      <div class="quote-body">
        <Show
          when={props.item.quote}
          fallback={
            <p class="withheld hatched">
              <span>
                <Lock /> {t().withheld}
              </span>
            </p>
          }
        >
          {(quote) => (
            <blockquote class="serif" dir="auto" lang={props.item.language ?? undefined}>
              {quote()}
            </blockquote>
          )}
        </Show>
        <p class="citation">
          <A href={props.href}>
            <bdi>{words().citation.full(props.item.citation)}</bdi>
          </A>{" "}
          · {props.item.questionId}
          {"\u00a0"}
          {props.questionName} · {t().codedBy(props.item.coder)}
          <Show when={outside()}>
            {" "}
            · <strong>{outside()}</strong>
          </Show>
        </p>
        <Show when={props.current}>
          <p class="quote-acts">
            <A class="button" href={props.href}>
              {t().open}
            </A>
            <Button look="quiet" onClick={() => props.onCopy()}>
              {t().copy}
            </Button>
            <Show when={props.onJudge}>
              {(judge) => (
                <Button look="quiet" onClick={() => judge()()}>
                  {words().position.open}
                </Button>
              )}
            </Show>
            <span class="small faint" role="status">
              {props.said}
            </span>
          </p>
        </Show>
      </div>
    </li>
  );
}
