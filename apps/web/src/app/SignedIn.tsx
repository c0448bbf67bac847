import { Navigate, type RouteSectionProps } from "@solidjs/router";
import { createResource, Match, Switch } from "solid-js";
import { problemSentence } from "../data/problem-sentence.ts";
import { refreshSession, session } from "../data/session.ts";
import { Button, Loading, Note } from "../ui/index.ts";
import { words } from "../words/words.ts";

/** Lets a screen open only for somebody who is signed in; an expired session keeps the page as it is. */
export function SignedIn(props: RouteSectionProps) {
  const [asked, { refetch }] = createResource(() => refreshSession().then(() => true));
  return (
    <Switch fallback={<Loading what={words().signIn.working} />}>
      <Match when={session().kind === "in" || session().kind === "ended"}>{props.children}</Match>
      <Match when={session().kind === "out"}>
        <Navigate href="/sign-in" />
      </Match>
      <Match when={asked.error}>
        <main class="page">
          <Note
            title={words().frame.screenNotOpened}
            actions={<Button onClick={() => void refetch()}>{words().act.tryAgain}</Button>}
          >
            <p>{problemSentence(asked.error)}</p>
          </Note>
        </main>
      </Match>
    </Switch>
  );
}
