import type { CitedPlace, CitedTime, StudyDesign } from "@octant/schemas";
import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { designApi } from "../data/design-api.ts";
import { ChoiceField, TextField } from "../ui/index.ts";
import { LANGUAGE_TAG } from "../words/language-tag.ts";
import { words } from "../words/words.ts";
import { createPart } from "./create-design.ts";
import { PartFrame } from "./PartFrame.tsx";
import type { PartProps } from "./part-props.ts";

type Draft = { languages: string; leastClusters: string; place: CitedPlace | null; time: CitedTime | null };

/** The study's languages, k, and how fine its citations may be. The risk is shown here and marked under Security, where a proof is asked for. */
export function SettingsPart(props: PartProps) {
  const t = () => words().design.settings;
  const least = () => props.store.design().leastClusters.least;
  const part = createPart<Draft>(props.store, {
    part: "settings",
    read: toDraft,
    isSame: (a, b) =>
      a.languages.trim() === b.languages.trim() &&
      a.leastClusters.trim() === b.leastClusters.trim() &&
      a.place === b.place &&
      a.time === b.time,
    fault: (draft) => faultOf(draft, least()),
    save: (draft, version, sent) =>
      designApi.changeSettings(props.assessmentId, version, {
        ...sent,
        languages: toTags(draft.languages),
        leastClusters: draft.leastClusters.trim() === "" ? null : Number(draft.leastClusters),
        cited: { place: draft.place, time: draft.time },
      }),
  });
  const write = (change: Partial<Draft>) => part.write({ ...part.draft(), ...change });
  return (
    <PartFrame part={part} about={t().about} canEdit={props.canEdit} onOutdated={props.onOutdated}>
      <TextField
        label={t().languages}
        hint={t().languagesHint}
        value={part.draft().languages}
        onInput={(languages) => write({ languages })}
        autocomplete="off"
      />
      <div class="design-short">
        <TextField
          label={t().k}
          hint={t().kHint(least(), props.store.design().highRisk)}
          inputmode="numeric"
          value={part.draft().leastClusters}
          onInput={(leastClusters) => write({ leastClusters })}
          autocomplete="off"
        />
      </div>
      <div class="design-pair">
        <ChoiceField
          label={t().citedPlace}
          hint={t().citedPlaceHint}
          none={t().asRisk(t().places.region)}
          options={t().places}
          chosen={part.draft().place}
          onChoose={(place) => write({ place })}
        />
        <ChoiceField
          label={t().citedTime}
          hint={t().citedTimeHint}
          none={t().asRisk(props.store.design().highRisk ? t().times.period : t().times.year)}
          options={t().times}
          chosen={part.draft().time}
          onChoose={(time) => write({ time })}
        />
      </div>
      <p class="small quiet">
        {t().risk(props.store.design().highRisk)}{" "}
        <Show when={props.canEdit}>
          <A href={`/a/${props.assessmentId}/security`}>{t().toSecurity}</A>
        </Show>
      </p>
    </PartFrame>
  );
}

function toDraft({ languages, leastClusters, cited }: StudyDesign): Draft {
  return {
    languages: languages.join(", "),
    leastClusters: leastClusters.declared ? String(leastClusters.value) : "",
    place: cited.declared.place ? cited.place : null,
    time: cited.declared.time ? cited.time : null,
  };
}

const toTags = (text: string) =>
  text
    .split(/[,;\s]+/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");

function faultOf({ languages, leastClusters }: Draft, least: number): string | undefined {
  const t = words().design.settings;
  const wrong = toTags(languages).find((tag) => !LANGUAGE_TAG.test(tag));
  if (wrong !== undefined) return t.languagesFault(wrong);
  const k = leastClusters.trim();
  if (k !== "" && !(/^\d{1,3}$/.test(k) && Number(k) >= least && Number(k) <= 100)) return t.kFault(least);
  return undefined;
}
