import type { Effectiveness, EffectivenessProgress, JudgedContribution, Judgement, Objective } from "@octant/schemas";
import { For, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { v7 as uuidv7 } from "uuid";
import { useAssessment } from "../app/assessment.ts";
import { createSubmit } from "../data/create-submit.ts";
import { effectivenessApi } from "../data/effectiveness-api.ts";
import { Button, Dialog, Field } from "../ui/index.ts";
import { Refusal } from "../ui/Refusal.tsx";
import { words } from "../words/words.ts";

type Props = {
  effectiveness: Effectiveness;
  objective: Objective;
  areaId: string | null;
  periodId: string | null;
  periodName: string;
  onChanged: (effectiveness: Effectiveness) => void;
  onClose: () => void;
};

const PROGRESS: readonly EffectivenessProgress[] = [
  "deteriorated",
  "stagnated",
  "partly-improved",
  "improved",
  "not-mandated",
  "insufficient",
];
const DIRECTIONS: readonly JudgedContribution["direction"][] = ["helped", "harmed", "none", "unclear"];
const SIZES = ["minor", "substantial", "decisive"] as const;

/** What people judged of one objective there and then, each with why, and one's own judgement. */
export function JudgeDialog(props: Props) {
  const t = () => words().effectiveness;
  const { setup, names } = useAssessment();
  const here = () =>
    props.effectiveness.judgements.filter(
      (one) => one.objectiveId === props.objective.id && one.areaId === props.areaId && one.periodId === props.periodId,
    );
  const mayJudge = () => ["lead", "reviewer", "panel-rater"].includes(setup().role);
  const areaName = () => (props.areaId === null ? t().wholeMission : (names().areas.get(props.areaId)?.name ?? ""));
  return (
    <Dialog title={t().dialog(props.objective.title, areaName(), props.periodName)} onClose={props.onClose}>
      <ul class="effectiveness-judgements">
        <For each={here()} fallback={<li class="quiet">{t().nobody}</li>}>
          {(judgement) => <Told judgement={judgement} />}
        </For>
      </ul>
      <Show when={mayJudge()}>
        <Form {...props} mine={here().find(({ me }) => me)} />
      </Show>
    </Dialog>
  );
}

function Told(props: { judgement: Judgement }) {
  const t = () => words().effectiveness;
  const line = () => {
    const { progress, contribution } = props.judgement;
    const did =
      contribution &&
      t().contributionLine(t().direction[contribution.direction], contribution.size && t().size[contribution.size]);
    return [t().progress[progress], ...(did ? [did] : [])].join("; ");
  };
  return (
    <li>
      <strong>{line()}</strong>
      <span class="serif">{props.judgement.reason}</span>
      <Show when={props.judgement.unintended}>
        {(unintended) => (
          <span class="serif">
            {t().unintended}: {unintended()}
          </span>
        )}
      </Show>
      <span class="small faint">{t().judgement(props.judgement.actor, new Date(props.judgement.at))}</span>
    </li>
  );
}

function Form(props: Props & { mine: Judgement | undefined }) {
  const t = () => words().effectiveness;
  const { setup } = useAssessment();
  const mine = props.mine;
  const [draft, setDraft] = createStore({
    progress: mine?.progress,
    direction: mine?.contribution?.direction,
    size: mine?.contribution?.size ?? "minor",
    reason: mine?.reason ?? "",
    unintended: mine?.unintended ?? "",
    tried: false,
  });
  const hasSize = () => draft.direction === "helped" || draft.direction === "harmed";
  const submit = createSubmit(async () => {
    setDraft({ tried: true });
    const { progress, direction } = draft;
    if (!progress || draft.reason.trim() === "") return;
    const { objective, areaId, periodId } = props;
    const contribution = direction ? { direction, size: hasSize() ? draft.size : null } : null;
    const texts = { reason: draft.reason.trim(), unintended: draft.unintended.trim() };
    const command = { id: uuidv7(), objectiveId: objective.id, areaId, periodId, progress, contribution, ...texts };
    props.onChanged(await effectivenessApi.judge(setup().id, command));
    props.onClose();
  });
  return (
    <form class="effectiveness-form" noValidate onSubmit={submit.onSubmit}>
      <h3>{t().mine}</h3>
      <fieldset>
        <legend class="field-label">{t().progressLabel}</legend>
        <For each={PROGRESS}>
          {(progress) => (
            <label class="check-line">
              <input
                type="radio"
                name="progress"
                checked={draft.progress === progress}
                onChange={() => setDraft({ progress })}
              />
              <span>{t().progress[progress]}</span>
            </label>
          )}
        </For>
      </fieldset>
      <Field label={t().contributionLabel}>
        {(ids) => (
          <select
            {...ids}
            class="control"
            onChange={(event) => setDraft({ direction: DIRECTIONS[event.currentTarget.selectedIndex - 1] })}
          >
            <option selected={draft.direction === undefined}>{t().notGiven}</option>
            <For each={DIRECTIONS}>
              {(direction) => <option selected={direction === draft.direction}>{t().direction[direction]}</option>}
            </For>
          </select>
        )}
      </Field>
      <Show when={hasSize()}>
        <Field label={t().sizeLabel}>
          {(ids) => (
            <select
              {...ids}
              class="control"
              onChange={(event) => setDraft({ size: SIZES[event.currentTarget.selectedIndex] ?? "minor" })}
            >
              <For each={SIZES}>{(size) => <option selected={size === draft.size}>{t().size[size]}</option>}</For>
            </select>
          )}
        </Field>
      </Show>
      <Field label={t().reason} hint={t().reasonHint}>
        {(ids) => (
          <textarea
            {...ids}
            class="control"
            rows="3"
            maxlength={4000}
            value={draft.reason}
            onInput={(event) => setDraft({ reason: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={t().unintended}>
        {(ids) => (
          <textarea
            {...ids}
            class="control"
            rows="2"
            maxlength={4000}
            value={draft.unintended}
            onInput={(event) => setDraft({ unintended: event.currentTarget.value })}
          />
        )}
      </Field>
      <Show when={draft.tried && (!draft.progress || draft.reason.trim() === "")}>
        <p class="field-error">{t().missing}</p>
      </Show>
      <Refusal sentence={submit.sentence()} />
      <div class="note-actions">
        <Button look="ink" type="submit" disabled={submit.working()}>
          {t().save}
        </Button>
        <Button look="quiet" onClick={() => props.onClose()}>
          {words().act.cancel}
        </Button>
      </div>
    </form>
  );
}
