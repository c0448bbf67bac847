import type { Crosswalk, CrosswalkLine, FrameworkVersion, LocalText } from "@octant/schemas";
import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { localText } from "../words/local-text.ts";
import { words } from "../words/words.ts";

type Named = { id: string; name: LocalText };

/** How the dimensions of a version relate to those of every other that it has a crosswalk with, a table for each. */
export function CrosswalkTables(props: { version: FrameworkVersion }) {
  const t = () => words().frameworks;
  return (
    <Show when={props.version.crosswalks.length > 0}>
      <section class="crosswalks" aria-labelledby="crosswalk-head">
        <h2 id="crosswalk-head">{t().crosswalk}</h2>
        <p class="quiet">{t().crosswalkHint}</p>
        <For each={props.version.crosswalks}>
          {(crosswalk) => <CrosswalkTable here={props.version.framework.dimensions} crosswalk={crosswalk} />}
        </For>
      </section>
    </Show>
  );
}

function CrosswalkTable(props: { here: readonly Named[]; crosswalk: Crosswalk }) {
  const t = () => words().frameworks;
  const sureness = ({ provenance: { kind, note } }: CrosswalkLine) =>
    note === undefined ? t().sureness[kind] : `${t().sureness[kind]}: ${note}`;
  return (
    <table class="crosswalk-table">
      <caption>
        <A href={`/frameworks/${props.crosswalk.framework}`}>{t().crosswalkTo(localText(props.crosswalk.name))}</A>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t().crosswalkHead.here}</th>
          <th scope="col">{t().crosswalkHead.relation}</th>
          <th scope="col">{t().crosswalkHead.there}</th>
          <th scope="col">{t().crosswalkHead.provenance}</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.crosswalk.lines}>
          {(line) => (
            <tr data-relation={line.relation}>
              <td>
                <NumberAndName id={line.from} among={props.here} />
              </td>
              <td class="crosswalk-relation">{t().relation[line.relation]}</td>
              <td>
                <NumberAndName id={line.to} among={props.crosswalk.dimensions} />
              </td>
              <td class="small faint">{sureness(line)}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

function NumberAndName(props: { id: string | null; among: readonly Named[] }) {
  const named = () => props.among.find(({ id }) => id === props.id);
  return (
    <Show when={props.id} fallback={<span class="faint">{words().frameworks.nothing}</span>}>
      {(id) => (
        <>
          <span class="figures">{id()}</span> <Show when={named()}>{(part) => localText(part().name)}</Show>
        </>
      )}
    </Show>
  );
}
