import type { CodeGuide, LocalText } from "@octant/schemas";
import { For, Show } from "solid-js";
import { localText } from "../words/local-text.ts";
import { words } from "../words/words.ts";
import type { BookLine } from "./book-tree.ts";

/** What a coder reads of a dimension, a question or a code. */
export function EntryDetail(props: { line: BookLine; parentName: string | undefined }) {
  const t = () => words().codebook;
  return (
    <>
      <h2 tabindex="-1">{props.line.name}</h2>
      <p class="small faint">{aboutOf(props.line, props.parentName).join(" · ")}</p>
      <Show when={props.line.kind === "dimension" && props.line.dimension}>
        {(dimension) => (
          <>
            <p class="serif">{localText(dimension().definition)}</p>
            <Lists lookFor={dimension().lookFor} leaveOut={dimension().leaveOut} />
            <h3>{t().anchors}</h3>
            <Show when={dimension().anchors} fallback={<p class="quiet">{t().noAnchors}</p>}>
              {(anchors) => (
                <ol class="book-anchors">
                  <For each={[anchors()[1], anchors()[2], anchors()[3], anchors()[4]]}>
                    {(anchor) => <li>{localText(anchor)}</li>}
                  </For>
                </ol>
              )}
            </Show>
          </>
        )}
      </Show>
      <Show when={props.line.kind === "question" && props.line}>
        {(line) => (
          <>
            <Show when={line().text}>
              {(text) => (
                <>
                  <p class="serif">{localText(text().question)}</p>
                  <Lists lookFor={text().lookFor} leaveOut={text().leaveOut} />
                </>
              )}
            </Show>
            <Guide guide={line().question.guide} />
          </>
        )}
      </Show>
      <Show when={props.line.kind === "code" && props.line.code}>
        {(code) => (
          <>
            <p class="serif">{code().name === null ? t().hidden : code().definition}</p>
            <Guide guide={code().guide} />
          </>
        )}
      </Show>
    </>
  );
}

function aboutOf(line: BookLine, parentName: string | undefined): string[] {
  const t = words().codebook;
  const codings = words().count.codings(line.codings);
  if (line.kind === "dimension") return [codings];
  if (line.kind === "question") {
    return [t.state[line.question.state], ...(line.question.retired ? [t.retired] : []), codings];
  }
  const tags = [...(line.code.retired ? [t.retired] : []), ...(line.code.sensitive ? [t.sensitive] : [])];
  return [t.own, ...(parentName === undefined ? [] : [t.under(parentName)]), ...tags, codings];
}

function Lists(props: { lookFor: readonly LocalText[]; leaveOut: readonly LocalText[] }) {
  const t = () => words().codebook;
  const part = (title: string, texts: readonly LocalText[]) => (
    <Show when={texts.length > 0}>
      <h3>{title}</h3>
      <ul class="facts">
        <For each={texts}>{(text) => <li>{localText(text)}</li>}</For>
      </ul>
    </Show>
  );
  return (
    <>
      {part(t().lookFor, props.lookFor)}
      {part(t().leaveOut, props.leaveOut)}
    </>
  );
}

/** What the team wrote for its coders: examples are what somebody said. */
function Guide(props: { guide: CodeGuide }) {
  const t = () => words().codebook;
  const parts = () =>
    [
      { title: t().lookFor, text: props.guide.lookFor, said: false },
      { title: t().leaveOut, text: props.guide.leaveOut, said: false },
      { title: t().example, text: props.guide.example, said: true },
      { title: t().counterExample, text: props.guide.counterExample, said: true },
    ].filter(({ text }) => text !== "");
  return (
    <For each={parts()} fallback={<p class="quiet">{t().noGuide}</p>}>
      {({ title, text, said }) => (
        <>
          <h3>{title}</h3>
          <p class="book-text" classList={{ serif: said }}>
            {text}
          </p>
        </>
      )}
    </For>
  );
}
