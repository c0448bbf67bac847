import { For } from "solid-js";
import { commandId } from "../data/outbox-item.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { RefusedError } from "../data/request.ts";
import { Button, Note } from "../ui/index.ts";
import { words } from "../words/words.ts";
import type { Refusal } from "./coding-machine.ts";
import type { Workbench } from "./create-workbench.ts";

/** Changes that the server would not make: what happened, what was kept, where it was. They stay until they are read. */
export function Refusals(props: { bench: Workbench }) {
  const about = () => words().workbench.refused;
  return (
    <div class="refusals">
      <For each={props.bench.codings.state().refusals}>
        {(refusal) => (
          <Note
            urgent
            title={about().title(codeOf(props.bench, refusal))}
            actions={
              <>
                <Button onClick={() => show(props.bench, refusal)}>{about().show}</Button>
                <Button look="quiet" onClick={() => props.bench.codings.noteRead(commandId(refusal.item))}>
                  {about().read}
                </Button>
              </>
            }
          >
            <p>
              {problemSentence(new RefusedError(refusal.problem))} {about().kept(refusal.dropped)}
            </p>
          </Note>
        )}
      </For>
    </div>
  );
}

function lookOfRefused(bench: Workbench, { item }: Refusal) {
  return item.after ?? bench.codings.state().confirmed.get(item.codingId);
}

function codeOf(bench: Workbench, refusal: Refusal): string {
  const look = lookOfRefused(bench, refusal);
  return look ? bench.title(look.codeId) : words().unknown;
}

function show(bench: Workbench, refusal: Refusal): void {
  const look = lookOfRefused(bench, refusal);
  if (look) bench.reader.goTo({ start: look.start, end: look.end });
}
