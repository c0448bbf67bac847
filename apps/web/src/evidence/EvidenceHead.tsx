import type { AssessmentSetup, DatedUnit, Dimension, ScorecardRow } from "@octant/schemas";
import { A } from "@solidjs/router";
import ArrowLeft from "lucide-solid/icons/arrow-left";
import { Show } from "solid-js";
import { TallyMark } from "../scorecard/TallyMark.tsx";
import { tally } from "../scorecard/tally.ts";
import { unitName } from "../scorecard/unit.ts";
import { localText } from "../words/local-text.ts";
import { words } from "../words/words.ts";

type Props = {
  dimension: Dimension;
  row: ScorecardRow | undefined;
  setup: AssessmentSetup;
  unit: DatedUnit;
  backHref: string;
};

/** Where this is, what the dimension means, and how broad the evidence under it is. */
export function EvidenceHead(props: Props) {
  const t = () => words().evidence;
  const number = () => props.setup.framework.dimensions.indexOf(props.dimension) + 1;
  const of = () => props.setup.framework.dimensions.length;
  const breadth = (row: ScorecardRow) => {
    const counts = row.profile.kind === "profile" ? row.profile.counts : undefined;
    return t().breadth(counts?.clusters ?? 0, counts?.groups ?? 0, counts?.codings ?? 0, row.codings);
  };
  return (
    <header class="evidence-head">
      <div>
        <p class="evidence-back">
          <A href={props.backHref}>
            <ArrowLeft class="mirrored" /> {t().back}
          </A>{" "}
          / {t().place(number(), of(), unitName(props.unit, props.setup, words().scorecard))}
        </p>
        <h1>{localText(props.dimension.name)}</h1>
        <p class="evidence-breadth">
          <Show when={props.row} fallback={<>&nbsp;</>}>
            {(row) => (
              <>
                <TallyMark groups={tally(row().clusters, props.setup.groups)} />
                <span>{breadth(row())}</span>
              </>
            )}
          </Show>
        </p>
      </div>
      <p class="evidence-definition">{localText(props.dimension.definition)}</p>
    </header>
  );
}
