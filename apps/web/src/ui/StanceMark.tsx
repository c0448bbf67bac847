import type { Stance } from "@octant/schemas";
import { type JSX, Match, Switch } from "solid-js";

/** The stance's shape on a 14 by 14 grid, without its svg, for use inside a larger drawing. Colour is `currentColor`. */
export function StanceGlyph(props: { stance: Stance }): JSX.Element {
  return (
    <Switch>
      <Match when={props.stance === "supports"}>
        <circle cx="7" cy="7" r="6.5" fill="currentColor" />
        <path d="M7 4v6M4 7h6" stroke="var(--paper)" stroke-width="1.6" fill="none" />
      </Match>
      <Match when={props.stance === "constrains"}>
        <rect x="1" y="1" width="12" height="12" fill="currentColor" />
        <path d="M4 7h6" stroke="var(--paper)" stroke-width="1.6" fill="none" />
      </Match>
      <Match when={props.stance === "mixed"}>
        <path d="M7 0.2 13.8 7 7 13.8 0.2 7Z" fill="currentColor" />
        <circle cx="7" cy="7" r="2" stroke="var(--paper)" stroke-width="1.4" fill="none" />
      </Match>
      <Match when={props.stance === "context"}>
        <circle cx="7" cy="7" r="6" stroke="currentColor" stroke-width="1.3" stroke-dasharray="2.2 1.6" fill="none" />
      </Match>
    </Switch>
  );
}

/**
 * The sign of a stance: circle with plus, square with minus, diamond with ring, dashed ring.
 * Hidden from screen readers unless `label` says what it stands for; usually the word stands beside it.
 */
export function StanceMark(props: { stance: Stance; label?: string }) {
  return (
    <svg
      class="stance-mark"
      data-stance={props.stance}
      viewBox="0 0 14 14"
      role={props.label === undefined ? undefined : "img"}
      aria-label={props.label}
      aria-hidden={props.label === undefined ? "true" : undefined}
    >
      <StanceGlyph stance={props.stance} />
    </svg>
  );
}
