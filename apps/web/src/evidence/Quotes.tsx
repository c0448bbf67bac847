import type { EvidenceItem, GuidingQuestion, Stance } from "@octant/schemas";
import { createMemo, createSignal, onCleanup, onMount, Show } from "solid-js";
import { Kbd } from "../ui/index.ts";
import { localText } from "../words/local-text.ts";
import { words } from "../words/words.ts";
import { singleLetters } from "../workbench/use-keys.ts";
import { copyCitation } from "./copy-citation.ts";
import type { Feed } from "./create-evidence-feed.ts";
import { PositionDialog } from "./PositionDialog.tsx";
import { QuoteColumn, type QuoteList } from "./QuoteColumn.tsx";
import { belongsToFocus, type QuoteAct, quoteAct } from "./quote-keys.ts";
import { type Place, walk } from "./walk.ts";

type Props = {
  feeds: Readonly<Record<Stance, Feed>>;
  questions: readonly GuidingQuestion[];
  hrefOf: (item: EvidenceItem) => string;
  onOpen: (item: EvidenceItem) => void;
  onMore: (stance: Stance) => void;
  /** What somebody judged has changed the figures; without it nothing can be judged. */
  onJudged: (() => void) | undefined;
  demo: boolean;
};

const COLUMNS: readonly (readonly Stance[])[] = [
  ["supports", "mixed"],
  ["constrains", "context"],
];

/** Supports beside constrains, walked by keyboard; what is mixed and what is only context stand below them. */
export function Quotes(props: Props) {
  const t = () => words().evidence;
  const [current, setCurrent] = createSignal<string>();
  const [said, setSaid] = createSignal("");
  const [judging, setJudging] = createSignal<EvidenceItem>();
  const lists = createMemo(() =>
    COLUMNS.map((stances) => stances.map((stance) => toList(stance, props.feeds[stance]))),
  );
  const columns = createMemo(() => lists().map((ofColumn) => ofColumn.flatMap(({ items }) => items)));
  const questionName = (questionId: string) => {
    const question = props.questions.find(({ id }) => id === questionId);
    return question ? localText(question.name) : "";
  };
  const place = (): Place | undefined => {
    for (const [column, items] of columns().entries()) {
      const at = items.findIndex(({ codingId }) => codingId === current());
      if (at !== -1) return { column, at };
    }
    return undefined;
  };
  const itemAt = (at: Place | undefined) => at && columns()[at.column]?.[at.at];
  const copy = async (item: EvidenceItem) => setSaid(await copyCitation(item));
  const goTo = (codingId: string | undefined) => {
    if (codingId !== current()) setSaid("");
    setCurrent(codingId);
  };
  const carryOut = (act: QuoteAct): boolean => {
    const item = itemAt(place());
    if (act.act === "walk") {
      const lengths = columns().map(({ length }) => length);
      goTo(itemAt(walk(place(), act.step, lengths))?.codingId);
      return true;
    }
    if (!item) return false;
    if (act.act === "open") props.onOpen(item);
    else void copy(item);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (judging() || event.defaultPrevented || belongsToFocus(event.target, event.key)) return;
    const act = quoteAct(event, { direction: words().direction, singleLetters: singleLetters() });
    if (act && carryOut(act)) event.preventDefault();
  };
  onMount(() => document.addEventListener("keydown", onKeyDown));
  onCleanup(() => document.removeEventListener("keydown", onKeyDown));

  const column = (at: number) => (
    <QuoteColumn
      lists={lists()[at] ?? []}
      current={current()}
      questionName={questionName}
      hrefOf={props.hrefOf}
      said={said()}
      onCurrent={goTo}
      onCopy={(item) => void copy(item)}
      onJudge={props.onJudged && setJudging}
      onMore={props.onMore}
    />
  );
  return (
    <>
      <div class="quote-columns">
        {column(0)}
        {column(1)}
      </div>
      <Show when={judging()} keyed>
        {(item) => (
          <PositionDialog
            item={item}
            questionName={questionName(item.questionId)}
            onClose={() => setJudging(undefined)}
            onDone={() => props.onJudged?.()}
          />
        )}
      </Show>
      <footer class="quote-foot">
        <p class="screen-only">
          <Kbd keys="J" /> <Kbd keys="K" /> {t().walk}, <Kbd keys="←" /> <Kbd keys="→" /> {t().change}, <Kbd keys="↵" />{" "}
          {t().enter}, <Kbd keys="Y" /> {t().yank}
        </p>
        <Show when={props.demo}>
          <p>{t().invented}</p>
        </Show>
      </footer>
    </>
  );
}

function toList(stance: Stance, { items, shown, more }: Feed): QuoteList {
  return { stance, items: items.slice(0, shown), all: items.length, more };
}
