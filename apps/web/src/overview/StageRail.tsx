import type { Overview } from "@octant/schemas";
import { For, Show } from "solid-js";
import { words } from "../words/words.ts";

type Stage = { name: string; figure?: number; about: string; share?: number };

/** The five stages with honest counts; of what cannot be done here yet it is said so, without a number. */
export function StageRail(props: { overview: Overview }) {
  const t = () => words().overview;
  const stages = (): Stage[] => {
    const { coverage, coding } = props.overview;
    const planned = coverage.fewestPlanned;
    return [
      {
        name: t().collect.name,
        figure: coverage.sources,
        about: planned > 0 ? t().collect.planned(planned) : t().collect.unplanned(coverage.sources),
        ...(planned > 0 && { share: Math.min(1, coverage.sources / planned) }),
      },
      coding.texts === 0
        ? { name: t().code.name, figure: 0, about: t().code.none }
        : {
            name: t().code.name,
            figure: coding.coded,
            about: t().code.of(coding.texts, coding.twice),
            share: coding.coded / coding.texts,
          },
      { name: t().find.name, about: t().find.later },
      { name: t().rate.name, about: t().rate.later },
      { name: t().publish.name, about: t().publish.later },
    ];
  };
  return (
    <ol class="stage-rail" aria-label={t().stages}>
      <For each={stages()}>
        {(stage) => (
          <li class="stage-part">
            <span class="stage-name">{stage.name}</span>
            <span class="stage-count">
              <Show when={stage.figure !== undefined}>
                <strong>{words().format.number(stage.figure ?? 0)}</strong>{" "}
              </Show>
              <span class="faint">{stage.about}</span>
            </span>
            <span class="stage-track" aria-hidden="true">
              <Show when={stage.share !== undefined}>
                <span style={{ "inline-size": `${Math.round((stage.share ?? 0) * 100)}%` }} />
              </Show>
            </span>
          </li>
        )}
      </For>
    </ol>
  );
}
