import type { AssessmentSetup } from "@octant/schemas";
import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { Note } from "../ui/index.ts";
import { toDay } from "../words/to-day.ts";
import { words } from "../words/words.ts";
import { retentionOf } from "./retention.ts";
import "./retention.css";

/** Reminds a lead, above every screen of the assessment, of the day until which its data is kept. To others it is never told. */
export function RetentionNote(props: { setup: AssessmentSetup }) {
  const t = () => words().security.retention;
  const until = () => props.setup.retentionUntil;
  return (
    <Show when={retentionOf(until(), new Date())}>
      {(retention) => (
        <div class="retention screen-only">
          <Note
            title={t()[retention()](toDay(until() ?? ""))}
            actions={
              <A class="button" href={`/a/${props.setup.id}/security`}>
                {t().go}
              </A>
            }
          >
            <p>{t().what[retention()]}</p>
          </Note>
        </div>
      )}
    </Show>
  );
}
