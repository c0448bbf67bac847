import { createUniqueId, type JSX, Show } from "solid-js";

/** What a control inside a field needs to be tied to its label, hint and error. */
export type FieldIds = { id: string; "aria-describedby": string | undefined; "aria-invalid": "true" | undefined };

/** A label above, the control, then a hint or the error with an example. `children` gets the attributes to spread. */
export function Field(props: {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  children: (ids: FieldIds) => JSX.Element;
}) {
  const id = createUniqueId();
  const ids: FieldIds = {
    id,
    get "aria-describedby"() {
      return props.error !== undefined || props.hint !== undefined ? `${id}-note` : undefined;
    },
    get "aria-invalid"() {
      return props.error === undefined ? undefined : ("true" as const);
    },
  };
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {props.children(ids)}
      <Show
        when={props.error}
        fallback={<Show when={props.hint}>{(hint) => <small id={`${id}-note`}>{hint()}</small>}</Show>}
      >
        {(error) => (
          <span class="field-error" id={`${id}-note`}>
            {error()}
          </span>
        )}
      </Show>
    </div>
  );
}
