import { createSignal, For, Match, Show, Switch } from "solid-js";
import { Button } from "../ui/index.ts";
import { words } from "../words/words.ts";
import type { ActProps } from "./act-props.ts";
import type { BookLine } from "./book-tree.ts";
import { CodeForm, ForkForm, GuideForm, RetireForm } from "./CodeForms.tsx";
import { QuestionForm } from "./QuestionForm.tsx";
import { MoveForm, RecodeForm } from "./RecodeForms.tsx";

type Act =
  | "fork"
  | "addQuestion"
  | "reword"
  | "addCode"
  | "change"
  | "guide"
  | "move"
  | "merge"
  | "split"
  | "retire"
  | "restore";
type Props = Omit<ActProps, "onClose"> & {
  line: BookLine;
  lines: readonly BookLine[];
  forked: boolean;
  isLead: boolean;
  mayAdd: boolean;
};

/** What can be done with an entry, by whoever looks: coders add codes, leads do the rest. Each act opens its own form. */
export function EntryActs(props: Props) {
  const t = () => words().codebook.acts;
  const [open, setOpen] = createSignal<Act>();
  const acts = () => actsOf(props);
  const shared = {
    get assessmentId() {
      return props.assessmentId;
    },
    get lines() {
      return props.lines;
    },
    get name() {
      return props.line.name;
    },
    onClose: () => setOpen(undefined),
    onDone: (id?: string) => props.onDone(id),
  };
  const entry = () => {
    const { line } = props;
    if (line.kind === "dimension") return undefined;
    return line.kind === "question" ? line.question : line.code;
  };
  const code = () => (props.line.kind === "code" ? props.line.code : undefined);
  const question = () => (props.line.kind === "question" ? props.line : undefined);
  return (
    <>
      <Show when={acts().length > 0}>
        <fieldset class="book-do screen-only" aria-label={t().label}>
          <For each={acts()}>{(act) => <Button onClick={() => setOpen(act)}>{t()[act]}</Button>}</For>
        </fieldset>
      </Show>
      <Switch>
        <Match when={open() === "fork"}>
          <ForkForm {...shared} />
        </Match>
        <Match when={open() === "addQuestion" && props.line.kind === "dimension" && props.line.dimension}>
          {(dimension) => <QuestionForm {...shared} dimensionId={dimension().id} />}
        </Match>
        <Match when={open() === "reword" && question()}>
          {(line) => (
            <QuestionForm
              {...shared}
              dimensionId={line().question.dimensionId}
              question={line().question}
              text={line().text}
            />
          )}
        </Match>
        <Match when={open() === "addCode" && question()}>
          {(line) => <CodeForm {...shared} parentId={line().id} />}
        </Match>
        <Match when={open() === "change" && code()}>
          {(found) => <CodeForm {...shared} parentId={found().parentId} code={found()} />}
        </Match>
        <Match when={open() === "guide" && entry()}>{(found) => <GuideForm {...shared} entry={found()} />}</Match>
        <Match when={open() === "move" && code()}>{(found) => <MoveForm {...shared} code={found()} />}</Match>
        <Match when={(open() === "merge" || open() === "split") && entry()}>
          {(found) => <RecodeForm {...shared} entry={found()} merge={open() === "merge"} />}
        </Match>
        <Match when={(open() === "retire" || open() === "restore") && entry()}>
          {(found) => <RetireForm {...shared} entry={found()} />}
        </Match>
      </Switch>
    </>
  );
}

function actsOf({ line, forked, isLead, mayAdd }: Props): Act[] {
  if (line.kind === "dimension") return isLead ? [forked ? "addQuestion" : "fork"] : [];
  if (line.kind === "question") {
    const { retired } = line.question;
    const adding: Act[] = mayAdd && !retired ? ["addCode"] : [];
    if (!isLead) return adding;
    const ofFork: Act[] = forked ? ["reword", retired ? "restore" : "retire"] : ["fork"];
    return [...adding, "guide", "split", ...ofFork];
  }
  if (!isLead) return [];
  return line.code.retired ? ["restore", "split"] : ["change", "guide", "move", "merge", "split", "retire"];
}
