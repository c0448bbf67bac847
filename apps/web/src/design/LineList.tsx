import ArrowDown from "lucide-solid/icons/arrow-down";
import ArrowUp from "lucide-solid/icons/arrow-up";
import X from "lucide-solid/icons/x";
import { type Accessor, Index, type JSX, Show } from "solid-js";
import { Button, IconButton } from "../ui/index.ts";
import { words } from "../words/words.ts";

type Props<Item> = {
  items: readonly Item[];
  onChange: (items: Item[]) => void;
  make: () => Item;
  nameOf: (item: Item) => string;
  add: string;
  none: string;
  canEdit: boolean;
  /** False where the order is not the writer's. */
  ordered?: boolean;
  /** The fields of a line; `change` sets some of its values. */
  children: (item: Accessor<Item>, change: (part: Partial<Item>) => void, at: number) => JSX.Element;
};

/** Lines of fields that can be added, moved and taken out, by press or by key. */
export function LineList<Item>(props: Props<Item>) {
  const t = () => words().design.list;
  let list!: HTMLOListElement;
  const isOrdered = () => props.ordered ?? true;
  const focusLine = (at: number) => list.children[at]?.querySelector<HTMLElement>("input, select")?.focus();
  const move = (at: number, by: 1 | -1) => {
    const to = at + by;
    const items = [...props.items];
    const [item] = items.splice(at, 1);
    if (item === undefined || to < 0 || to > items.length) return;
    items.splice(to, 0, item);
    props.onChange(items);
    focusLine(to);
  };
  const remove = (at: number) => {
    props.onChange(props.items.filter((_, each) => each !== at));
    if (props.items.length > 0) focusLine(Math.min(at, props.items.length - 1));
  };
  const add = () => {
    props.onChange([...props.items, props.make()]);
    focusLine(props.items.length - 1);
  };
  const onKey = (event: KeyboardEvent, at: number) => {
    if (!event.altKey || !isOrdered() || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    move(at, event.key === "ArrowUp" ? -1 : 1);
  };
  const name = (item: Item, at: number) => props.nameOf(item).trim() || t().nameless(at + 1);
  return (
    <>
      <ol class="design-lines" ref={list}>
        <Index each={props.items} fallback={<li class="quiet">{props.none}</li>}>
          {(item, at) => (
            <li class="design-line" onKeyDown={(event) => onKey(event, at)}>
              {props.children(
                item,
                (part) => props.onChange(props.items.map((each, n) => (n === at ? { ...each, ...part } : each))),
                at,
              )}
              <Show when={props.canEdit}>
                <span class="design-line-acts">
                  <Show when={isOrdered()}>
                    <IconButton label={t().up(name(item(), at))} disabled={at === 0} onClick={() => move(at, -1)}>
                      <ArrowUp />
                    </IconButton>
                    <IconButton
                      label={t().down(name(item(), at))}
                      disabled={at === props.items.length - 1}
                      onClick={() => move(at, 1)}
                    >
                      <ArrowDown />
                    </IconButton>
                  </Show>
                  <IconButton label={t().remove(name(item(), at))} onClick={() => remove(at)}>
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
          <Button onClick={add}>{props.add}</Button>
          <Show when={isOrdered() && props.items.length > 1}>
            <small class="quiet">{t().keys}</small>
          </Show>
        </p>
      </Show>
    </>
  );
}
