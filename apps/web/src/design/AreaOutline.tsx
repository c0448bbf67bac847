import ArrowDown from "lucide-solid/icons/arrow-down";
import ArrowUp from "lucide-solid/icons/arrow-up";
import IndentDecrease from "lucide-solid/icons/list-indent-decrease";
import IndentIncrease from "lucide-solid/icons/list-indent-increase";
import X from "lucide-solid/icons/x";
import { Index, Show } from "solid-js";
import { v7 as uuidv7 } from "uuid";
import { Button, IconButton } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { indent, moveLine, type OutlineLine, readLines, removeLine } from "./outline.ts";

type Props = { lines: readonly OutlineLine[]; onChange: (lines: OutlineLine[]) => void; canEdit: boolean };

/** Areas as lines that lie in one another: moved by press or by key, pasted as a list. */
export function AreaOutline(props: Props) {
  const t = () => words().design.areas;
  const l = () => words().design.list;
  let list!: HTMLOListElement;
  const nameAt = (at: number) => props.lines[at]?.name.trim() || l().nameless(at + 1);
  const focusId = (id: string | undefined) => {
    const at = props.lines.findIndex((line) => line.id === id);
    list.children[at]?.querySelector("input")?.focus();
  };
  /** Does something to a line, and leaves the person in it. */
  const act = (at: number, next: OutlineLine[]) => {
    const id = props.lines[at]?.id;
    props.onChange(next);
    focusId(id);
  };
  const write = (at: number, change: Partial<OutlineLine>) =>
    props.onChange(props.lines.map((line, each) => (each === at ? { ...line, ...change } : line)));
  const insert = (at: number, added: OutlineLine[]) => {
    props.onChange([...props.lines.slice(0, at), ...added, ...props.lines.slice(at)]);
    focusId(added.at(-1)?.id);
  };
  const add = (at: number) => {
    const depth = props.lines[at - 1]?.depth ?? 0;
    insert(at, [{ id: uuidv7(), name: "", level: "region", depth }]);
  };
  const onKey = (event: KeyboardEvent, at: number) => {
    if (event.key === "Enter" && !event.altKey) add(at + 1);
    else if (!event.altKey) return;
    else if (event.key === "ArrowUp") act(at, moveLine(props.lines, at, -1));
    else if (event.key === "ArrowDown") act(at, moveLine(props.lines, at, 1));
    else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      const inward = (event.key === "ArrowRight") === (words().direction === "ltr");
      act(at, indent(props.lines, at, inward ? 1 : -1));
    } else return;
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent, at: number) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const line = props.lines[at];
    if (!/\r?\n./.test(text) || !line || line.name.trim() !== "") return;
    event.preventDefault();
    const pasted = readLines(text, uuidv7, line.depth);
    props.onChange([...props.lines.slice(0, at), ...pasted, ...props.lines.slice(at + 1)]);
    focusId(pasted.at(-1)?.id);
  };
  return (
    <>
      <ol class="design-lines" ref={list}>
        <Index each={props.lines} fallback={<li class="quiet">{t().none}</li>}>
          {(line, at) => (
            <li class="design-line" style={{ "--depth": line().depth }}>
              <div class="design-area">
                <input
                  class="control"
                  aria-label={t().name(at + 1)}
                  maxlength={120}
                  value={line().name}
                  onInput={(event) => write(at, { name: event.currentTarget.value })}
                  onKeyDown={(event) => onKey(event, at)}
                  onPaste={(event) => onPaste(event, at)}
                />
                <label class="check-line">
                  <input
                    type="checkbox"
                    aria-label={t().placeLabel(nameAt(at))}
                    checked={line().level === "place"}
                    onChange={(event) => write(at, { level: event.currentTarget.checked ? "place" : "region" })}
                  />
                  <span>{t().place}</span>
                </label>
              </div>
              <Show when={props.canEdit}>
                <span class="design-line-acts">
                  <IconButton label={t().outward(nameAt(at))} onClick={() => act(at, indent(props.lines, at, -1))}>
                    <IndentDecrease />
                  </IconButton>
                  <IconButton label={t().inward(nameAt(at))} onClick={() => act(at, indent(props.lines, at, 1))}>
                    <IndentIncrease />
                  </IconButton>
                  <IconButton label={l().up(nameAt(at))} onClick={() => act(at, moveLine(props.lines, at, -1))}>
                    <ArrowUp />
                  </IconButton>
                  <IconButton label={l().down(nameAt(at))} onClick={() => act(at, moveLine(props.lines, at, 1))}>
                    <ArrowDown />
                  </IconButton>
                  <IconButton
                    label={l().remove(nameAt(at))}
                    onClick={() => props.onChange(removeLine(props.lines, at))}
                  >
                    <X />
                  </IconButton>
                </span>
              </Show>
            </li>
          )}
        </Index>
      </ol>
      <Show when={props.canEdit}>
        <p class="design-add">
          <Button onClick={() => add(props.lines.length)}>{t().add}</Button>
          <small class="quiet">{t().keys}</small>
        </p>
      </Show>
    </>
  );
}
