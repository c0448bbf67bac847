import { type Accessor, type JSX, Match, type Resource, Switch } from "solid-js";
import { latestOf } from "../data/latest-of.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { words } from "../words/words.ts";
import { Button } from "./Button.tsx";
import { Loading } from "./Loading.tsx";
import { Note } from "./Note.tsx";

/** What is fetched: while it comes that it does, then itself, or that it did not come, with the way to try again. */
export function Opened<T>(props: {
  resource: Resource<T>;
  what: string;
  notOpened: string;
  onTryAgain: () => void;
  children: (found: Accessor<NonNullable<T>>) => JSX.Element;
}) {
  return (
    <Switch fallback={<Loading what={props.what} />}>
      <Match when={props.resource.error}>
        <Note
          title={props.notOpened}
          actions={
            <Button look="ink" onClick={() => props.onTryAgain()}>
              {words().act.tryAgain}
            </Button>
          }
        >
          <p>{problemSentence(props.resource.error)}</p>
        </Note>
      </Match>
      <Match when={latestOf(props.resource)}>{(found) => props.children(found)}</Match>
    </Switch>
  );
}
