import { type JSX, splitProps } from "solid-js";
import { Field } from "./Field.tsx";

type Own = {
  label: string;
  value: string;
  onInput: (value: string) => void;
  hint?: string | undefined;
  error?: string | undefined;
};
type Props = Own & Omit<JSX.InputHTMLAttributes<HTMLInputElement>, keyof Own | "class" | "id">;

/** One line of text with its label, hint and error. What else an input knows passes through. */
export function TextField(props: Props) {
  const [own, rest] = splitProps(props, ["label", "value", "onInput", "hint", "error"]);
  return (
    <Field label={own.label} hint={own.hint} error={own.error}>
      {(ids) => (
        <input
          type="text"
          {...rest}
          {...ids}
          class="control"
          value={own.value}
          onInput={(event) => own.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
