import type { Dimension, LocalText } from "@octant/schemas";
import { For, Show } from "solid-js";
import { localText } from "../words/local-text.ts";
import { words } from "../words/words.ts";

const LEVELS = [1, 2, 3, 4] as const;

/** A dimension as a chapter: what it means, what belongs to it, its questions, what each level of its rating means. */
export function DimensionPart(props: { dimension: Dimension }) {
  const t = () => words().frameworks;
  return (
    <section
      class="dimension"
      id={`dimension-${props.dimension.id}`}
      aria-labelledby={`dimension-head-${props.dimension.id}`}
    >
      <h2 id={`dimension-head-${props.dimension.id}`}>
        <span class="figures">{props.dimension.id}</span> {localText(props.dimension.name)}
      </h2>
      <p class="small faint">{t().nameIs(props.dimension.provenance.kind, props.dimension.provenance.note)}</p>
      <p class="dimension-definition serif">{localText(props.dimension.definition)}</p>
      <Guide lookFor={props.dimension.lookFor} leaveOut={props.dimension.leaveOut} />

      <h3>{t().questions}</h3>
      <ol class="dimension-questions">
        <For each={props.dimension.questions}>
          {(question) => (
            <li>
              <h4>
                <span class="figures">{question.id}</span> {localText(question.name)}
              </h4>
              <p class="serif">{localText(question.question)}</p>
              <Guide lookFor={question.lookFor} leaveOut={question.leaveOut} />
              <Show when={question.provenance.kind !== "own"}>
                <p class="small faint">{t().nameIs(question.provenance.kind, question.provenance.note)}</p>
              </Show>
            </li>
          )}
        </For>
      </ol>

      <h3>{t().anchors}</h3>
      <Show when={props.dimension.anchors} fallback={<p class="quiet">{t().noAnchors}</p>}>
        {(anchors) => (
          <dl class="dimension-anchors">
            <For each={LEVELS}>
              {(level) => (
                <>
                  <dt>
                    <strong class="figures">{level}</strong> <span class="small faint">{t().levels[level]}</span>
                  </dt>
                  <dd class="serif">{localText(anchors()[level])}</dd>
                </>
              )}
            </For>
          </dl>
        )}
      </Show>

      <h3>{t().vignettes}</h3>
      <Show when={props.dimension.vignettes.length > 0} fallback={<p class="quiet">{t().noVignettes}</p>}>
        <ol class="dimension-vignettes serif">
          <For each={props.dimension.vignettes}>{(vignette) => <li>{localText(vignette.text)}</li>}</For>
        </ol>
      </Show>
    </section>
  );
}

function Guide(props: { lookFor: readonly LocalText[]; leaveOut: readonly LocalText[] }) {
  const t = () => words().frameworks;
  return (
    <Show when={props.lookFor.length + props.leaveOut.length > 0}>
      <div class="framework-guide">
        <Lines title={t().lookFor} lines={props.lookFor} />
        <Lines title={t().leaveOut} lines={props.leaveOut} />
      </div>
    </Show>
  );
}

function Lines(props: { title: string; lines: readonly LocalText[] }) {
  return (
    <Show when={props.lines.length > 0}>
      <div>
        <strong class="small">{props.title}</strong>
        <ul>
          <For each={props.lines}>{(line) => <li>{localText(line)}</li>}</For>
        </ul>
      </div>
    </Show>
  );
}
