import type { EvidenceItem, JudgedStep, SourcePosition } from "@octant/schemas";
import { createResource, createSignal, For, Show } from "solid-js";
import { v7 as uuidv7 } from "uuid";
import { useAssessment } from "../app/assessment.ts";
import { createSubmit } from "../data/create-submit.ts";
import { positionApi } from "../data/position-api.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { Button, Dialog, Field, Loading, StanceMark } from "../ui/index.ts";
import { Refusal } from "../ui/Refusal.tsx";
import { words } from "../words/words.ts";

const STEPS: readonly JudgedStep[] = [-1, -0.5, 0, 0.5, 1];

type Props = { item: EvidenceItem; questionName: string; onClose: () => void; onDone: () => void };

/** What a source, taken whole, says to a question: as its codings come to, and as somebody judges it, with a reason and passages. */
export function PositionDialog(props: Props) {
  const t = () => words().position;
  const { setup } = useAssessment();
  const place = { assessmentId: setup().id, sourceId: props.item.sourceId, questionId: props.item.questionId };
  const [found] = createResource(() => positionApi.position(place));
  const title = () =>
    t().title(words().citation.name(props.item.citation), `${props.item.questionId} ${props.questionName}`);
  const mayJudge = () => setup().role === "lead" || setup().role === "reviewer";
  return (
    <Dialog title={title()} onClose={() => props.onClose()}>
      <Show when={found.error === undefined} fallback={<Refusal sentence={problemSentence(found.error)} />}>
        <Show when={found()} fallback={<Loading what={t().loading} />}>
          {(position) => (
            <>
              <p>
                <Facts position={position()} />
              </p>
              <Show when={mayJudge()}>
                <JudgeForm place={place} position={position()} onClose={props.onClose} onDone={props.onDone} />
              </Show>
              <History position={position()} />
            </>
          )}
        </Show>
      </Show>
    </Dialog>
  );
}

function Facts(props: { position: SourcePosition }) {
  const t = () => words().position;
  const computed = () => props.position.computed;
  return (
    <>
      {computed() === null ? t().silent : t().computed(computed() ?? 0, props.position.passages)}{" "}
      <Show when={props.position.judged}>
        {(judged) => (
          <>
            {t().judged(stepName(judged().position), judged().actor, new Date(judged().at))}{" "}
            {judged().removedCitations > 0 ? t().removed(judged().removedCitations) : ""}
          </>
        )}
      </Show>
    </>
  );
}

type FormProps = {
  place: { assessmentId: string; sourceId: string; questionId: string };
  position: SourcePosition;
  onClose: () => void;
  onDone: () => void;
};

function JudgeForm(props: FormProps) {
  const t = () => words().position;
  const judged = props.position.judged;
  const [step, setStep] = createSignal<JudgedStep | undefined>(judged?.position);
  const [reason, setReason] = createSignal(judged?.reason ?? "");
  const [cited, setCited] = createSignal<readonly string[]>(judged?.codingIds ?? []);
  const [tried, setTried] = createSignal(false);
  const isWhole = () => step() !== undefined && reason().trim() !== "" && cited().length > 0;
  const finish = () => {
    props.onDone();
    props.onClose();
  };
  const judge = createSubmit(async () => {
    setTried(true);
    const position = step();
    if (position === undefined || !isWhole()) return;
    const command = { id: uuidv7(), position, reason: reason().trim(), codingIds: [...cited()] };
    await positionApi.judge(props.place, props.position.rowVersion, command);
    finish();
  });
  const remove = createSubmit(async () => {
    const command = { id: uuidv7(), reason: reason().trim() || t().remove };
    await positionApi.remove(props.place, props.position.rowVersion, command);
    finish();
  });
  const cite = (codingId: string, on: boolean) =>
    setCited((chosen) => (on ? [...chosen, codingId] : chosen.filter((each) => each !== codingId)));
  return (
    <form class="position-form" noValidate onSubmit={judge.onSubmit}>
      <p class="small faint">{t().replaces}</p>
      <fieldset class="position-steps">
        <legend class="field-label">{t().position}</legend>
        <For each={STEPS}>
          {(each) => (
            <label class="check-line">
              <input type="radio" name="position" checked={step() === each} onChange={() => setStep(each)} />
              <span>{stepName(each)}</span>
            </label>
          )}
        </For>
      </fieldset>
      <Field label={t().reason} hint={t().reasonHint}>
        {(ids) => (
          <textarea
            {...ids}
            class="control"
            rows="3"
            maxlength={4000}
            value={reason()}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        )}
      </Field>
      <fieldset class="position-cites">
        <legend class="field-label">{t().cites}</legend>
        <For each={props.position.items}>
          {(item) => (
            <label class="check-line">
              <input
                type="checkbox"
                checked={cited().includes(item.codingId)}
                onChange={(event) => cite(item.codingId, event.currentTarget.checked)}
              />
              <span>
                <StanceMark stance={item.stance} label={words().stance[item.stance]} />{" "}
                <bdi class="serif" dir="auto">
                  {item.quote ?? t().withheld}
                </bdi>
              </span>
            </label>
          )}
        </For>
      </fieldset>
      <Show when={tried() && !isWhole()}>
        <p class="field-error">{t().missing}</p>
      </Show>
      <Refusal sentence={judge.sentence() ?? remove.sentence()} />
      <div class="note-actions">
        <Button look="ink" type="submit" disabled={judge.working() || remove.working()}>
          {t().save}
        </Button>
        <Show when={judged}>
          <Button disabled={judge.working() || remove.working()} onClick={() => void remove.run()}>
            {t().remove}
          </Button>
        </Show>
        <Button look="quiet" onClick={() => props.onClose()}>
          {words().act.cancel}
        </Button>
      </div>
    </form>
  );
}

function History(props: { position: SourcePosition }) {
  const t = () => words().position;
  return (
    <Show when={props.position.acts.length > 0}>
      <h3>{t().history}</h3>
      <ol class="position-acts">
        <For each={props.position.acts}>
          {({ at, actor, position, reason }) => (
            <li>
              <span class="small faint">
                {t().act(actor, new Date(at), position === null ? null : stepName(position))}
              </span>
              <span class="serif">{reason}</span>
            </li>
          )}
        </For>
      </ol>
    </Show>
  );
}

const stepName = (step: JudgedStep) => words().position.steps[String(step)] ?? String(step);
