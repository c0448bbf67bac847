import { A, Navigate } from "@solidjs/router";
import { createResource, Match, Switch } from "solid-js";
import { useAssessment } from "../app/assessment.ts";
import { api } from "../data/api.ts";
import { latestOf } from "../data/latest-of.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { Button, EmptyState, Loading, Note } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { forgetText, lastText } from "./last-text.ts";

/** Leads to the text that was open last on this device, or to the first source. */
export function CodeScreen() {
  const open = useAssessment();
  const assessmentId = () => open.setup().id;
  const [target, { refetch }] = createResource(assessmentId, findText);
  const found = () => latestOf(target);
  return (
    <Switch fallback={<Loading what={words().workbench.openingText} />}>
      <Match when={target.error}>
        <div class="page">
          <Note
            title={words().workbench.notOpened}
            actions={
              <Button look="ink" onClick={() => void refetch()}>
                {words().act.tryAgain}
              </Button>
            }
          >
            <p>{problemSentence(target.error)}</p>
          </Note>
        </div>
      </Match>
      <Match when={found()?.textVersionId}>
        {(textVersionId) => <Navigate href={`/a/${assessmentId()}/texts/${textVersionId()}`} />}
      </Match>
      <Match when={found()}>
        <div class="page">
          <EmptyState
            title={words().workbench.noSources}
            actions={
              <A class="button" data-look="ink" href={`/a/${assessmentId()}/sources`}>
                {words().workbench.toSources}
              </A>
            }
          >
            {words().workbench.noSourcesHint}
          </EmptyState>
        </div>
      </Match>
    </Switch>
  );
}

async function findText(assessmentId: string): Promise<{ textVersionId: string | undefined }> {
  const { items } = await api.sources(assessmentId, { limit: 200, withText: true });
  const remembered = lastText(assessmentId);
  if (remembered !== undefined && items.some(({ textVersionId }) => textVersionId === remembered)) {
    return { textVersionId: remembered };
  }
  forgetText(assessmentId);
  return { textVersionId: items[0]?.textVersionId ?? undefined };
}
