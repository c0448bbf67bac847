import type { Composition } from "@octant/schemas";
import { For, Show } from "solid-js";
import { words } from "../words/words.ts";

/** In which languages people were heard; shares are of those whose language is known. */
export function LanguagesPart(props: { languages: Composition }) {
  const t = () => words().overview.languages;
  return (
    <section class="overview-part" aria-labelledby="overview-languages">
      <h2 id="overview-languages">{t().title}</h2>
      <ul class="overview-languages">
        <For each={props.languages.shares} fallback={<li class="quiet">{t().none}</li>}>
          {({ value, sources, share }) => (
            <li>
              {t().line(words().sources.language(value), sources, props.languages.known, Math.round(share * 100))}
            </li>
          )}
        </For>
        <Show when={props.languages.unknown > 0}>
          <li class="quiet">{t().unknown(props.languages.unknown)}</li>
        </Show>
      </ul>
    </section>
  );
}
