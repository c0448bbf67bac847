import type { AssessmentRow } from "@octant/schemas";
import { A } from "@solidjs/router";
import { createResource, Match, Show, Switch } from "solid-js";
import { Frame } from "../app/Frame.tsx";
import { api } from "../data/api.ts";
import { latestOf } from "../data/latest-of.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { Button, EmptyState, Loading, Note, usePageTitle } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { AssessmentTable } from "./AssessmentTable.tsx";
import { placeOf } from "./place-of.ts";
import "./home.css";

/** The assessments that the person belongs to, one a row; the demos, where nothing can go wrong, after their own. */
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
          <Match when={latestOf(rows)}>{(list) => <Assessments rows={list().items} />}</Match>
        </Switch>
      </div>
    </Frame>
  );
}

function Assessments(props: { rows: readonly AssessmentRow[] }) {
  const t = () => words().home;
  const own = () => props.rows.filter((row) => !row.demo);
  const demos = () => props.rows.filter((row) => row.demo);
  return (
    <>
      <div class="page-head home-head">
        <h1>{t().title}</h1>
        <A class="home-library" href="/frameworks">
          {words().frameworks.title}
        </A>
        <Show when={demos()[0]}>
          {(demo) => (
            <A class="button" href={placeOf(demo())}>
              {t().openDemo}
            </A>
          )}
        </Show>
        <StartButton />
      </div>
      <AssessmentTable own={own()} demos={demos()} now={new Date()} />
    </>
  );
}

function StartButton() {
  return (
    <A class="button" data-look="ink" href="/new-assessment">
      {words().newAssessment.go}
    </A>
  );
}
