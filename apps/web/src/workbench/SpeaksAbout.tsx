import { Show } from "solid-js";
import { words } from "../words/words.ts";
import type { DrawnCoding } from "./coding-machine.ts";
import type { Workbench } from "./create-workbench.ts";

/** Which area and periods a passage speaks about: the coding's own, or those of its source. */
export function SpeaksAbout(props: { bench: Workbench; coding: DrawnCoding | undefined }) {
  const about = () => words().workbench.inspector;
  const names = () => props.bench.open.names();
  const { source } = props.bench.version;
  const ownArea = () => props.coding?.aboutAreaId ?? null;
  const area = () => names().areas.get(ownArea() ?? source.areaId ?? "")?.name;
  const ownPeriods = () => props.coding?.aboutPeriodIds ?? [];
  const periods = () => {
    const ids = ownPeriods().length > 0 ? ownPeriods() : source.periodIds;
    const found = ids.flatMap((id) => names().periods.get(id)?.name ?? []);
    return found.length > 0 ? words().format.list(found) : undefined;
  };
  const cluster = () => names().clusters.get(source.clusterId)?.name;
  return (
    <section class="inspector-part">
      <h2>{about().speaksAbout}</h2>
      <dl class="speaks-about">
        <Fact name={about().area} value={area()} fromSource={ownArea() === null} />
        <Fact name={about().period} value={periods()} fromSource={ownPeriods().length === 0} />
        <Fact name={about().cluster} value={cluster()} fromSource={false} />
      </dl>
    </section>
  );
}

function Fact(props: { name: string; value: string | undefined; fromSource: boolean }) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>
        <Show when={props.value} fallback={<span class="faint">{words().workbench.inspector.notSaid}</span>}>
          {(value) => (
            <>
              <bdi>{value()}</bdi>
              <Show when={props.fromSource}>
                <span class="faint"> ({words().workbench.inspector.fromSource})</span>
              </Show>
            </>
          )}
        </Show>
      </dd>
    </>
  );
}
