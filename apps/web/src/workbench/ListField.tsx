import { focusSoon } from "./focus-soon.ts";

type Props = {
  /** The id of the list below it, and of the row that is marked there. */
  list: string;
  marked: string | undefined;
  label: string;
  placeholder: string;
  value: string;
  onType: (text: string) => void;
  onPress: (event: KeyboardEvent & { currentTarget: HTMLInputElement }) => void;
};

/** The field of a floating panel that finds rows in the list below it, and keeps the focus while they are walked. */
export function ListField(props: Props) {
  return (
    <input
      ref={focusSoon}
      class="palette-input"
      type="text"
      role="combobox"
      aria-expanded="true"
      aria-controls={props.list}
      aria-activedescendant={props.marked}
      aria-label={props.label}
      placeholder={props.placeholder}
      autocomplete="off"
      spellcheck={false}
      value={props.value}
      onInput={(event) => props.onType(event.currentTarget.value)}
      onKeyDown={(event) => props.onPress(event)}
    />
  );
}
