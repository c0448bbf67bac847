import type { AssessmentSetup, ScorecardRow } from "@octant/schemas";
import { side } from "@octant/scoring";
import { For, Match, Show, Switch } from "solid-js";
import { BalanceGrid, BalanceMark } from "../scorecard/BalanceMark.tsx";
import { type Profile, type Tone, toneOf, toPercent } from "../scorecard/balance-geometry.ts";
import { words } from "../words/words.ts";
import { type ClusterMark, type GroupMarks, groupMarks } from "./cluster-marks.ts";
import { NarrowLink } from "./NarrowLink.tsx";

/** Addresses that narrow the quotes to those of one group or one cluster. */
export type Narrow = { group: (groupId: string) => string; cluster: (clusterId: string) => string };

type Props = {
  profile: Profile;
  clusters: ScorecardRow["clusters"];
  groups: AssessmentSetup["groups"];
  narrow: Narrow;
};

/** How a balance comes about: clusters on their axis under their group, the groups' means, the balance and its range. */
export function HowMade(props: Props) {
  const t = () => words().evidence;
  const lines = () => groupMarks(props.clusters, props.profile.byGroup, props.groups);
  const tone = () => toneOf(props.profile.side);
  return (
    <section class="how-made" aria-label={t().howMade}>
      <h2>
        {t().howMade} <span class="aside">{t().howMadeRest}</span>
      </h2>
      <div class="how-made-ends" aria-hidden="true">
        <span class="axis-ends">
          <span data-tone="constrains">{words().scorecard.head.constrains}</span>
          <span data-tone="supports">{words().scorecard.head.supports}</span>
        </span>
        <span class="aside">{t().mean}</span>
      </div>
      <ul class="how-made-groups">
        <For each={lines()}>{(line) => <GroupLine line={line} narrow={props.narrow} />}</For>
      </ul>
      <div class="how-made-balance">
        <strong>{t().balance}</strong>
        <div class="how-made-axis">
          <BalanceMark profile={props.profile} withNaive={false} />
        </div>
        <strong class="figures" data-tone={tone()}>
          {words().scorecard.balance(props.profile.balance)}
        </strong>
      </div>
      <p class="beside">
        <Show when={props.profile.sensitivity} fallback={t().noSensitivity}>
          {(range) => t().sensitivity(...range())}
        </Show>
      </p>
    </section>
  );
}

function GroupLine(props: { line: GroupMarks; narrow: Narrow }) {
  const t = () => words().evidence;
  const weight = () => (props.line.weight === null ? undefined : { value: props.line.weight });
  return (
    <li class="how-made-group" data-levels={props.line.levels > 4 ? "more" : props.line.levels}>
      <span>
        <Show when={props.line.marks.length > 0} fallback={props.line.name}>
          <NarrowLink href={props.narrow.group(props.line.groupId)}>{props.line.name}</NarrowLink>
        </Show>
        <Show when={weight()}>{(declared) => <span class="beside">{t().weight(declared().value)}</span>}</Show>
      </span>
      <span class="how-made-count">{words().scorecard.table.number(props.line.marks.length)}</span>
      <Show
        when={props.line.mean === null ? undefined : { value: props.line.mean }}
        fallback={
          <span class="how-made-nobody hatched">
            <span>{t().nobody}</span>
          </span>
        }
      >
        {(mean) => (
          <>
            <div class="how-made-axis">
              <GroupPicture line={props.line} mean={mean().value} narrow={props.narrow} />
            </div>
            <span class="figures how-made-mean">{words().scorecard.balance(mean().value)}</span>
          </>
        )}
      </Show>
    </li>
  );
}

/** Levels are 9 px apart; the first mark of a place stands on the middle line. */
const LEVEL = 9;

/**
 * The group's clusters on the axis. The line says the same in words and numbers, and what a press on a mark does is open
 * to the keyboard in the table of clusters, where targets are large enough; so the drawing is for the eye and pointer.
 */
function GroupPicture(props: { line: GroupMarks; mean: number; narrow: Narrow }) {
  const mean = () => `${toPercent(props.mean)}%`;
  const lift = ({ level }: ClusterMark) => ((props.line.levels - 1) / 2 - level) * LEVEL;
  return (
    <svg class="balance-mark" aria-hidden="true">
      <BalanceGrid />
      <line class="group-mean" x1={mean()} x2={mean()} y1="15%" y2="85%" />
      <For each={props.line.marks}>
        {(mark) => (
          <svg x={`${mark.x}%`} y="50%" overflow="visible" aria-hidden="true">
            <a href={props.narrow.cluster(mark.clusterId)} tabindex="-1">
              <g transform={`translate(0 ${lift(mark)})`}>
                <ClusterShape tone={toneOf(side(mark.position))} />
              </g>
            </a>
          </svg>
        )}
      </For>
    </svg>
  );
}

function ClusterShape(props: { tone: Tone }) {
  return (
    <Switch>
      <Match when={props.tone === "supports"}>
        <circle class="cluster-mark" data-tone="supports" r="4.25" />
      </Match>
      <Match when={props.tone === "constrains"}>
        <rect class="cluster-mark" data-tone="constrains" x="-3.75" y="-3.75" width="7.5" height="7.5" />
      </Match>
      <Match when={props.tone === "even"}>
        <path class="cluster-mark" data-tone="even" d="M0-5 5 0 0 5-5 0Z" />
      </Match>
    </Switch>
  );
}
