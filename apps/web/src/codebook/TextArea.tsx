import { Field } from "../ui/index.ts";

/** Several lines of text with their label and hint. */
export function TextArea(props: {
  label: string;
  hint?: string | undefined;
  value: string;
  rows?: number;
  onInput: (value: string) => void;
}) {
  return (
    <Field label={props.label} hint={props.hint}>
      {(ids) => (
        <textarea
          {...ids}
          class="control"
          rows={props.rows ?? 3}
          maxlength={2000}
          value={props.value}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
