import { Show } from "solid-js";
import { Button, Kbd } from "../ui/index.ts";
import { words } from "../words/words.ts";
import type { DrawnCoding } from "./coding-machine.ts";
import type { Workbench } from "./create-workbench.ts";

/** Which area and periods the active coding speaks about, or the source where none is active; one's own can be changed. */
export function SpeaksAbout(props: { bench: Workbench; coding: DrawnCoding | undefined }) {
  const { bench } = props;
  const t = () => words().workbench.inspector;
  const names = () => bench.open.names();
  const { sourceAbout } = bench.scope;
  const about = () => props.coding ?? sourceAbout;
  const area = () => names().areas.get(about().aboutAreaId ?? "")?.name;
  const periods = () => {
    const found = about().aboutPeriodIds.flatMap((id) => names().periods.get(id)?.name ?? []);
    return found.length > 0 ? words().format.list(found) : undefined;
  };
  const cluster = () => names().clusters.get(bench.version.source.clusterId)?.name;
  const changeable = () => {
    const { coding } = props;
    return coding && bench.isMine(coding) && bench.whyNot() === undefined ? coding : undefined;
  };
  return (
    <section class="inspector-part">
      <h2>{t().speaksAbout}</h2>
      <dl class="speaks-about">
        <Fact name={t().area} value={area()} fromSource={about().aboutAreaId === sourceAbout.aboutAreaId} />
        <Fact
          name={t().period}
          value={periods()}
          fromSource={about().aboutPeriodIds.join() === sourceAbout.aboutPeriodIds.join()}
        />
        <Fact name={t().cluster} value={cluster()} fromSource={false} />
      </dl>
      <Show when={changeable()}>
        {(coding) => (
          <Button onClick={() => bench.openAbout(coding().id)}>
            {t().changeAbout} <Kbd keys="A" />
          </Button>
        )}
      </Show>
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
