import Search from "lucide-solid/icons/search";
import { For } from "solid-js";
import { IconButton, Kbd } from "../ui/index.ts";
import { words } from "../words/words.ts";
import type { Workbench } from "./create-workbench.ts";

/** The codes on a screen without room for the tree: the nine with a key, and a button that unfolds the rest. */
export function FoldedTree(props: { bench: Workbench; unfold: () => void }) {
  const { bench } = props;
  return (
    <nav class="tree-folded screen-only" aria-label={words().workbench.tree.label}>
      <IconButton label={words().workbench.tree.search} onClick={props.unfold}>
        <Search />
      </IconButton>
      <For each={bench.numbered}>
        {(codeId, at) => (
          <button
            type="button"
            class="tree-cap"
            title={bench.title(codeId)}
            aria-label={words().workbench.tree.code(bench.title(codeId))}
            onClick={() => bench.steer({ type: "named", codeId })}
          >
            <Kbd keys={String(at() + 1)} />
            <span>{bench.open.names().codes.get(codeId)?.question.id}</span>
          </button>
        )}
      </For>
    </nav>
  );
}
