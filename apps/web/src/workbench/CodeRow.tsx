import type { Stance } from "@octant/schemas";
import Info from "lucide-solid/icons/info";
import { createMemo, createSignal, Index, Show } from "solid-js";
import { IconButton, Kbd } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { type Tally, total } from "./CodeTree.tsx";
import type { FindableCode } from "./code-search.ts";
import type { Workbench } from "./create-workbench.ts";
import { Meaning } from "./Meaning.tsx";

const ORDER: readonly Stance[] = ["constrains", "mixed", "supports"];
/** The bar of a code's stances grows by this many px a coding, up to its full length. */
const STEP = 3;
const LONGEST = 21;

/** A guiding question, or a code of the study's own under one: pressing it codes the selection; beside it its uses in this text and its key. */
export function CodeRow(props: { bench: Workbench; code: FindableCode; tally: Tally | undefined }) {
  const { bench } = props;
  const [explained, setExplained] = createSignal(false);
  const name = () => words().workbench.codeName({ id: props.code.number, name: props.code.name });
  const key = () => bench.numbered.indexOf(props.code.codeId) + 1;
  const question = () => bench.open.names().codes.get(props.code.codeId)?.question;
  const current = () => bench.active()?.codeId === props.code.codeId;
  return (
    <li>
      <div class="tree-row" data-current={current() ? "" : undefined}>
        <button
          type="button"
          class="tree-code"
          aria-label={words().workbench.tree.code(name())}
          aria-current={current() ? "true" : undefined}
          onClick={() => bench.steer({ type: "named", codeId: props.code.codeId })}
        >
          <span class="tree-number">{props.code.number}</span>
          <span class="tree-name">{props.code.name}</span>
        </button>
        <span class="tree-info" data-open={explained() ? "" : undefined}>
          <IconButton
            label={words().workbench.tree.about(name())}
            aria-expanded={explained()}
            onClick={() => setExplained(!explained())}
          >
            <Info />
          </IconButton>
        </span>
        <StanceBar tally={props.tally} />
        <span class="tree-count" title={words().workbench.tree.countHere(total(props.tally))}>
          {words().format.number(total(props.tally))}
        </span>
        <span class="tree-key">
          <Show when={key() > 0}>
            <Kbd keys={String(key())} />
          </Show>
        </span>
      </div>
      <Show when={explained() && question()}>{(asked) => <Meaning says={props.code.question} guide={asked()} />}</Show>
    </li>
  );
}

/** How the uses of a code divide into stances, at a glance; the number beside it says how many. */
function StanceBar(props: { tally: Tally | undefined }) {
  const parts = createMemo(() => {
    const counted = ORDER.map((stance) => ({ stance, n: props.tally?.[stance] ?? 0 })).filter(({ n }) => n > 0);
    const sum = counted.reduce((all, { n }) => all + n, 0);
    const scale = Math.min(STEP, LONGEST / Math.max(1, sum));
    let x = LONGEST - sum * scale;
    return counted.map(({ stance, n }) => {
      const part = { stance, x, width: Math.max(1, n * scale - 0.5) };
      x += n * scale;
      return part;
    });
  });
  return (
    <svg class="stance-bar" viewBox={`0 0 ${LONGEST} 6`} aria-hidden="true">
      <Index each={parts()}>
        {(part) => <rect data-stance={part().stance} x={part().x} width={part().width} y="0" height="6" />}
      </Index>
    </svg>
  );
}
