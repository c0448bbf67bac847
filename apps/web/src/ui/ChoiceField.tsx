import { For, Show } from "solid-js";
import { Field } from "./Field.tsx";

type Props<Value extends string> = {
  label: string;
  hint?: string | undefined;
  /** What stands for nothing chosen; without it something always is. */
  none?: string;
  /** What can be chosen, by what it is called. */
  options: Readonly<Record<Value, string>>;
  chosen: Value | null;
  onChoose: (value: Value | null) => void;
};

/** One choice out of a short list that the method knows. */
export function ChoiceField<Value extends string>(props: Props<Value>) {
  const values = () => valuesOf(props.options);
  return (
    <Field label={props.label} hint={props.hint}>
      {(ids) => (
        <select
          {...ids}
          class="control"
          onChange={(event) => {
            const { value } = event.currentTarget;
            props.onChoose(values().find((option) => option === value) ?? null);
          }}
        >
          <Show when={props.none}>
            {(none) => (
              <option value="" selected={props.chosen === null}>
                {none()}
              </option>
            )}
          </Show>
          <For each={values()}>
            {(value) => (
              <option value={value} selected={value === props.chosen}>
                {props.options[value]}
              </option>
            )}
          </For>
        </select>
      )}
    </Field>
  );
}

/** `Object.keys` forgets which keys there are. */
export function valuesOf<Value extends string>(options: Readonly<Record<Value, string>>): Value[] {
  return Object.keys(options) as Value[];
}
