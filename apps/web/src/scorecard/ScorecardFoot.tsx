import { type ParentProps, Show } from "solid-js";
import { words } from "../words/words.ts";

/** What the figures are and are not, and what their marks mean. */
export function ScorecardFoot(props: ParentProps<{ demo: boolean }>) {
  const t = () => words().scorecard;
  return (
    <footer class="scorecard-foot">
      <p>
        {t().extension} <Show when={props.demo}>{t().invented}</Show>
      </p>
      <ul class="legend">
        <li>
          <svg class="legend-mark" viewBox="0 0 32 16" aria-hidden="true">
            <path class="bracket" d="M9 1H4V15H9M23 1H28V15H23" />
          </svg>
          {t().legend}
        </li>
        <li>
          <svg class="legend-mark" viewBox="0 0 32 16" aria-hidden="true">
            <rect class="near-even" x="4" y="0" width="24" height="16" />
            <line class="grid-line" data-zero="" x1="16" x2="16" y1="0" y2="16" />
          </svg>
          {t().nearEven}
        </li>
        <li>{props.children}</li>
      </ul>
    </footer>
  );
}
