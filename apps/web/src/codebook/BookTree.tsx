import ChevronDown from "lucide-solid/icons/chevron-down";
import ChevronRight from "lucide-solid/icons/chevron-right";
import { createMemo, createSignal, For, Show } from "solid-js";
import { IconButton } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { type BookLine, seenLines } from "./book-tree.ts";

type Props = { lines: readonly BookLine[]; chosen: string; onChoose: (id: string) => void };

/** The codebook as a tree of lines, found by name; arrows move, open and close. */
export function BookTree(props: Props) {
  const t = () => words().codebook;
  const [closed, setClosed] = createSignal<ReadonlySet<string>>(new Set());
  const [lookedFor, setLookedFor] = createSignal("");
  let list!: HTMLUListElement;
  const seen = createMemo(() => seenLines(props.lines, closed(), lookedFor()));
  const holds = createMemo(() => new Set(props.lines.map(({ parentId }) => parentId)));
  const isClosed = (id: string) => closed().has(id) && lookedFor() === "";
  const toggle = (id: string, close: boolean) => {
    const next = new Set(closed());
    close ? next.add(id) : next.delete(id);
    setClosed(next);
  };
  const focusAt = (at: number) => list.querySelectorAll<HTMLElement>(".book-name")[at]?.focus();
  const onKey = (event: KeyboardEvent, at: number, line: BookLine) => {
    const inward = words().direction === "ltr" ? "ArrowRight" : "ArrowLeft";
    const outward = words().direction === "ltr" ? "ArrowLeft" : "ArrowRight";
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown") focusAt(at + 1);
    else if (event.key === "ArrowUp") focusAt(at - 1);
    else if (event.key === inward && holds().has(line.id)) toggle(line.id, false);
    else if (event.key === outward && holds().has(line.id) && !isClosed(line.id)) toggle(line.id, true);
    else if (event.key === outward) focusAt(seen().findIndex(({ id }) => id === line.parentId));
    else return;
    event.preventDefault();
  };
  return (
    <nav class="book-tree screen-only" aria-label={t().tree}>
      <input
        type="search"
        class="control"
        aria-label={t().search}
        placeholder={t().search}
        value={lookedFor()}
        onInput={(event) => setLookedFor(event.currentTarget.value)}
      />
      <Show when={seen().length > 0} fallback={<p class="quiet">{t().nothing(lookedFor())}</p>}>
        <ul ref={list}>
          <For each={seen()}>
            {(line, at) => (
              <li class="book-line" style={{ "--depth": line.depth }} data-kind={line.kind}>
                <Show when={holds().has(line.id)} fallback={<span class="book-gap" />}>
                  <IconButton
                    label={isClosed(line.id) ? t().open(line.name) : t().close(line.name)}
                    aria-expanded={!isClosed(line.id)}
                    tabindex={-1}
                    onClick={() => toggle(line.id, !isClosed(line.id))}
                  >
                    <Show when={isClosed(line.id)} fallback={<ChevronDown />}>
                      <ChevronRight class="mirrored" />
                    </Show>
                  </IconButton>
                </Show>
                <button
                  type="button"
                  class="book-name"
                  classList={{ "book-retired": isRetired(line) }}
                  aria-current={props.chosen === line.id ? "true" : undefined}
                  onClick={() => props.onChoose(line.id)}
                  onKeyDown={(event) => onKey(event, at(), line)}
                >
                  <span>{line.name}</span>
                  <span class="book-count">{line.codings > 0 ? words().format.number(line.codings) : ""}</span>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <p class="small faint">{t().keys}</p>
    </nav>
  );
}

function isRetired(line: BookLine): boolean {
  if (line.kind === "dimension") return false;
  return line.kind === "question" ? line.question.retired : line.code.retired;
}
