import type { CodebookCode, CodebookQuestion, Stance } from "@octant/schemas";
import { createResource, createSignal, For, Show } from "solid-js";
import { v7 as uuidv7 } from "uuid";
import { codebookApi } from "../data/codebook-api.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { Field } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { ActDialog } from "./ActDialog.tsx";
import type { ActProps } from "./act-props.ts";
import type { BookLine } from "./book-tree.ts";

const STANCES: readonly Stance[] = ["supports", "mixed", "constrains", "context"];

type Props = ActProps & { lines: readonly BookLine[]; name: string };

/** Lays another code on the codings of a code: on all of them and then it goes (a merge), or on some (a split). Told beforehand. */
export function RecodeForm(props: Props & { entry: CodebookCode | CodebookQuestion; merge: boolean }) {
  const t = () => words().codebook.form;
  const [intoId, setIntoId] = createSignal("");
  const [stances, setStances] = createSignal<readonly Stance[]>([]);
  const choices = () => props.lines.filter((line) => line.id !== props.entry.id && isInUse(line));
  const intoName = () => props.lines.find(({ id }) => id === intoId())?.name ?? "";
  const asked = () =>
    intoId() === "" ? false : { intoId: intoId(), which: { stances: [...stances()], sourceIds: [] } };
  const [forecast] = createResource(asked, (wish) =>
    codebookApi.forecastRecoding(props.assessmentId, props.entry.id, wish),
  );
  const toggle = (stance: Stance, on: boolean) =>
    setStances((chosen) => (on ? [...chosen, stance] : chosen.filter((each) => each !== stance)));
  const save = async (reason: string) => {
    const wish = asked();
    if (!wish) return;
    const { id, rowVersion } = props.entry;
    await codebookApi.recode(props.assessmentId, id, rowVersion, {
      id: uuidv7(),
      ...wish,
      retire: props.merge,
      reason,
    });
    await props.onDone(props.merge ? wish.intoId : id);
  };
  return (
    <ActDialog
      title={props.merge ? t().mergeTitle(props.name) : t().splitTitle(props.name)}
      fault={intoId() === "" ? t().chooseOne : undefined}
      save={save}
      onClose={props.onClose}
    >
      <LineChoice
        label={t().into}
        hint={props.merge ? undefined : t().intoNew}
        lines={choices()}
        chosen={intoId()}
        onChoose={setIntoId}
      />
      <Show when={!props.merge}>
        <fieldset class="book-stances">
          <legend class="field-label">{t().stances}</legend>
          <For each={STANCES}>
            {(stance) => (
              <label class="check-line">
                <input
                  type="checkbox"
                  checked={stances().includes(stance)}
                  onChange={(event) => toggle(stance, event.currentTarget.checked)}
                />
                <span>{words().stance[stance]}</span>
              </label>
            )}
          </For>
          <small>{t().stancesHint}</small>
        </fieldset>
      </Show>
      <p class="book-forecast" role="status">
        <Show when={forecast.error === undefined} fallback={problemSentence(forecast.error)}>
          <Show when={forecast.loading}>{t().counting}</Show>
          <Show when={!forecast.loading && forecast.latest}>
            {(told) => (
              <>
                {t().forecast(told(), intoName())} {t().canBeTakenBack}
              </>
            )}
          </Show>
        </Show>
      </p>
    </ActDialog>
  );
}

/** Puts a code under another question; its codings come along. */
export function MoveForm(props: Props & { code: CodebookCode }) {
  const t = () => words().codebook.form;
  const [parentId, setParentId] = createSignal("");
  const questions = () =>
    props.lines.filter((line) => line.kind === "question" && isInUse(line) && line.id !== props.code.parentId);
  const save = async (reason: string) => {
    const { id, rowVersion } = props.code;
    await codebookApi.moveCode(props.assessmentId, id, rowVersion, { id: uuidv7(), parentId: parentId(), reason });
    await props.onDone(id);
  };
  return (
    <ActDialog
      title={t().moveTitle(props.name)}
      fault={parentId() === "" ? t().chooseOne : undefined}
      save={save}
      onClose={props.onClose}
    >
      <LineChoice label={t().toQuestion} lines={questions()} chosen={parentId()} onChoose={setParentId} />
    </ActDialog>
  );
}

function LineChoice(props: {
  label: string;
  hint?: string | undefined;
  lines: readonly BookLine[];
  chosen: string;
  onChoose: (id: string) => void;
}) {
  return (
    <Field label={props.label} hint={props.hint}>
      {(ids) => (
        <select {...ids} class="control" onChange={(event) => props.onChoose(event.currentTarget.value)}>
          <option value="" selected={props.chosen === ""}>
            {words().codebook.form.chooseOne}
          </option>
          <For each={props.lines}>
            {(line) => (
              <option value={line.id} selected={line.id === props.chosen}>
                {"\u2003".repeat(line.depth - 1)}
                {line.name}
              </option>
            )}
          </For>
        </select>
      )}
    </Field>
  );
}

function isInUse(line: BookLine): boolean {
  if (line.kind === "dimension") return false;
  return line.kind === "question" ? !line.question.retired : !line.code.retired;
}
