import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { words } from "../words/words.ts";
import { BalanceGrid, BalanceMark } from "./BalanceMark.tsx";
import { AXIS_VALUES, type Profile, toneOf, toPercent } from "./balance-geometry.ts";
import { factWords } from "./fact-words.ts";
import type { ScorecardLine } from "./scorecard-lines.ts";
import { TallyMark } from "./TallyMark.tsx";

type Props = { lines: readonly ScorecardLine[]; withNaive: boolean; hrefOf: (dimensionId: string) => string };

/** The dimensions as rows of one chart. Each row is one link to the evidence under it. */
export function ScorecardRows(props: Props) {
  const head = () => words().scorecard.head;
  return (
    <table class="scorecard">
      <thead>
        <tr>
          <th scope="col" class="cell-name">
            {head().dimension}
          </th>
          <th scope="col" class="cell-chart">
            <span class="head-words">
              <strong>{head().balance}</strong>
              {head().balanceRest}
            </span>
            <span class="head-ends">
              <span data-tone="constrains">{head().constrains}</span>
              <span class="wide-only">{head().even}</span>
              <span data-tone="supports">{head().supports}</span>
            </span>
            <AxisNumbers />
          </th>
          <th scope="col" class="cell-value">
            <span class="for-reader">{head().balance}</span>
          </th>
          <th scope="col" class="cell-breadth">
            <strong>{head().breadth}</strong>
            <span>{head().breadthRest}</span>
          </th>
          <th scope="col" class="cell-rests">
            <strong>{head().restsOn}</strong>
            <span>{head().restsOnRest}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.lines}>
          {(line) => <Row line={line} withNaive={props.withNaive} href={props.hrefOf(line.dimensionId)} />}
        </For>
      </tbody>
    </table>
  );
}

function AxisNumbers() {
  return (
    <svg class="axis-numbers" aria-hidden="true">
      <For each={AXIS_VALUES}>
        {(value) => (
          <text x={`${toPercent(value)}%`} y="10" text-anchor="middle">
            {words().scorecard.axis(value)}
          </text>
        )}
      </For>
    </svg>
  );
}

function Row(props: { line: ScorecardLine; withNaive: boolean; href: string }) {
  const t = () => words().scorecard;
  const profile = () => (props.line.row.profile.kind === "profile" ? props.line.row.profile : undefined);
  return (
    <tr>
      <th scope="row" class="cell-name">
        <A class="row-link" href={props.href}>
          <span class="dimension-number">{props.line.dimensionId}</span> <span>{props.line.name}</span>
        </A>
        <span class="beside">
          {t().questions(props.line.questions)} ·{" "}
          {t().passagesAndCodings(profile()?.counts.codings ?? 0, props.line.row.codings)}
        </span>
      </th>
      <Show when={profile()} fallback={<NoEvidence />}>
        {(drawn) => (
          <>
            <td class="cell-chart">
              <BalanceMark profile={drawn()} withNaive={props.withNaive} />
            </td>
            <td class="cell-value">
              <BalanceValue profile={drawn()} withNaive={props.withNaive} />
            </td>
          </>
        )}
      </Show>
      <td class="cell-breadth">
        <TallyMark groups={props.line.groups} />
        <Show
          when={profile()?.counts}
          fallback={<span class="beside">{t().nobodyHeard(props.line.groups.length)}</span>}
        >
          {(counts) => (
            <>
              <span class="beside">{t().clustersInGroups(counts().clusters, counts().groups)}</span>
              <span class="beside">{words().count.sources(counts().sources)}</span>
            </>
          )}
        </Show>
      </td>
      <td class="cell-rests">
        <ul>
          <For each={props.line.facts}>{(fact) => <li data-fact={fact.kind}>{factWords(fact, t().facts)}</li>}</For>
        </ul>
      </td>
    </tr>
  );
}

/** The value at figure size with its range, as every picture of a balance states it. */
export function BalanceValue(props: { profile: Profile; withNaive: boolean }) {
  const t = () => words().scorecard;
  return (
    <>
      <span class="figure figures" data-tone={toneOf(props.profile.side)}>
        {t().balance(props.profile.balance)}
      </span>
      <span class="beside figures">
        <Show when={props.profile.sensitivity} fallback={t().noRange}>
          {(range) => t().range(...range())}
        </Show>
      </span>
      <Show when={props.withNaive && props.profile.naive !== null ? { value: props.profile.naive } : undefined}>
        {(naive) => <span class="beside figures">{t().naive(naive().value)}</span>}
      </Show>
    </>
  );
}

function NoEvidence() {
  const t = () => words().scorecard;
  return (
    <>
      <td class="cell-chart">
        <svg class="balance-mark" aria-hidden="true">
          <BalanceGrid />
        </svg>
        <span class="absence hatched" />
      </td>
      <td class="cell-value">
        <span>{t().noEvidence}</span>
        <span class="beside">{t().noEvidenceDetail}</span>
      </td>
    </>
  );
}
