import type { Dimension } from "@octant/schemas";
import ChevronDown from "lucide-solid/icons/chevron-down";
import ChevronRight from "lucide-solid/icons/chevron-right";
import Info from "lucide-solid/icons/info";
import { createSignal, Show } from "solid-js";
import { IconButton } from "../ui/index.ts";
import { localText } from "../words/local-text.ts";
import { words } from "../words/words.ts";
import { Meaning } from "./Meaning.tsx";

/** The heading of a dimension's questions; opens and closes them, and says what the dimension means. */
export function DimensionRow(props: { dimension: Dimension; open: boolean; toggle: () => void; count: number }) {
  const [explained, setExplained] = createSignal(false);
  const name = () => localText(props.dimension.name);
  const { tree } = words().workbench;
  return (
    <>
      <div class="tree-row tree-dimension">
        <button
          type="button"
          class="tree-toggle"
          aria-expanded={props.open}
          aria-label={props.open ? tree.close(name()) : tree.open(name())}
          onClick={props.toggle}
        >
          <Show when={props.open} fallback={<ChevronRight class="mirrors" />}>
            <ChevronDown />
          </Show>
          <span class="tree-number">{props.dimension.id}</span>
          <span class="tree-name">{name()}</span>
        </button>
        <span class="tree-info" data-open={explained() ? "" : undefined}>
          <IconButton label={tree.about(name())} aria-expanded={explained()} onClick={() => setExplained(!explained())}>
            <Info />
          </IconButton>
        </span>
        <span class="tree-count" title={tree.countHere(props.count)}>
          {words().format.number(props.count)}
        </span>
        <span class="tree-key" />
      </div>
      <Show when={explained()}>
        <Meaning says={localText(props.dimension.definition)} guide={props.dimension} />
      </Show>
    </>
  );
}
