import { createResource, Match, Switch } from "solid-js";
import { Frame } from "../app/Frame.tsx";
import { latestOf } from "../data/latest-of.ts";
import { libraryApi } from "../data/library-api.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { signedInAccountId } from "../data/session.ts";
import { Button, Loading, Note, usePageTitle } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { NewAssessmentForm } from "./NewAssessmentForm.tsx";
import "./new-assessment.css";

/** The start of an assessment: what it is called, what it is coded with, what its evidence is cut by. */
export function NewAssessmentScreen() {
  const t = () => words().newAssessment;
  usePageTitle(() => t().title);
  const [loaded, { refetch }] = createResource(() => libraryApi.list());
  return (
    <Frame>
      <div class="page new-assessment">
        <Switch fallback={<Loading what={t().loading} />}>
          <Match when={loaded.error}>
            <Note
              title={t().notOpened}
              actions={
                <Button look="ink" onClick={() => void refetch()}>
                  {words().act.tryAgain}
                </Button>
              }
            >
              <p>{problemSentence(loaded.error)}</p>
            </Note>
          </Match>
          <Match when={latestOf(loaded)}>
            {(list) => <NewAssessmentForm accountId={signedInAccountId() ?? ""} frameworks={list().items} />}
          </Match>
        </Switch>
      </div>
    </Frame>
  );
}
