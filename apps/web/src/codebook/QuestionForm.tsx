import type { CodebookQuestion, GuidingQuestion, Wording, WordingRelation } from "@octant/schemas";
import { For, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { v7 as uuidv7 } from "uuid";
import { codebookApi } from "../data/codebook-api.ts";
import { Field, TextField } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { ActDialog } from "./ActDialog.tsx";
import type { ActProps } from "./act-props.ts";
import { TextArea } from "./TextArea.tsx";

const RELATIONS: readonly WordingRelation[] = ["same", "broader", "narrower", "overlaps"];

type Props = ActProps & {
  dimensionId: string;
  /** The question that is reworded; undefined for a new one. */
  question?: CodebookQuestion;
  text?: GuidingQuestion | undefined;
};

/** Adds a guiding question, or words one anew. Texts are in English here; other languages stay as they are. */
export function QuestionForm(props: Props) {
  const t = () => words().codebook;
  const lines = (texts: Wording["lookFor"] | undefined) => (texts ?? []).map(({ en }) => en).join("\n");
  const [draft, setDraft] = createStore({
    name: props.text?.name.en ?? "",
    question: props.text?.question.en ?? "",
    lookFor: lines(props.text?.lookFor),
    leaveOut: lines(props.text?.leaveOut),
    relation: props.question?.relation ?? ("same" as WordingRelation),
  });
  const isOfFramework = () => props.question !== undefined && props.question.state !== "added";
  const wording = (): Wording => {
    const before = props.text;
    const toTexts = (text: string, old: Wording["lookFor"] | undefined) =>
      text
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "")
        .map((en) => old?.find((known) => known.en === en) ?? { en });
    return {
      name: { ...before?.name, en: draft.name.trim() },
      question: { ...before?.question, en: draft.question.trim() },
      lookFor: toTexts(draft.lookFor, before?.lookFor),
      leaveOut: toTexts(draft.leaveOut, before?.leaveOut),
    };
  };
  const save = async (reason: string) => {
    const { question, dimensionId, assessmentId } = props;
    if (!question) {
      const added = await codebookApi.addQuestion(assessmentId, {
        id: uuidv7(),
        dimensionId,
        wording: wording(),
        reason,
      });
      return props.onDone(added.id);
    }
    const command = { id: uuidv7(), wording: wording(), reason, ...(isOfFramework() && { relation: draft.relation }) };
    await codebookApi.rewordQuestion(assessmentId, question.id, question.rowVersion, command);
    await props.onDone(question.id);
  };
  const fault = () => (draft.name.trim() === "" || draft.question.trim() === "" ? t().form.nameMissing : undefined);
  return (
    <ActDialog
      title={props.question ? t().acts.reword : t().acts.addQuestion}
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
        label={t().form.question}
        hint={t().form.questionHint}
        value={draft.question}
        onInput={(question) => setDraft({ question })}
      />
      <TextArea
        label={t().lookFor}
        hint={t().form.lines}
        value={draft.lookFor}
        onInput={(lookFor) => setDraft({ lookFor })}
      />
      <TextArea
        label={t().leaveOut}
        hint={t().form.lines}
        value={draft.leaveOut}
        onInput={(leaveOut) => setDraft({ leaveOut })}
      />
      <Show when={isOfFramework()}>
        <Field label={t().form.relation} hint={t().form.relationHint}>
          {(ids) => (
            <select
              {...ids}
              class="control"
              onChange={(event) => setDraft({ relation: RELATIONS[event.currentTarget.selectedIndex] ?? "same" })}
            >
              <For each={RELATIONS}>
                {(relation) => <option selected={relation === draft.relation}>{t().form.relations[relation]}</option>}
              </For>
            </select>
          )}
        </Field>
      </Show>
    </ActDialog>
  );
}
