import { A, type RouteSectionProps } from "@solidjs/router";
import { createMemo, createResource, Match, Show, Switch } from "solid-js";
import { api } from "../data/api.ts";
import { latestOf } from "../data/latest-of.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { RefusedError } from "../data/request.ts";
import { RetentionNote } from "../security/RetentionNote.tsx";
import { Button, Loading, Note } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { AssessmentContext, toNames } from "./assessment.ts";
import { Frame } from "./Frame.tsx";

/** Opens the assessment that the address names and gives it to every screen inside. */
export function AssessmentLayout(props: RouteSectionProps) {
  const assessmentId = () => props.params.assessmentId;
  const [loaded, { refetch }] = createResource(assessmentId, (id) => api.assessment(id));
  return (
    <Switch fallback={<Loading what={words().frame.openingAssessment} />}>
      <Match when={loaded.error}>
        <Frame>
          <div class="page">
            <Note
              title={words().frame.assessmentNotOpened}
              actions={
                <>
                  <Show
                    when={needsFactor(loaded.error)}
                    fallback={
                      <Button look="ink" onClick={() => void refetch()}>
                        {words().act.tryAgain}
                      </Button>
                    }
                  >
                    <A class="button" data-look="ink" href="/account">
                      {words().frame.addFactor}
                    </A>
                  </Show>
                  <A class="button" href="/">
                    {words().frame.toHome}
                  </A>
                </>
              }
            >
              <p>{problemSentence(loaded.error)}</p>
            </Note>
          </div>
        </Frame>
      </Match>
      <Match when={latestOf(loaded)}>
        {(setup) => {
          const names = createMemo(() => toNames(setup()));
          const refresh = async () => {
            await refetch();
          };
          return (
            <AssessmentContext.Provider value={{ setup, names, refresh }}>
              <Frame assessment={setup()}>
                <RetentionNote setup={setup()} />
                {props.children}
              </Frame>
            </AssessmentContext.Provider>
          );
        }}
      </Match>
    </Switch>
  );
}

/** The assessment would open for somebody with a second factor: then there is something to do about it. */
function needsFactor(error: unknown): boolean {
  return error instanceof RefusedError && error.problem.code === "second-factor-required";
}
