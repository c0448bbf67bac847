import type { AssessmentSetup, ScorecardRow } from "@octant/schemas";
import { For, Show } from "solid-js";
import type { Profile } from "../scorecard/balance-geometry.ts";
import { factWords } from "../scorecard/fact-words.ts";
import { restsOn } from "../scorecard/rests-on.ts";
import { rowNames } from "../scorecard/scorecard-lines.ts";
import { words } from "../words/words.ts";
import { HowMade, type Narrow } from "./HowMade.tsx";
import { NarrowLink } from "./NarrowLink.tsx";

type Props = { row: ScorecardRow; setup: AssessmentSetup; narrow: Narrow };

/** The left side: how the balance is made, the figures beside it, what it rests on, and its clusters as a table. */
export function Explanation(props: Props) {
  const t = () => words().evidence;
  const facts = () => restsOn(props.row, rowNames(props.setup));
  const profile = () => (props.row.profile.kind === "profile" ? props.row.profile : undefined);
  return (
    <aside class="evidence-explanation" aria-label={t().howMade}>
      <Show when={profile()} fallback={<NoEvidence />}>
        {(made) => (
          <>
            <HowMade profile={made()} clusters={props.row.clusters} groups={props.setup.groups} narrow={props.narrow} />
            <Figures profile={made()} />
          </>
        )}
      </Show>
      <Show when={facts().length > 0}>
        <section>
          <h2>{t().restsOn}</h2>
          <ul class="facts">
            <For each={facts()}>{(fact) => <li>{factWords(fact, words().scorecard.facts)}</li>}</For>
          </ul>
        </section>
      </Show>
      <Show when={profile()}>
        <ClusterTable row={props.row} setup={props.setup} narrow={props.narrow} />
      </Show>
      <footer class="small faint">
        <p>{t().legend}</p>
        <p>{words().scorecard.extension}</p>
      </footer>
    </aside>
  );
}

function NoEvidence() {
  const t = () => words().evidence;
  return (
    <section>
      <h2>{t().noEvidence}</h2>
      <p class="evidence-absence hatched" />
      <p class="quiet">{t().noEvidenceHint}</p>
    </section>
  );
}

function Figures(props: { profile: Profile }) {
  const t = () => words().evidence.figures;
  const rows = () => {
    const { naive, polarisation, supporting, constraining, topShare, effectiveClusters, counts } = props.profile;
    return [
      naive !== null && { name: t().naive, of: t().naiveOf(counts.codings), value: words().scorecard.balance(naive) },
      {
        name: t().polarisation,
        of: t().polarisationOf(supporting, constraining),
        value: t().decimal(polarisation, 2),
      },
      topShare !== null && { name: t().topShare, of: t().topShareOf(counts.sources), value: t().percent(topShare) },
      { name: t().effective, of: t().effectiveOf(counts.clusters), value: t().decimal(effectiveClusters, 1) },
    ].filter((row) => row !== false);
  };
  return (
    <dl class="evidence-figures">
      <For each={rows()}>
        {({ name, of, value }) => (
          <div>
            <dt>
              {name} <span class="aside">{of}</span>
            </dt>
            <dd class="figures">{value}</dd>
          </div>
        )}
      </For>
    </dl>
  );
}

function ClusterTable(props: Props) {
  const t = () => words().evidence;
  const names = () => rowNames(props.setup);
  return (
    <details class="cluster-table">
      <summary>{t().clusterTable}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t().cluster}</th>
            <th scope="col">{t().group}</th>
            <th scope="col">{t().position}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.row.clusters}>
            {({ clusterId, groupId, position }) => (
              <tr>
                <th scope="row">
                  <NarrowLink href={props.narrow.cluster(clusterId)}>{names().clusterName(clusterId)}</NarrowLink>
                </th>
                <td>{names().groupName(groupId)}</td>
                <td class="figures">{words().scorecard.balance(position)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </details>
  );
}
