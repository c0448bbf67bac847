import type { AssessmentSetup } from "@octant/schemas";
import { A } from "@solidjs/router";
import ChevronsUpDown from "lucide-solid/icons/chevrons-up-down";
import { createResource, createSignal, For } from "solid-js";
import { api } from "../data/api.ts";
import { latestOf } from "../data/latest-of.ts";
import { placeOf } from "../home/place-of.ts";
import { MenuButton } from "../ui/index.ts";
import { words } from "../words/words.ts";

/** The open assessment's name; opens the list of the others. */
export function AssessmentSwitcher(props: { assessment: AssessmentSetup }) {
  const [asked, setAsked] = createSignal(false);
  const [rows] = createResource(asked, () => api.assessments().catch(() => ({ items: [] })));
  const face = () => (
    <>
      <span class="frame-assessment-name">{props.assessment.name}</span>
      <ChevronsUpDown />
    </>
  );
  return (
    <MenuButton
      class="frame-assessment"
      label={words().frame.switchAssessment(props.assessment.name)}
      face={face()}
      onOpen={() => setAsked(true)}
    >
      {(close) => (
        <ul aria-label={words().frame.assessments}>
          <For each={latestOf(rows)?.items ?? [props.assessment]}>
            {(row) => (
              <li>
                <A
                  class="menu-item"
                  href={placeOf(row)}
                  aria-current={row.id === props.assessment.id ? "true" : undefined}
                  onClick={close}
                >
                  {row.name}
                </A>
              </li>
            )}
          </For>
        </ul>
      )}
    </MenuButton>
  );
}
