import Check from "lucide-solid/icons/check";
import CloudOff from "lucide-solid/icons/cloud-off";
import { Match, Switch } from "solid-js";
import { connection } from "../data/connection.ts";
import { savedAt, unsentChanges } from "../data/unsent.ts";
import { words } from "../words/words.ts";

/** One word in the bar: when the last change was stored, or that the server is away. */
export function SavedState() {
  return (
    <span class="frame-saved">
      <Switch>
        <Match when={!connection().online}>
          <CloudOff />
          {words().frame.offline}
        </Match>
        <Match when={unsentChanges() > 0}>{words().frame.saving}</Match>
        <Match when={savedAt()}>
          {(at) => (
            <>
              <Check />
              {words().frame.saved(at())}
            </>
          )}
        </Match>
      </Switch>
    </span>
  );
}
