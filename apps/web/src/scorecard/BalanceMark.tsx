import { For, Show } from "solid-js";
import { words } from "../words/words.ts";
import { AXIS_VALUES, balanceBar, NEAR_EVEN, type Profile, toPercent } from "./balance-geometry.ts";

/**
 * A balance on its axis: grid lines and the near-even zone through the whole height, so that the rows of a list read as
 * one chart; over them the bar, its square brackets and, on request, a hollow mark at the unbalanced mean.
 * It fills its positioned parent and never mirrors.
 */
export function BalanceMark(props: { profile: Profile; withNaive: boolean }) {
  const bar = () => balanceBar(props.profile);
  const text = () => {
    const { balance, sensitivity } = props.profile;
    return words().scorecard.bar(balance, words().scorecard.tones[bar().tone], sensitivity);
  };
  return (
    <svg class="balance-mark" role="img" aria-label={text()}>
      <BalanceGrid />
      <rect
        class="balance-bar"
        data-tone={bar().tone}
        x={`${bar().start}%`}
        y="50%"
        width={`${bar().length}%`}
        height="11"
        transform="translate(0 -5.5)"
      />
      <Show when={bar().brackets}>
        {(brackets) => (
          <>
            <Bracket at={brackets().least} path="M5-9.5H0V9.5H5" />
            <Bracket at={brackets().largest} path="M-5-9.5H0V9.5H-5" />
          </>
        )}
      </Show>
      <Show when={props.withNaive && props.profile.naive !== null ? { at: props.profile.naive } : undefined}>
        {(naive) => <circle class="naive-mark" cx={`${toPercent(naive().at)}%`} cy="50%" r="4" />}
      </Show>
    </svg>
  );
}

function Bracket(props: { at: number; path: string }) {
  return (
    <svg x={`${props.at}%`} y="50%" overflow="visible" aria-hidden="true">
      <path class="bracket" d={props.path} />
    </svg>
  );
}

/** The lines and the shaded zone by themselves, for a row without evidence and for a picture with marks of its own. */
export function BalanceGrid() {
  return (
    <>
      <rect
        class="near-even"
        x={`${toPercent(-NEAR_EVEN)}%`}
        y="0"
        width={`${toPercent(NEAR_EVEN) - toPercent(-NEAR_EVEN)}%`}
        height="100%"
      />
      <For each={AXIS_VALUES}>
        {(value) => (
          <line
            class="grid-line"
            data-zero={value === 0 ? "" : undefined}
            x1={`${toPercent(value)}%`}
            x2={`${toPercent(value)}%`}
            y1="0"
            y2="100%"
          />
        )}
      </For>
    </>
  );
}
