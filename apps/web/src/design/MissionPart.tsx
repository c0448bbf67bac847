import type { Mission } from "@octant/schemas";
import { createUniqueId } from "solid-js";
import { designApi } from "../data/design-api.ts";
import { TextField } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { createPart } from "./create-design.ts";
import { PartFrame } from "./PartFrame.tsx";
import type { PartProps } from "./part-props.ts";

/** What mission is assessed: public facts, and in the team's own words how it is meant to work and what holds it back. */
export function MissionPart(props: PartProps) {
  const t = () => words().design.mission;
  const part = createPart<Mission>(props.store, {
    part: "mission",
    read: ({ mission }) => mission,
    isSame: (a, b) => JSON.stringify(a) === JSON.stringify(b),
    save: (mission, version, sent) => designApi.changeMission(props.assessmentId, version, { ...sent, mission }),
  });
  const write = (change: Partial<Mission>) => part.write({ ...part.draft(), ...change });
  const line = (name: "name" | "mandatingBody" | "country" | "type" | "personnel" | "budget", hint?: string) => (
    <TextField
      label={t()[name]}
      hint={hint}
      value={part.draft()[name]}
      onInput={(value) => write({ [name]: value })}
      maxlength={200}
      autocomplete="off"
    />
  );
  const day = (name: "startsOn" | "endsOn", hint?: string) => (
    <TextField
      label={t()[name]}
      hint={hint}
      type="date"
      value={part.draft()[name] ?? ""}
      onInput={(value) => write({ [name]: value || null })}
    />
  );
  const text = (name: "theoryOfChange" | "constraintsOutside" | "constraintsInside", hint?: string) => (
    <Words label={t()[name]} hint={hint} value={part.draft()[name]} onInput={(value) => write({ [name]: value })} />
  );
  return (
    <PartFrame part={part} about={t().about} canEdit={props.canEdit} onOutdated={props.onOutdated}>
      <div class="design-pair">
        {line("name")}
        {line("country")}
        {line("mandatingBody")}
        {line("type", t().typeHint)}
        {day("startsOn")}
        {day("endsOn", t().endsHint)}
        {line("personnel", t().personnelHint)}
        {line("budget", t().budgetHint)}
      </div>
      {text("theoryOfChange", t().theoryHint)}
      {text("constraintsOutside")}
      {text("constraintsInside")}
    </PartFrame>
  );
}

/** Several lines of the team's own words. */
function Words(props: { label: string; hint: string | undefined; value: string; onInput: (value: string) => void }) {
  const id = createUniqueId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <textarea
        id={id}
        class="control design-words"
        rows="3"
        maxlength={10_000}
        aria-describedby={`${id}-note`}
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      <small id={`${id}-note`}>{props.hint}</small>
    </div>
  );
}
