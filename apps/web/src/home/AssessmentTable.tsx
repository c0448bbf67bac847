import type { AssessmentProgress, AssessmentRow } from "@octant/schemas";
import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { retentionOf } from "../security/retention.ts";
import { toDay } from "../words/to-day.ts";
import { words } from "../words/words.ts";
import { activityWords } from "./activity-words.ts";
import { placeOf } from "./place-of.ts";

type Rows = readonly AssessmentRow[];

/** What is one's own, then the demos under a line that says what they are. The whole row opens its assessment. */
export function AssessmentTable(props: { own: Rows; demos: Rows; now: Date }) {
  const t = () => words().home;
  return (
    <>
      <table class="home-table">
        <thead>
          <tr>
            <For each={[t().assessment, t().mission, t().stage, t().coverage, t().activity]}>
              {(name) => <th scope="col">{name}</th>}
            </For>
          </tr>
        </thead>
        <Show when={props.own.length > 0}>
          <tbody>
            <For each={props.own}>{(row) => <AssessmentLine row={row} now={props.now} />}</For>
          </tbody>
        </Show>
        <Show when={props.demos.length > 0}>
          <tbody>
            <tr class="home-demos">
              <th scope="rowgroup" colspan="5">
                {t().demos} <small>{t().demosAbout}</small>
              </th>
            </tr>
            <For each={props.demos}>{(row) => <AssessmentLine row={row} now={props.now} />}</For>
          </tbody>
        </Show>
      </table>
      <p class="home-about">{t().coverageAbout}</p>
    </>
  );
}

function AssessmentLine(props: { row: AssessmentRow; now: Date }) {
  const t = () => words().home;
  return (
    <tr>
      <th scope="row">
        <A href={placeOf(props.row)}>{props.row.name}</A>
        <Show when={props.row.demo}>
          <span class="tag">{t().demo}</span>
        </Show>
        <small>{t().role(words().role[props.row.role])}</small>
        <Show when={retentionOf(props.row.retentionUntil, props.now)}>
          {(retention) => (
            <small class="home-retention">
              {words().security.retention[retention()](toDay(props.row.retentionUntil ?? ""))}
            </small>
          )}
        </Show>
      </th>
      <td>{props.row.missionLine}</td>
      <Show
        when={props.row.progress}
        fallback={
          <td class="home-withheld" colspan="3">
            {t().notShown}
          </td>
        }
      >
        {(progress) => <ProgressCells progress={progress()} now={props.now} />}
      </Show>
    </tr>
  );
}

function ProgressCells(props: { progress: AssessmentProgress; now: Date }) {
  const t = () => words().home;
  const is = () => props.progress;
  return (
    <>
      <td data-name={t().stage}>
        {t().stages[is().stage]}
        <small>{is().stage === "code" ? t().coded(is().coded, is().texts) : t().collected(is().sources)}</small>
      </td>
      <td data-name={t().coverage}>
        <Show when={is().planned > 0} fallback={<small>{t().noPlan(is().sources)}</small>}>
          <span class="home-met">
            {t().met(is().met, is().planned)}
            <progress class="bar" aria-hidden="true" value={is().met} max={is().planned} />
          </span>
          <small>{t().metOf(is().planned)}</small>
        </Show>
      </td>
      <td data-name={t().activity}>
        <Show when={is().lastActivity}>
          {(at) => <time datetime={at()}>{activityWords(new Date(at()), props.now)}</time>}
        </Show>
      </td>
    </>
  );
}
