import { A } from "@solidjs/router";
import { createResource, For, Match, Show, Switch } from "solid-js";
import { Frame } from "../app/Frame.tsx";
import { latestOf } from "../data/latest-of.ts";
import { libraryApi } from "../data/library-api.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { Button, Loading, Note, usePageTitle } from "../ui/index.ts";
import { localText } from "../words/local-text.ts";
import { words } from "../words/words.ts";
import { BringFramework } from "./BringFramework.tsx";
import "./frameworks.css";

/** Every framework on this server, and the way to bring another. */
export function LibraryScreen() {
  const t = () => words().frameworks;
  usePageTitle(() => t().title);
  const [list, { refetch }] = createResource(() => libraryApi.list());
  return (
    <Frame>
      <div class="page library">
        <div class="page-head">
          <h1>{t().title}</h1>
        </div>
        <p class="library-lead quiet">{t().lead}</p>
        <Switch fallback={<Loading what={t().loading} />}>
          <Match when={list.error}>
            <Note
              title={t().notOpened}
              actions={
                <Button look="ink" onClick={() => void refetch()}>
                  {words().act.tryAgain}
                </Button>
              }
            >
              <p>{problemSentence(list.error)}</p>
            </Note>
          </Match>
          <Match when={latestOf(list)}>
            {(loaded) => (
              <>
                <table class="library-table">
                  <thead>
                    <tr>
                      <th scope="col">{t().head.name}</th>
                      <th scope="col">{t().head.state}</th>
                      <th scope="col">{t().head.size}</th>
                      <th scope="col">{t().head.origin}</th>
                    </tr>
                  </thead>
                  <tbody>
                    <For each={loaded().items}>
                      {(item) => (
                        <tr>
                          <th scope="row">
                            <A href={`/frameworks/${item.id}`}>{localText(item.name)}</A>
                            <small>
                              {item.id}
                              <Show when={item.previous}>{(id) => <> · {t().follows(id())}</>}</Show>
                              <Show when={item.forkOf}>{(id) => <> · {t().forkOf(id())}</>}</Show>
                            </small>
                          </th>
                          <td>
                            <span class="tag">{t().status[item.status]}</span>
                          </td>
                          <td>{t().size(item.dimensions, item.questions)}</td>
                          <td class="quiet">{t().origin[item.origin]}</td>
                        </tr>
                      )}
                    </For>
                  </tbody>
                </table>
                <BringFramework />
              </>
            )}
          </Match>
        </Switch>
      </div>
    </Frame>
  );
}
