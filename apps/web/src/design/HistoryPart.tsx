import type { DesignAct } from "@octant/schemas";
import { createResource, createSignal, For, Show } from "solid-js";
import { createSubmit } from "../data/create-submit.ts";
import { designApi } from "../data/design-api.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { Button, Loading } from "../ui/index.ts";
import { Refusal } from "../ui/Refusal.tsx";
import { words } from "../words/words.ts";

/** What was decided when, by whom and why. `version` is the design's: a new one is asked for again. */
export function HistoryPart(props: { assessmentId: string; version: number }) {
  const t = () => words().design.history;
  const [older, setOlder] = createSignal<{ items: DesignAct[]; next: string | null }>();
  const [first] = createResource(
    () => [props.assessmentId, props.version] as const,
    async ([id]) => {
      setOlder(undefined);
      return designApi.history(id);
    },
  );
  const items = () => [...(first.latest?.items ?? []), ...(older()?.items ?? [])];
  const next = () => older()?.next ?? (older() ? null : first.latest?.next);
  const more = createSubmit(async () => {
    const page = await designApi.history(props.assessmentId, next() ?? undefined);
    setOlder({ items: [...(older()?.items ?? []), ...page.items], next: page.next });
  });
  return (
    <section class="design-part" aria-labelledby="design-history">
      <div class="design-part-head">
        <h2 id="design-history">{t().title}</h2>
        <p class="quiet">{t().about}</p>
      </div>
      <div class="design-part-body">
        <Show when={first.error === undefined} fallback={<Refusal sentence={problemSentence(first.error)} />}>
          <Show when={first.latest} fallback={<Loading what={t().loading} />}>
            <ol class="design-acts">
              <For each={items()} fallback={<li class="quiet">{t().none}</li>}>
                {(act) => <Act act={act} />}
              </For>
            </ol>
          </Show>
        </Show>
        <Refusal sentence={more.sentence()} />
        <Show when={next()}>
          <div>
            <Button disabled={more.working()} onClick={() => void more.run()}>
              {t().older}
            </Button>
          </div>
        </Show>
      </div>
    </section>
  );
}

function Act(props: { act: DesignAct }) {
  const t = () => words().design.history;
  return (
    <li>
      <p>
        <strong>{words().design.part[props.act.part]}</strong> <span>{whatOf(props.act)}</span>
      </p>
      <Show when={props.act.reason}>{(reason) => <p class="design-reason">{reason()}</p>}</Show>
      <p class="small quiet">{t().by(props.act.actor, new Date(props.act.at))}</p>
    </li>
  );
}

/** What came, changed and went, by name; of the sample how many cells. */
function whatOf({ part, added, changed, removed }: DesignAct): string {
  const t = words().design.history;
  if (part === "sample") return t.sampleLine(added, changed, removed);
  const named = (names: string[]) => names.map((name) => t.fields[name] ?? name).join(", ");
  const told = (names: string[], what: string) => (names.length === 0 ? [] : [`${named(names)} ${what}`]);
  return [...told(added, t.added), ...told(changed, t.altered), ...told(removed, t.removed)].join("; ");
}
