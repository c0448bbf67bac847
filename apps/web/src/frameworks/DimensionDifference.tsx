import type { DimensionDiff, QuestionDiff, TextChange } from "@octant/schemas";
import { For, Show } from "solid-js";
import { localText } from "../words/local-text.ts";
import { words } from "../words/words.ts";

/** What became of one dimension: of its own texts first, then of its questions. What stayed the same is only counted. */
export function DimensionDifference(props: { dimension: DimensionDiff }) {
  const t = () => words().frameworks;
  const touched = () => props.dimension.questions.filter(({ kind }) => kind !== "same");
  const same = () => props.dimension.questions.length - touched().length;
  return (
    <section class="difference" data-kind={props.dimension.kind}>
      <h2>
        <Title part={props.dimension} relation={relationWord(props.dimension)} />
      </h2>
      <Changes changes={props.dimension.changes} />
      <Show when={isInBoth(props.dimension) && touched().length > 0}>
        <ul class="difference-questions">
          <For each={touched()}>
            {(question) => (
              <li data-kind={question.kind}>
                <h3>
                  <Title part={question} />
                </h3>
                <Changes changes={question.changes} />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={isInBoth(props.dimension) && same() > 0}>
        <p class="small faint">{t().sameQuestions(same())}</p>
      </Show>
    </section>
  );
}

const isInBoth = ({ from, to }: QuestionDiff) => from !== null && to !== null;

/** "overlaps with" between two names; nothing where a crosswalk knows of none. */
function relationWord({ relation, from, to }: DimensionDiff): string | undefined {
  return relation && from && to ? words().frameworks.relation[relation] : undefined;
}

/** Both names where both are there and differ, with what lies between; and what became of it, in a word. */
function Title(props: { part: QuestionDiff; relation?: string | undefined }) {
  const t = () => words().frameworks;
  const written = (side: QuestionDiff["from"]) => (side ? `${side.id} ${localText(side.name)}` : "");
  const before = () => written(props.part.from);
  const after = () => written(props.part.to);
  return (
    <>
      <Show when={before() !== "" && after() !== "" && before() !== after()} fallback={before() || after()}>
        {before()} <span class="faint">{props.relation ?? t().became}</span> {after()}
      </Show>{" "}
      <span class="tag">{t().diffKind[props.part.kind]}</span>
    </>
  );
}

/** A kind of provenance stands in the file as a word of ours; everything else as it was written. */
function shownText({ field }: TextChange, text: string): string {
  if (field !== "provenance") return text;
  return new Map(Object.entries(words().frameworks.provenance)).get(text) ?? text;
}

/** Field by field what was taken away and what came; the words say which, not the line through them alone. */
export function Changes(props: { changes: readonly TextChange[] }) {
  const t = () => words().frameworks;
  return (
    <Show when={props.changes.length > 0}>
      <dl class="difference-fields">
        <For each={props.changes}>
          {(change) => (
            <>
              <dt>
                {t().field(change.field)}
                <Show when={change.language !== null && change.language !== "en"}> ({change.language})</Show>
              </dt>
              <dd>
                <For each={change.removed}>
                  {(text) => (
                    <p>
                      <span class="difference-sign">{t().removed}</span> <del>{shownText(change, text)}</del>
                    </p>
                  )}
                </For>
                <For each={change.added}>
                  {(text) => (
                    <p>
                      <span class="difference-sign">{t().added}</span> <ins>{shownText(change, text)}</ins>
                    </p>
                  )}
                </For>
              </dd>
            </>
          )}
        </For>
      </dl>
    </Show>
  );
}
