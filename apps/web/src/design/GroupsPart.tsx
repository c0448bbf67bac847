import type { DesignGroup, StudyDesign } from "@octant/schemas";
import { createSignal, Show } from "solid-js";
import { v7 as uuidv7 } from "uuid";
import { createSubmit } from "../data/create-submit.ts";
import { designApi } from "../data/design-api.ts";
import { Button, Dialog } from "../ui/index.ts";
import { Refusal } from "../ui/Refusal.tsx";
import { words } from "../words/words.ts";
import { createPart } from "./create-design.ts";
import { cutFault } from "./cut-fault.ts";
import { LineField } from "./LineField.tsx";
import { LineList } from "./LineList.tsx";
import { PartFrame } from "./PartFrame.tsx";
import type { PartProps } from "./part-props.ts";

/** A group as it is typed: its weight is text until it is sent. */
type Line = Omit<DesignGroup, "weight"> & { weight: string };

/** The stakeholder groups, which of them are the mission's own, and their weights until those are locked. */
export function GroupsPart(props: PartProps) {
  const t = () => words().design.groups;
  const part = createPart<Line[]>(props.store, {
    part: "groups",
    read: toLines,
    isSame: (a, b) => JSON.stringify(a) === JSON.stringify(b),
    fault: (lines) => (lines.every(hasWeight) ? cutFault(lines.filter(isWritten)) : t().weightFault),
    save: (lines, version, sent) =>
      designApi.changeGroups(props.assessmentId, version, { ...sent, groups: lines.filter(isWritten).map(toGroup) }),
  });
  const design = () => props.store.design();
  const isLocked = () => design().weightsLock !== null;
  return (
    <PartFrame
      part={part}
      about={t().about}
      canEdit={props.canEdit}
      reasonNeeded={design().codingBegan}
      onOutdated={props.onOutdated}
      wide
    >
      <LineList
        items={part.draft()}
        onChange={part.write}
        make={() => ({ id: uuidv7(), name: "", ofMission: false, weight: "" })}
        nameOf={({ name }) => name}
        add={t().add}
        none={t().none}
        canEdit={props.canEdit}
      >
        {(group, change) => (
          <div class="design-line-fields" data-shape="group">
            <LineField label={t().name} value={group().name} maxlength={120} onInput={(name) => change({ name })} />
            <LineField
              label={t().weight}
              inputmode="decimal"
              placeholder="1"
              value={group().weight}
              readonly={isLocked()}
              aria-invalid={!hasWeight(group())}
              onInput={(weight) => change({ weight })}
            />
            <label class="check-line">
              <input
                type="checkbox"
                checked={group().ofMission}
                onChange={(event) => change({ ofMission: event.currentTarget.checked })}
              />
              <span>{t().ofMission}</span>
            </label>
          </div>
        )}
      </LineList>
      <WeightsLine {...props} mayLock={!part.isChanged()} />
    </PartFrame>
  );
}

/** Whether weights can still change, since when not, and the way to lock them. */
function WeightsLine(props: PartProps & { mayLock: boolean }) {
  const t = () => words().design.groups;
  const [asking, setAsking] = createSignal(false);
  const design = () => props.store.design();
  const submit = createSubmit(async () => {
    props.store.accept(await designApi.lockWeights(props.assessmentId, design().version, { id: uuidv7() }));
    setAsking(false);
    await props.store.onSaved();
  });
  return (
    <Show
      when={design().weightsLock}
      fallback={
        <>
          <p class="small quiet">{t().free}</p>
          <Show when={props.canEdit && design().groups.length > 0}>
            <div>
              <Button disabled={!props.mayLock} onClick={() => setAsking(true)}>
                {t().lock}
              </Button>
            </div>
          </Show>
          <Show when={asking()}>
            <Dialog title={t().lockQuestion} onClose={() => setAsking(false)}>
              <p>{t().lockWhat}</p>
              <Refusal sentence={submit.sentence()} />
              <div class="note-actions">
                <Button look="ink" disabled={submit.working()} onClick={() => void submit.run()}>
                  {t().lock}
                </Button>
                <Button look="quiet" onClick={() => setAsking(false)}>
                  {words().act.cancel}
                </Button>
              </div>
            </Dialog>
          </Show>
        </>
      }
    >
      {(lock) => <p class="small">{t().lockedBy[lock().because](new Date(lock().at))}</p>}
    </Show>
  );
}

function toLines({ groups }: StudyDesign): Line[] {
  return groups.map((group) => ({ ...group, weight: group.weight === null ? "" : String(group.weight) }));
}

function toGroup({ weight, ...group }: Line): DesignGroup {
  return { ...group, name: group.name.trim(), weight: weight.trim() === "" ? null : toNumber(weight) };
}

const toNumber = (text: string) => Number(text.trim().replace(",", "."));
const isWritten = ({ name }: Line) => name.trim() !== "";

function hasWeight({ weight }: Line): boolean {
  if (weight.trim() === "") return true;
  return /^\d+([.,]\d+)?$/.test(weight.trim()) && toNumber(weight) > 0 && toNumber(weight) <= 1_000;
}
