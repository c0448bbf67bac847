import { A } from "@solidjs/router";
import { createResource, For, Match, Show, Switch } from "solid-js";
import { Frame } from "../app/Frame.tsx";
import { api } from "../data/api.ts";
import { latestOf } from "../data/latest-of.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { retentionOf } from "../security/retention.ts";
import { Button, EmptyState, Loading, Note, usePageTitle } from "../ui/index.ts";
import { toDay } from "../words/to-day.ts";
import { words } from "../words/words.ts";
import "./home.css";

/** The assessments that the person belongs to, one a row. */
export function HomeScreen() {
  usePageTitle(() => words().home.title);
  const [rows, { refetch }] = createResource(() => api.assessments());
  return (
    <Frame>
      <div class="page home">
        <Switch fallback={<Loading what={words().home.loading} />}>
          <Match when={rows.error}>
            <Note
              title={words().home.notOpened}
              actions={
                <Button look="ink" onClick={() => void refetch()}>
                  {words().act.tryAgain}
                </Button>
              }
            >
              <p>{problemSentence(rows.error)}</p>
            </Note>
          </Match>
          <Match when={latestOf(rows)?.items.length === 0}>
            <EmptyState title={words().home.empty} actions={<StartButton />}>
              {words().home.emptyHint}
            </EmptyState>
          </Match>
          <Match when={latestOf(rows)}>
            {(list) => (
              <>
                <div class="page-head home-head">
                  <h1>{words().home.title}</h1>
                  <A class="home-library" href="/frameworks">
                    {words().frameworks.title}
                  </A>
                  <StartButton />
                </div>
                <table class="home-table">
                  <thead>
                    <tr>
                      <th scope="col">{words().home.assessment}</th>
                      <th scope="col">{words().home.mission}</th>
                      <th scope="col">{words().home.role}</th>
                      <th scope="col" class="number">
                        {words().home.sources}
                      </th>
                      <th scope="col" class="number">
                        {words().home.codings}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    <For each={list().items}>
                      {(row) => (
                        <tr>
                          <th scope="row">
                            <A href={`/a/${row.id}/scorecard`}>{row.name}</A>
                            <Show when={row.demo}>
                              <span class="tag">{words().home.demo}</span>
                            </Show>
                            <Show when={retentionOf(row.retentionUntil, new Date())}>
                              {(retention) => (
                                <small class="home-retention">
                                  {words().security.retention[retention()](toDay(row.retentionUntil ?? ""))}
                                </small>
                              )}
                            </Show>
                          </th>
                          <td>{row.missionLine}</td>
                          <td>{words().role[row.role]}</td>
                          <td class="number">{words().format.number(row.sources)}</td>
                          <td class="number">{words().format.number(row.codings)}</td>
                        </tr>
                      )}
                    </For>
                  </tbody>
                </table>
              </>
            )}
          </Match>
        </Switch>
      </div>
    </Frame>
  );
}

function StartButton() {
  return (
    <A class="button" data-look="ink" href="/new-assessment">
      {words().newAssessment.go}
    </A>
  );
}
