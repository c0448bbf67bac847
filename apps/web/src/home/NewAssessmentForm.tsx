import type { FrameworkChoice } from "@octant/schemas";
import { useNavigate } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import { createSubmit } from "../data/create-submit.ts";
import { RefusedError } from "../data/request.ts";
import { teamApi } from "../data/team-api.ts";
import { Button, Field, Note, TextField } from "../ui/index.ts";
import { localText } from "../words/local-text.ts";
import { words } from "../words/words.ts";
import { createAssessmentDraft } from "./create-assessment-draft.ts";
import { type AssessmentDraft, type DraftErrors, errorsOf } from "./new-assessment-draft.ts";
import { PeriodRows } from "./PeriodRows.tsx";
import { toPastedLines } from "./pasted-list.ts";

/** Where focus goes when something is to be mended: the first field that is wrong. */
const WRONG = "[aria-invalid], .field-error";

type Props = { accountId: string; frameworks: readonly FrameworkChoice[] };

/** What a new assessment starts with. Nothing is sent before every field fits; a field's error stands under it. */
export function NewAssessmentForm(props: Props) {
  const t = () => words().newAssessment;
  const navigate = useNavigate();
  const form = createAssessmentDraft(props.accountId, props.frameworks, () => navigate("/new-assessment"));
  const { draft } = form;
  const [errors, setErrors] = createSignal<DraftErrors>({});
  let element!: HTMLFormElement;
  const submit = createSubmit(async () => {
    setErrors(errorsOf(draft));
    if (Object.keys(errors()).length > 0) return element.querySelector<HTMLElement>(WRONG)?.focus();
    const { id } = await teamApi.startAssessment(form.toSend());
    form.sent();
    navigate(`/a/${id}/design`);
  });
  const write = <Name extends keyof AssessmentDraft>(name: Name, value: AssessmentDraft[Name]) => {
    form.write(name, value);
    if (name in errors()) setErrors(({ [name]: _, ...rest }) => rest);
  };
  const owesFactor = () => {
    const error = submit.error();
    return error instanceof RefusedError && error.problem.code === "second-factor-required";
  };
  return (
    <form
      ref={element}
      class="new-form"
      noValidate
      onSubmit={submit.onSubmit}
      onKeyDown={(event) => {
        // from a field of several lines too, where Enter is the next line
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submit.run();
      }}
    >
      <Show when={form.wasKept()}>
        <p class="new-kept">
          {t().wasKept}{" "}
          <Button look="quiet" onClick={form.startOver}>
            {t().startOver}
          </Button>
        </p>
      </Show>
      <Part title={t().title} about={t().lead} first>
        <TextField
          label={t().name}
          hint={t().nameHint}
          error={errors().name}
          value={draft.name}
          onInput={(value) => write("name", value)}
          autocomplete="off"
        />
        <TextField
          label={t().missionLine}
          hint={t().missionHint}
          error={errors().missionLine}
          value={draft.missionLine}
          onInput={(value) => write("missionLine", value)}
          autocomplete="off"
        />
        <Field label={t().framework} hint={t().frameworkHint}>
          {(ids) => (
            <select {...ids} class="control" onChange={(event) => write("frameworkId", event.currentTarget.value)}>
              <For each={props.frameworks}>
                {({ id, name, dimensions, status }) => (
                  <option value={id} selected={id === draft.frameworkId}>
                    {t().frameworkOption(localText(name), dimensions, status === "draft")}
                  </option>
                )}
              </For>
            </select>
          )}
        </Field>
      </Part>
      <Part title={t().cuts} about={t().cutsAbout}>
        <Lines
          label={t().groups}
          hint={t().groupsHint}
          error={errors().groups}
          value={draft.groups}
          onInput={(v) => write("groups", v)}
        />
        <Lines
          label={t().regions}
          hint={t().regionsHint}
          error={errors().regions}
          value={draft.regions}
          onInput={(v) => write("regions", v)}
        />
        <PeriodRows
          periods={draft.periods}
          error={errors().periods}
          onChange={(periods) => write("periods", periods)}
          onRemove={form.removePeriod}
        />
      </Part>
      <Part title={t().protection} about={t().protectionAbout}>
        <label class="check-line">
          <input
            type="checkbox"
            checked={draft.highRisk}
            onChange={(event) => write("highRisk", event.currentTarget.checked)}
          />
          <span>{t().highRisk}</span>
        </label>
        <TextField
          label={t().retention}
          hint={t().retentionHint}
          type="date"
          value={draft.retentionUntil}
          onInput={(value) => write("retentionUntil", value)}
        />
      </Part>
      <div class="new-foot">
        <Show when={submit.sentence()}>
          {(sentence) => (
            <Show
              when={owesFactor()}
              fallback={
                <p class="new-refusal" role="alert">
                  {sentence()}
                </p>
              }
            >
              <Note
                urgent
                title={t().needsFactor}
                actions={<Button onClick={() => navigate("/account")}>{t().toAccount}</Button>}
              >
                <p>{t().needsFactorWhy}</p>
              </Note>
            </Show>
          )}
        </Show>
        <div class="note-actions">
          <Button look="ink" type="submit" disabled={submit.working()}>
            {t().start}
          </Button>
          <Button
            look="quiet"
            onClick={() => {
              form.giveUp();
              navigate("/");
            }}
          >
            {words().act.cancel}
          </Button>
        </div>
      </div>
    </form>
  );
}

function Part(props: { title: string; about: string; first?: boolean; children: JSX.Element }) {
  return (
    <section class="new-part">
      <div>
        <Show when={props.first} fallback={<h2>{props.title}</h2>}>
          <h1>{props.title}</h1>
        </Show>
        <p class="quiet">{props.about}</p>
      </div>
      <div class="new-part-body">{props.children}</div>
    </section>
  );
}

/** A pasted list goes in one name a line, as if it were typed, so that the field's own undo takes it back. */
function onPaste(event: ClipboardEvent & { currentTarget: HTMLTextAreaElement }) {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const lines = toPastedLines(text);
  if (lines === text || lines === "") return;
  // the only way into a field that keeps its history of undo; where a browser has given it up, the paste stays as it came
  if (document.execCommand("insertText", false, lines)) event.preventDefault();
}

function Lines(props: {
  label: string;
  hint: string;
  error: string | undefined;
  value: string;
  onInput: (value: string) => void;
}) {
  return (
    <Field label={props.label} hint={props.hint} error={props.error}>
      {(ids) => (
        <textarea
          {...ids}
          class="control"
          rows="4"
          value={props.value}
          onInput={(event) => props.onInput(event.currentTarget.value)}
          onPaste={onPaste}
        />
      )}
    </Field>
  );
}
