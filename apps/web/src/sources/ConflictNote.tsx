import type { Source } from "@octant/schemas";
import { For } from "solid-js";
import { Button, Note } from "../ui/index.ts";
import { words } from "../words/words.ts";
import type { Cuts } from "./cuts.ts";
import { toDraft } from "./register-change.ts";
import { differences } from "./register-differences.ts";
import type { RegisterDraft } from "./register-draft.ts";

type Props = {
  yours: RegisterDraft;
  theirs: Source;
  cuts: Cuts;
  onKeepYours: () => void;
  onTakeTheirs: () => void;
};

/** Both versions of a register that two people changed, field by field, and the choice between them. */
export function ConflictNote(props: Props) {
  const t = () => words().sources.change;
  const fields = () => differences(props.yours, toDraft(props.theirs), props.cuts, words());
  return (
    <Note
      urgent
      title={t().conflict}
      actions={
        <>
          <Button onClick={() => props.onKeepYours()}>{t().keepYours}</Button>
          <Button onClick={() => props.onTakeTheirs()}>{t().takeTheirs}</Button>
        </>
      }
    >
      <p>{t().conflictHint}</p>
      <table class="conflict">
        <thead>
          <tr>
            <th scope="col">{t().field}</th>
            <th scope="col">{t().yours}</th>
            <th scope="col">{t().theirs}</th>
          </tr>
        </thead>
        <tbody>
          <For each={fields()}>
            {({ field, yours, theirs }) => (
              <tr>
                <th scope="row">{field}</th>
                <td>
                  <bdi>{yours}</bdi>
                </td>
                <td>
                  <bdi>{theirs}</bdi>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Note>
  );
}
