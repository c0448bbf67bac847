import { createMemo, createSignal, For, Show } from "solid-js";
import { areaOptions } from "../scorecard/unit.ts";
import { Button, Kbd } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { type AboutChoice, type AboutEvent, type AreaRow, findAreas, nextAbout } from "./about-choice.ts";
import type { DrawnCoding } from "./coding-machine.ts";
import type { Workbench } from "./create-workbench.ts";
import { ListField } from "./ListField.tsx";
import { OptionRow } from "./OptionRow.tsx";
import { PalettePanel } from "./PalettePanel.tsx";

/** Which area and periods the active coding speaks about: opened over the text by A, and closed by Esc. */
export function AboutPanel(props: { bench: Workbench }) {
  return (
    <Show when={props.bench.aboutCoding()} keyed>
      {(coding) => <Choosing bench={props.bench} coding={coding} />}
    </Show>
  );
}

function Choosing(props: { bench: Workbench; coding: DrawnCoding }) {
  const { bench, coding } = props;
  const t = () => words().workbench.about;
  const rows = createMemo((): AreaRow[] => [
    { id: null, name: t().noArea, depth: 0 },
    ...areaOptions(bench.open.setup().areas),
  ]);
  const [choice, setChoice] = createSignal<AboutChoice>({
    typed: "",
    areaId: coding.aboutAreaId,
    periodIds: coding.aboutPeriodIds,
  });
  const send = (event: AboutEvent) => setChoice((before) => nextAbout(before, event, rows()));
  const apply = () => {
    const { areaId, periodIds } = choice();
    bench.setAbout(coding.id, { aboutAreaId: areaId, aboutPeriodIds: periodIds.toSorted() });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    apply();
  };
  return (
    <PalettePanel label={t().title(bench.title(coding.codeId))} close={bench.closeAbout} press={press}>
      <p class="palette-question">{t().title(bench.title(coding.codeId))}</p>
      <AreaChoice rows={rows()} choice={choice()} send={send} />
      <PeriodChoice bench={bench} chosen={choice().periodIds} send={send} />
      <div class="about-acts">
        <Button look="ink" onClick={apply}>
          {t().apply} <Kbd keys="↵" />
        </Button>
        <Button onClick={() => bench.setAbout(coding.id, "source")}>{t().asSource}</Button>
        <Button look="quiet" onClick={bench.closeAbout}>
          {words().act.cancel}
        </Button>
        <small class="faint">{t().sourceSays(bench.aboutName(bench.scope.sourceAbout))}</small>
      </div>
    </PalettePanel>
  );
}

function AreaChoice(props: { rows: readonly AreaRow[]; choice: AboutChoice; send: (event: AboutEvent) => void }) {
  const t = () => words().workbench.about;
  const found = createMemo(() => findAreas(props.rows, props.choice.typed));
  const current = () => found().findIndex(({ id }) => id === props.choice.areaId);
  const press = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    props.send({ type: "moved", by: event.key === "ArrowDown" ? 1 : -1 });
  };
  return (
    <>
      <div class="palette-head">
        <ListField
          list="about-areas"
          marked={current() === -1 ? undefined : `about-area-${current()}`}
          label={t().area}
          placeholder={t().placeholder}
          value={props.choice.typed}
          onType={(text) => props.send({ type: "typed", text })}
          onPress={press}
        />
      </div>
      <Show when={found().length === 0}>
        <p class="palette-nothing quiet">{t().nothing(props.choice.typed)}</p>
      </Show>
      <div id="about-areas" class="palette-list" role="listbox" aria-label={t().area} tabindex="-1">
        <For each={found()}>
          {(row, at) => (
            <OptionRow
              id={`about-area-${at()}`}
              current={row.id === props.choice.areaId}
              pick={() => props.send({ type: "marked", areaId: row.id })}
            >
              <span class="about-area" style={{ "--depth": props.choice.typed.trim() === "" ? row.depth : 0 }}>
                <bdi>{row.name}</bdi>
              </span>
            </OptionRow>
          )}
        </For>
      </div>
    </>
  );
}

function PeriodChoice(props: { bench: Workbench; chosen: readonly string[]; send: (event: AboutEvent) => void }) {
  const t = () => words().workbench.about;
  return (
    <fieldset class="about-periods">
      <legend>
        {t().periods} <span class="faint">{t().periodsHint}</span>
      </legend>
      <For each={props.bench.open.setup().periods}>
        {({ id, name }) => (
          <label class="check-line">
            <input
              type="checkbox"
              checked={props.chosen.includes(id)}
              onChange={() => props.send({ type: "period", periodId: id })}
            />
            <bdi>{name}</bdi>
          </label>
        )}
      </For>
    </fieldset>
  );
}
