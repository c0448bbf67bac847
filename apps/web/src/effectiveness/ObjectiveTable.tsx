import type { Effectiveness, EffectivenessTally, Objective } from "@octant/schemas";
import { createSignal, For, Show } from "solid-js";
import { useAssessment } from "../app/assessment.ts";
import { words } from "../words/words.ts";
import { JudgeDialog } from "./JudgeDialog.tsx";
import { tallyLines } from "./tally-lines.ts";

type Props = {
  effectiveness: Effectiveness;
  objectives: readonly Objective[];
  areaId: string | null;
  onChanged: (effectiveness: Effectiveness) => void;
};
type Column = { periodId: string | null; name: string };

/** Objectives by periods: on the method's four steps how many judged it so. Ink, since it is judgement. */
export function ObjectiveTable(props: Props) {
  const t = () => words().effectiveness;
  const { setup } = useAssessment();
  const [open, setOpen] = createSignal<{ objective: Objective; column: Column }>();
  const columns = (): Column[] => [
    ...setup().periods.map(({ id, name }) => ({ periodId: id, name })),
    { periodId: null, name: t().allPeriods },
  ];
  const tallyOf = (objectiveId: string, periodId: string | null) =>
    props.effectiveness.tallies.find(
      (tally) => tally.objectiveId === objectiveId && tally.areaId === props.areaId && tally.periodId === periodId,
    );
  return (
    <section class="effectiveness-scroll" aria-label={t().title} tabindex="0">
      <table class="effectiveness-table">
        <thead>
          <tr>
            <th scope="col">{t().objective}</th>
            <For each={columns()}>{({ name }) => <th scope="col">{name}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.objectives}>
            {(objective) => (
              <tr>
                <th scope="row">
                  {objective.title}
                  <small class="faint">{objective.source}</small>
                </th>
                <For each={columns()}>
                  {(column) => (
                    <td>
                      <Cell
                        label={objective.title}
                        column={column}
                        tally={tallyOf(objective.id, column.periodId)}
                        onOpen={() => setOpen({ objective, column })}
                      />
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={open()} keyed>
        {({ objective, column }) => (
          <JudgeDialog
            effectiveness={props.effectiveness}
            objective={objective}
            areaId={props.areaId}
            periodId={column.periodId}
            periodName={column.name}
            onChanged={props.onChanged}
            onClose={() => setOpen(undefined)}
          />
        )}
      </Show>
    </section>
  );
}

const LEVELS = [1, 2, 3, 4] as const;

function Cell(props: { label: string; column: Column; tally: EffectivenessTally | undefined; onOpen: () => void }) {
  const t = () => words().effectiveness;
  const lines = () => (props.tally ? tallyLines(props.tally, t()) : []);
  const told = () => (props.tally ? [...lines(), t().of(props.tally.of)].join(", ") : t().nobody);
  return (
    <button
      type="button"
      class="effectiveness-cell"
      aria-label={t().cell(props.label, props.column.name, told())}
      onClick={() => props.onOpen()}
    >
      <Show
        when={props.tally}
        fallback={
          <span class="effectiveness-nobody hatched">
            <span class="small">{t().nobody}</span>
          </span>
        }
      >
        {(tally) => (
          <>
            <span class="effectiveness-steps">
              <For each={LEVELS}>
                {(level) => (
                  <span data-some={tally().progress[level] > 0 ? "" : undefined}>{tally().progress[level] || ""}</span>
                )}
              </For>
            </span>
            <span class="small">{lines().join(" · ")}</span>
            <span class="small faint">{t().of(tally().of)}</span>
          </>
        )}
      </Show>
    </button>
  );
}
