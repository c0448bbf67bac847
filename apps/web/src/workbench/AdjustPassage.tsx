import { Show } from "solid-js";
import { Button, Kbd } from "../ui/index.ts";
import { words } from "../words/words.ts";
import type { DrawnCoding } from "./coding-machine.ts";
import type { Workbench } from "./create-workbench.ts";

/** The passage of one's own coding: the way in, and while it is being changed each of its keys as a button. */
export function AdjustPassage(props: { bench: Workbench; coding: DrawnCoding }) {
  const { bench } = props;
  const t = () => words().workbench.passage;
  return (
    <Show
      when={bench.adjusted()?.id === props.coding.id}
      fallback={
        <div class="card-acts">
          <Act name={t().change} cap="E" press={() => bench.adjust(props.coding)} />
        </div>
      }
    >
      <fieldset class="card-acts" aria-label={t().label}>
        <p class="small quiet">{t().moves(bench.reader.movingEnd())}</p>
        <Act name={t().wordBack} cap="⇧←" press={() => bench.reader.extendWord(-1)} />
        <Act name={t().wordOn} cap="⇧→" press={() => bench.reader.extendWord(1)} />
        <Act name={t().sentenceBack} cap="⇧K" press={() => bench.reader.extendSentence(-1)} />
        <Act name={t().sentenceOn} cap="⇧J" press={() => bench.reader.extendSentence(1)} />
        <Act name={t().otherEnd} cap="O" press={bench.otherEnd} />
        <Act look="framed" name={t().keep} cap="↵" press={bench.keepPassage} />
        <Act name={t().leave} cap="Esc" press={bench.leavePassage} />
      </fieldset>
    </Show>
  );
}

function Act(props: { name: string; cap: string; press: () => void; look?: "framed" }) {
  return (
    <Button look={props.look ?? "quiet"} onClick={() => props.press()}>
      {props.name} <Kbd keys={props.cap} />
    </Button>
  );
}
