import type { OpenSession } from "@octant/schemas";
import { createResource, For, Show } from "solid-js";
import { accountApi } from "../data/account-api.ts";
import { createSubmit } from "../data/create-submit.ts";
import { latestOf } from "../data/latest-of.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { Button } from "../ui/index.ts";
import { Refusal } from "../ui/Refusal.tsx";
import { words } from "../words/words.ts";
import { Part } from "./Part.tsx";

/** Every browser in which this person is signed in; all but this one can be ended here. */
export function SessionList() {
  const t = () => words().account.sessions;
  const [loaded, { refetch }] = createResource(() => accountApi.sessions());
  const sessions = () => latestOf(loaded)?.items ?? [];
  const endOthers = createSubmit(async () => {
    await accountApi.endOtherSessions();
    await refetch();
  });
  return (
    <Part title={t().title} about={t().about}>
      <ul class="account-list">
        <For each={sessions()}>{(session) => <SessionRow session={session} onEnded={() => refetch()} />}</For>
      </ul>
      <Show when={sessions().length > 1}>
        <div>
          <Button disabled={endOthers.working()} onClick={() => void endOthers.run()}>
            {t().endOthers}
          </Button>
        </div>
      </Show>
      <Refusal sentence={endOthers.sentence() ?? (loaded.error ? problemSentence(loaded.error) : undefined)} />
    </Part>
  );
}

function SessionRow(props: { session: OpenSession; onEnded: () => unknown }) {
  const t = () => words().account.sessions;
  const where = () => props.session.agent ?? t().unknownAgent;
  const end = createSubmit(async () => {
    await accountApi.endSession(props.session.id);
    await props.onEnded();
  });
  return (
    <li class="account-row">
      <div>
        <strong>{where()}</strong>
        <span class="small faint">
          {t().began(t().method[props.session.method], new Date(props.session.createdAt))},{" "}
          {t().lastSeen(new Date(props.session.lastSeenAt))}
        </span>
        <Refusal sentence={end.sentence()} />
      </div>
      <Show when={!props.session.current} fallback={<span class="account-here">{t().here}</span>}>
        <Button look="quiet" disabled={end.working()} aria-label={t().endOne(where())} onClick={() => void end.run()}>
          {t().end}
        </Button>
      </Show>
    </li>
  );
}
