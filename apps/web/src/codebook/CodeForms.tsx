import type { CodebookCode, CodebookQuestion, CodeGuide } from "@octant/schemas";
import { Show } from "solid-js";
import { createStore } from "solid-js/store";
import { v7 as uuidv7 } from "uuid";
import { codebookApi } from "../data/codebook-api.ts";
import { TextField } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { ActDialog } from "./ActDialog.tsx";
import type { ActProps } from "./act-props.ts";
import { TextArea } from "./TextArea.tsx";

/** Adds a code of the study's own under a question, or renames and redefines one. */
export function CodeForm(props: ActProps & { parentId: string; code?: CodebookCode }) {
  const t = () => words().codebook;
  const [draft, setDraft] = createStore({
    name: props.code?.name ?? "",
    definition: props.code?.definition ?? "",
    sensitive: props.code?.sensitive ?? false,
  });
  const save = async (reason: string) => {
    const { assessmentId, code, parentId } = props;
    const texts = {
      id: uuidv7(),
      name: draft.name.trim(),
      definition: draft.definition.trim(),
      sensitive: draft.sensitive,
      reason,
    };
    const entry = code
      ? await codebookApi.changeCode(assessmentId, code.id, code.rowVersion, texts)
      : await codebookApi.addCode(assessmentId, { ...texts, parentId });
    await props.onDone(entry.id);
  };
  const fault = () => (draft.name.trim() === "" ? t().form.nameMissing : undefined);
  return (
    <ActDialog
      title={props.code ? t().acts.change : t().acts.addCode}
      fault={fault()}
      save={save}
      onClose={props.onClose}
    >
      <TextField
        label={t().form.name}
        value={draft.name}
        onInput={(name) => setDraft({ name })}
        maxlength={120}
        autocomplete="off"
      />
      <TextArea
        label={t().form.definition}
        value={draft.definition}
        onInput={(definition) => setDraft({ definition })}
      />
      <label class="check-line">
        <input
          type="checkbox"
          checked={draft.sensitive}
          onChange={(event) => setDraft({ sensitive: event.currentTarget.checked })}
        />
        <span>{t().form.sensitive}</span>
      </label>
    </ActDialog>
  );
}

type Entry = CodebookCode | CodebookQuestion;

/** Writes what coders are told of a code; of a question, whose wording says the rest, only the examples. */
export function GuideForm(props: ActProps & { entry: Entry }) {
  const t = () => words().codebook;
  const isQuestion = () => "state" in props.entry;
  const [draft, setDraft] = createStore<CodeGuide>({ ...props.entry.guide });
  const save = async (reason: string) => {
    const { id, rowVersion } = props.entry;
    await codebookApi.changeGuide(props.assessmentId, id, rowVersion, { id: uuidv7(), guide: { ...draft }, reason });
    await props.onDone(id);
  };
  return (
    <ActDialog title={t().acts.guide} save={save} onClose={props.onClose}>
      <Show when={!isQuestion()}>
        <TextArea label={t().lookFor} value={draft.lookFor} onInput={(lookFor) => setDraft({ lookFor })} />
        <TextArea label={t().leaveOut} value={draft.leaveOut} onInput={(leaveOut) => setDraft({ leaveOut })} />
      </Show>
      <TextArea label={t().example} value={draft.example} onInput={(example) => setDraft({ example })} />
      <TextArea
        label={t().counterExample}
        value={draft.counterExample}
        onInput={(counterExample) => setDraft({ counterExample })}
      />
    </ActDialog>
  );
}

/** Takes an entry out of use or back into it. */
export function RetireForm(props: ActProps & { entry: Entry; name: string }) {
  const t = () => words().codebook.form;
  const save = async (reason: string) => {
    const { id, rowVersion, retired } = props.entry;
    await codebookApi.retire(props.assessmentId, id, rowVersion, { id: uuidv7(), retired: !retired, reason });
    await props.onDone(id);
  };
  const title = () => (props.entry.retired ? t().restoreTitle(props.name) : t().retireTitle(props.name));
  return (
    <ActDialog title={title()} save={save} onClose={props.onClose}>
      <Show when={!props.entry.retired}>
        <p>{t().retireWhat}</p>
      </Show>
    </ActDialog>
  );
}

/** Forks the framework, so that the study can change its questions. */
export function ForkForm(props: ActProps) {
  const t = () => words().codebook.form;
  const save = async (reason: string) => {
    await codebookApi.fork(props.assessmentId, { id: uuidv7(), reason });
    await props.onDone();
  };
  return (
    <ActDialog title={t().forkTitle} save={save} onClose={props.onClose}>
      <p>{t().forkWhat}</p>
    </ActDialog>
  );
}
