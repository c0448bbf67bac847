import type { Dimension, QuestionState, Questions } from "@octant/schemas";
import { createUniqueId, For } from "solid-js";
import { valuesOf } from "../ui/index.ts";
import { localText } from "../words/local-text.ts";
import { words } from "../words/words.ts";
import { questionState, withQuestion } from "./question-states.ts";

type Props = {
  questions: Questions;
  dimensions: readonly Dimension[];
  onEdit: (questions: Questions) => void;
};

/** Whether each guiding question was put to the source; a click on the state that is chosen takes it back. */
export function QuestionsFields(props: Props) {
  const t = () => words().register;
  const all = () => props.dimensions.flatMap(({ questions }) => questions.map(({ id }) => id));
  const open = () => all().filter((id) => questionState(props.questions, id) === null);
  const setOpen = (state: QuestionState) =>
    props.onEdit(open().reduce((now, id) => withQuestion(now, id, state), props.questions));
  return (
    <details class="questions register-wide">
      <summary>
        {t().questions}{" "}
        <span class="aside">
          {t().questionsCount(
            props.questions.asked.length,
            props.questions.silent.length,
            props.questions.notAsked.length,
          )}
        </span>
      </summary>
      <p class="small quiet">{t().questionsHint}</p>
      <p class="question-all">
        {t().questionsAll}:{" "}
        <For each={valuesOf(t().states)}>
          {(state) => (
            <button type="button" class="link" disabled={open().length === 0} onClick={() => setOpen(state)}>
              {t().states[state]}
            </button>
          )}
        </For>
      </p>
      <For each={props.dimensions}>
        {(dimension) => (
          <section>
            <h4>
              {dimension.id} {localText(dimension.name)}
            </h4>
            <For each={dimension.questions}>
              {(question) => (
                <QuestionLine
                  number={question.id}
                  text={localText(question.question)}
                  state={questionState(props.questions, question.id)}
                  onChoose={(state) => props.onEdit(withQuestion(props.questions, question.id, state))}
                />
              )}
            </For>
          </section>
        )}
      </For>
    </details>
  );
}

function QuestionLine(props: {
  number: string;
  text: string;
  state: QuestionState | null;
  onChoose: (state: QuestionState | null) => void;
}) {
  const t = () => words().register;
  const name = createUniqueId();
  const options = () => valuesOf(t().states);
  return (
    <fieldset class="question-line" aria-labelledby={`${name}-text`}>
      <span id={`${name}-text`}>
        {props.number} {props.text}
      </span>
      <span class="question-states">
        <For each={options()}>
          {(state) => (
            <label class="check">
              <input
                type="radio"
                name={name}
                checked={props.state === state}
                onChange={() => props.onChoose(state)}
                onClick={() => {
                  if (props.state === state) props.onChoose(null);
                }}
              />
              {t().states[state]}
            </label>
          )}
        </For>
      </span>
    </fieldset>
  );
}
