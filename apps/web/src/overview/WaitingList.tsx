import type { Waiting } from "@octant/schemas";
import { A } from "@solidjs/router";
import { For } from "solid-js";
import { cutQuery } from "../sources/source-cut.ts";
import { words } from "../words/words.ts";

const PLACES: Record<Waiting["kind"], string> = {
  "texts-uncoded": "texts",
  "not-placed": `sources${cutQuery({ groupId: null })}`,
  "consent-open": "sources",
  "several-coders": "sources",
};

/** What the person who asks can do something about. */
export function WaitingList(props: { assessmentId: string; waiting: readonly Waiting[] }) {
  const t = () => words().overview.waiting;
  return (
    <section class="overview-part" aria-labelledby="overview-waiting">
      <h2 id="overview-waiting">{t().title}</h2>
      <ul class="overview-waiting">
        <For each={props.waiting} fallback={<li class="quiet">{t().none}</li>}>
          {({ kind, sources }) => (
            <li>
              <span>
                <strong>{t().lines[kind](sources)}</strong>
                <span class="quiet">{t().hints[kind]}</span>
              </span>
              <A
                href={`/a/${props.assessmentId}/${PLACES[kind]}`}
                aria-label={`${t().open}: ${t().lines[kind](sources)}`}
              >
                {t().open}
              </A>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}
