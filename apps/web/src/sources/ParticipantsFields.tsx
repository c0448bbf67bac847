import type { ParticipantLine, Participants } from "@octant/schemas";
import X from "lucide-solid/icons/x";
import { For, Index } from "solid-js";
import { Button, IconButton, TextField, valuesOf } from "../ui/index.ts";
import { words } from "../words/words.ts";
import type { Cuts } from "./cuts.ts";
import { knownPeople } from "./register-draft.ts";

const NEW_LINE: ParticipantLine = { people: 1, gender: null, age: null, groupId: null };
const MOST_LINES = 60;

type Props = {
  participants: Participants;
  groups: Cuts["groups"];
  onEdit: (participants: Participants) => void;
};

/** Who took part in a focus group: how many, and of those of whom more is known, how many are alike. */
export function ParticipantsFields(props: Props) {
  const t = () => words().register;
  const lines = () => props.participants.lines;
  const put = (at: number, change: Partial<ParticipantLine>) =>
    props.onEdit({
      ...props.participants,
      lines: lines().map((line, other) => (other === at ? { ...line, ...change } : line)),
    });
  const isShort = () => {
    const { people } = props.participants;
    return people !== null && people < knownPeople(props.participants);
  };
  return (
    <fieldset class="participants register-wide">
      <legend class="field-label">{t().participants}</legend>
      <p class="small quiet">{t().participantsHint}</p>
      <TextField
        label={t().participantsNumber}
        type="number"
        min={1}
        max={500}
        inputmode="numeric"
        value={props.participants.people?.toString() ?? ""}
        error={isShort() ? t().participantsFault(knownPeople(props.participants)) : undefined}
        onInput={(text) => props.onEdit({ ...props.participants, people: toPeople(text) })}
      />
      <Index each={lines()}>
        {(line, at) => (
          <fieldset class="participant-line" aria-label={t().line(at + 1)}>
            <label>
              <span class="small">{t().linePeople}</span>
              <input
                class="control"
                type="number"
                min="1"
                max="500"
                value={line().people}
                onInput={(event) => {
                  const people = toPeople(event.currentTarget.value);
                  if (people !== null) put(at, { people });
                }}
              />
            </label>
            <LineChoice
              label={t().lineGender}
              options={{ woman: t().genders.woman, man: t().genders.man, another: t().genders.another }}
              chosen={line().gender}
              onChoose={(gender) => put(at, { gender })}
            />
            <LineChoice
              label={t().lineAge}
              options={t().ages}
              chosen={line().age}
              onChoose={(age) => put(at, { age })}
            />
            <LineChoice
              label={t().lineGroup}
              options={Object.fromEntries(props.groups.map(({ id, name }) => [id, name]))}
              chosen={line().groupId}
              onChoose={(groupId) => put(at, { groupId })}
            />
            <IconButton
              label={t().removeLine(at + 1)}
              onClick={() => props.onEdit({ ...props.participants, lines: lines().filter((_, other) => other !== at) })}
            >
              <X />
            </IconButton>
          </fieldset>
        )}
      </Index>
      <Button
        look="quiet"
        disabled={lines().length >= MOST_LINES}
        onClick={() => props.onEdit({ ...props.participants, lines: [...lines(), NEW_LINE] })}
      >
        {t().addLine}
      </Button>
    </fieldset>
  );
}

function LineChoice<Value extends string>(props: {
  label: string;
  options: Readonly<Record<Value, string>>;
  chosen: Value | null;
  onChoose: (value: Value | null) => void;
}) {
  return (
    <label>
      <span class="small">{props.label}</span>
      <select
        class="control"
        onChange={(event) => {
          const { value } = event.currentTarget;
          props.onChoose(valuesOf(props.options).find((option) => option === value) ?? null);
        }}
      >
        <option value="" selected={props.chosen === null}>
          {words().register.notSaid}
        </option>
        <For each={valuesOf(props.options)}>
          {(value) => (
            <option value={value} selected={value === props.chosen}>
              {props.options[value]}
            </option>
          )}
        </For>
      </select>
    </label>
  );
}

/** A number of people as it is typed; null for none. */
function toPeople(text: string): number | null {
  const people = Number(text);
  return text.trim() !== "" && Number.isSafeInteger(people) && people >= 1 ? Math.min(people, 500) : null;
}
