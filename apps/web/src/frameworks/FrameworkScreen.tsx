import type { FrameworkVersion } from "@octant/schemas";
import { A, useParams } from "@solidjs/router";
import { createResource, For, Match, Show, Switch } from "solid-js";
import { Frame } from "../app/Frame.tsx";
import { latestOf } from "../data/latest-of.ts";
import { libraryApi } from "../data/library-api.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { Button, Loading, Note, usePageTitle } from "../ui/index.ts";
import { localText } from "../words/local-text.ts";
import { toDay } from "../words/to-day.ts";
import { words } from "../words/words.ts";
import { CompareChoice } from "./CompareChoice.tsx";
import { CrosswalkTables } from "./CrosswalkTables.tsx";
import { DimensionPart } from "./DimensionPart.tsx";
import { TakeOut } from "./TakeOut.tsx";
import "./frameworks.css";

/** One framework, to be read from its first dimension to its crosswalks. */
export function FrameworkScreen() {
  const t = () => words().frameworks;
  const params = useParams<{ frameworkId: string }>();
  const [version, { refetch }] = createResource(
    () => params.frameworkId,
    (id) => libraryApi.framework(id),
  );
  const loaded = () => latestOf(version);
  usePageTitle(() => {
    const name = loaded()?.framework.name;
    return name ? localText(name) : t().title;
  });
  return (
    <Frame>
      <div class="page framework">
        <p class="small">
          <A href="/frameworks">{t().back}</A>
        </p>
        <Switch fallback={<Loading what={t().opening} />}>
          <Match when={version.error}>
            <Note title={t().notThere} actions={<Button onClick={() => void refetch()}>{words().act.tryAgain}</Button>}>
              <p>{problemSentence(version.error)}</p>
            </Note>
          </Match>
          <Match when={loaded()}>{(shown) => <FrameworkDocument version={shown()} />}</Match>
        </Switch>
      </div>
    </Frame>
  );
}

function FrameworkDocument(props: { version: FrameworkVersion }) {
  const t = () => words().frameworks;
  const framework = () => props.version.framework;
  const questions = () => framework().dimensions.reduce((sum, dimension) => sum + dimension.questions.length, 0);
  return (
    <article>
      <div class="page-head">
        <h1>{localText(framework().name)}</h1>
        <span class="tag">{t().status[framework().status]}</span>
        <span class="small faint">
          {framework().id} · {t().size(framework().dimensions.length, questions())} · {t().origin[props.version.origin]}
        </span>
      </div>
      <p class="framework-about serif">{localText(framework().about)}</p>
      <Show when={framework().status === "draft"}>
        <p class="quiet">{t().draftNote}</p>
      </Show>
      <dl class="framework-facts">
        <dt>{t().source}</dt>
        <dd>{framework().source}</dd>
        <dt>{t().licence}</dt>
        <dd>{framework().licence}</dd>
        <Show when={framework().forkOf}>
          {(fork) => (
            <>
              <dt>{t().made}</dt>
              <dd>{t().madeFrom(fork().framework, words().format.date(toDay(fork().date)), fork().reason)}</dd>
            </>
          )}
        </Show>
      </dl>
      <div class="framework-acts screen-only">
        <TakeOut frameworkId={framework().id} />
        <CompareChoice frameworkId={framework().id} />
      </div>
      <div class="framework-body">
        <nav class="framework-contents screen-only" aria-label={t().contents}>
          <h2>{t().contents}</h2>
          <ol>
            <For each={framework().dimensions}>
              {({ id, name }) => (
                <li>
                  {/* a place on this page, not another screen */}
                  <a href={`#dimension-${id}`} rel="external">
                    <span class="figures">{id}</span> {localText(name)}
                  </a>
                </li>
              )}
            </For>
          </ol>
        </nav>
        <div>
          <For each={framework().dimensions}>{(dimension) => <DimensionPart dimension={dimension} />}</For>
          <CrosswalkTables version={props.version} />
        </div>
      </div>
    </article>
  );
}
