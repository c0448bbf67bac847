import type { DiffKind, FrameworkDiff } from "@octant/schemas";
import { A, useParams } from "@solidjs/router";
import { createResource, For, Match, Show, Switch } from "solid-js";
import { Frame } from "../app/Frame.tsx";
import { latestOf } from "../data/latest-of.ts";
import { libraryApi } from "../data/library-api.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { Button, Loading, Note, usePageTitle } from "../ui/index.ts";
import { localText } from "../words/local-text.ts";
import { words } from "../words/words.ts";
import { Changes, DimensionDifference } from "./DimensionDifference.tsx";
import "./frameworks.css";

/** What differs between two versions, dimension by dimension. */
export function CompareScreen() {
  const t = () => words().frameworks;
  const params = useParams<{ frameworkId: string; otherId: string }>();
  usePageTitle(() => t().compareTitle);
  const [diff, { refetch }] = createResource(
    () => [params.frameworkId, params.otherId] as const,
    ([from, to]) => libraryApi.differences(from, to),
  );
  return (
    <Frame>
      <div class="page framework">
        <p class="small">
          <A href="/frameworks">{t().back}</A>
        </p>
        <div class="page-head">
          <h1>{t().compareTitle}</h1>
        </div>
        <Switch fallback={<Loading what={t().comparing} />}>
          <Match when={diff.error}>
            <Note
              title={t().notCompared}
              actions={<Button onClick={() => void refetch()}>{words().act.tryAgain}</Button>}
            >
              <p>{problemSentence(diff.error)}</p>
            </Note>
          </Match>
          <Match when={latestOf(diff)}>{(shown) => <Difference diff={shown()} />}</Match>
        </Switch>
      </div>
    </Frame>
  );
}

const KINDS: readonly DiffKind[] = ["same", "changed", "added", "removed"];

function Difference(props: { diff: FrameworkDiff }) {
  const t = () => words().frameworks;
  const counted = () => {
    const of = (kind: DiffKind) => props.diff.dimensions.filter((dimension) => dimension.kind === kind).length;
    const [same = 0, changed = 0, added = 0, removed = 0] = KINDS.map(of);
    return { same, changed, added, removed };
  };
  return (
    <>
      <dl class="compare-ends">
        <dt>{t().from}</dt>
        <dd>
          <A href={`/frameworks/${props.diff.from.id}`}>{localText(props.diff.from.name)}</A>
        </dd>
        <dt>{t().to}</dt>
        <dd>
          <A href={`/frameworks/${props.diff.to.id}`}>{localText(props.diff.to.name)}</A>
        </dd>
      </dl>
      <p>
        {t().summary(counted())} <span class="quiet">{t().alignedBy[props.diff.alignedBy]}</span>
      </p>
      <p class="screen-only">
        <A href={`/frameworks/${props.diff.to.id}/compare/${props.diff.from.id}`}>{t().swap}</A>
      </p>
      <For each={props.diff.dimensions}>{(dimension) => <DimensionDifference dimension={dimension} />}</For>
      <Show when={props.diff.changes.length > 0}>
        <section class="difference">
          <h2>{t().about}</h2>
          <Changes changes={props.diff.changes} />
        </section>
      </Show>
    </>
  );
}
