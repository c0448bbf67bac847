import type { JSX } from "solid-js";

type Props = Omit<JSX.InputHTMLAttributes<HTMLInputElement>, "class" | "onInput" | "onChange"> & {
  label: string;
  value: string;
  onInput: (value: string) => void;
};

/** One field of a line: its label is read out, and shown above where lines are stacked. */
export function LineField(props: Props) {
  return (
    <label class="design-line-field">
      <span>{props.label}</span>
      <input
        {...props}
        aria-label={undefined}
        class="control"
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </label>
  );
}
