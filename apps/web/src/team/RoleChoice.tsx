import type { Role } from "@octant/schemas";
import { createUniqueId, For } from "solid-js";
import { words } from "../words/words.ts";

const ROLES: readonly Role[] = ["lead", "coder", "reviewer", "panel-rater", "enumerator", "reader"];

/** One of the roles, each with what it may do. */
export function RoleChoice(props: { legend: string; value: Role; onChoose: (role: Role) => void }) {
  const name = createUniqueId();
  return (
    <fieldset class="field team-roles">
      <legend class="field-label">{props.legend}</legend>
      <For each={ROLES}>
        {(role) => (
          <label class="team-role">
            <input type="radio" name={name} checked={props.value === role} onChange={() => props.onChoose(role)} />
            <span>
              {words().role[role]}
              <small class="team-means">{words().team.roleMeans[role]}</small>
            </span>
          </label>
        )}
      </For>
    </fieldset>
  );
}
