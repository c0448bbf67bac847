import { createEffect, type JSX } from "solid-js";

/** One row of a list that is chosen from by a field which keeps the focus; the current one is kept in sight. */
export function OptionRow(props: {
  id: string;
  current: boolean;
  hover?: () => void;
  pick: () => void;
  children: JSX.Element;
}) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus; the listbox pattern names the row by id
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field picks the row
    <div
      id={props.id}
      class="palette-row"
      role="option"
      aria-selected={props.current}
      ref={(element) =>
        createEffect(() => {
          if (props.current) element.scrollIntoView({ block: "nearest" });
        })
      }
      onPointerMove={() => {
        if (!props.current) props.hover?.();
      }}
      onClick={() => props.pick()}
    >
      {props.children}
    </div>
  );
}
