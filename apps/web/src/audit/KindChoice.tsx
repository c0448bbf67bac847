import type { AssessmentAuditKind } from "@octant/schemas";
import { For } from "solid-js";
import { Field } from "../ui/index.ts";
import { words } from "../words/words.ts";

/** The kind that an address asks for; undefined where it asks for none or for an unknown one. */
export function readKind(asked: string | string[] | undefined): AssessmentAuditKind | undefined {
  return kindNames().find((kind) => kind === asked);
}

/** `Object.keys` forgets which keys it was asked for. */
const kindNames = () => Object.keys(words().audit.kinds) as AssessmentAuditKind[];

/** Everything that people did, or one kind of it. */
export function KindChoice(props: {
  kind: AssessmentAuditKind | undefined;
  onChoose: (kind: AssessmentAuditKind | undefined) => void;
}) {
  const t = () => words().audit;
  return (
    <Field label={t().kind}>
      {(ids) => (
        <select
          class="control"
          {...ids}
          value={props.kind ?? ""}
          onChange={(event) => props.onChoose(readKind(event.currentTarget.value))}
        >
          <option value="">{t().everything}</option>
          <For each={kindNames()}>{(kind) => <option value={kind}>{t().kinds[kind]}</option>}</For>
        </select>
      )}
    </Field>
  );
}
