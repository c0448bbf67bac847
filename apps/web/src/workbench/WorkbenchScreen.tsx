import { useParams } from "@solidjs/router";
import { createMemo, createResource, Match, Switch } from "solid-js";
import { useAssessment } from "../app/assessment.ts";
import { api } from "../data/api.ts";
import { latestOf } from "../data/latest-of.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { session } from "../data/session.ts";
import { Button, Loading, Note } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { rememberText } from "./last-text.ts";
import { WorkbenchView } from "./WorkbenchView.tsx";
import "./palette.css";
import "./workbench.css";

/** Fetches the text that the address names and its codings; the text is shown as soon as it is there. */
export function WorkbenchScreen() {
  const open = useAssessment();
  const params = useParams();
  const address = () => {
    const { textVersionId } = params;
    return textVersionId ? { assessmentId: open.setup().id, textVersionId } : undefined;
  };
  // the view lives as long as its text and its person: a session asked about again is no reason to begin anew
  const accountId = createMemo(() => {
    const now = session();
    return now.kind === "in" || now.kind === "ended" ? now.session.account.id : undefined;
  });
  const [text, { refetch }] = createResource(address, async ({ assessmentId, textVersionId }) => {
    // asked for together; the codings are waited for by the view, which draws the text first
    const codings = api.codings(assessmentId, textVersionId);
    codings.catch(() => undefined);
    const version = await api.text(assessmentId, textVersionId);
    rememberText(assessmentId, textVersionId);
    return { version, codings };
  });
  const ready = createMemo(() => {
    const account = accountId();
    const loaded = latestOf(text);
    const current = loaded?.version.id === params.textVersionId ? loaded : undefined;
    return current && account !== undefined ? { ...current, account } : undefined;
  });
  return (
    <Switch fallback={<Loading what={words().workbench.openingText} />}>
      <Match when={text.error}>
        <div class="page">
          <Note
            title={words().workbench.notOpened}
            actions={
              <Button look="ink" onClick={() => void refetch()}>
                {words().act.tryAgain}
              </Button>
            }
          >
            <p>{problemSentence(text.error)}</p>
          </Note>
        </div>
      </Match>
      <Match when={ready()} keyed>
        {({ version, codings, account }) => (
          <WorkbenchView open={open} version={version} codings={codings} accountId={account} />
        )}
      </Match>
    </Switch>
  );
}
