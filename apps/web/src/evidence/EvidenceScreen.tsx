import type { Dimension, EvidenceItem } from "@octant/schemas";
import { useNavigate, useParams, useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, Match, onMount, Show, Switch } from "solid-js";
import { useAssessment } from "../app/assessment.ts";
import { NotFound } from "../app/NotFound.tsx";
import { api } from "../data/api.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { readUnit, type UnitParams, unitQuery } from "../scorecard/unit.ts";
import { Button, Loading, Note, usePageTitle } from "../ui/index.ts";
import { localText } from "../words/local-text.ts";
import { words } from "../words/words.ts";
import { createEvidenceFeed } from "./create-evidence-feed.ts";
import { EvidenceHead } from "./EvidenceHead.tsx";
import { Explanation } from "./Explanation.tsx";
import { type NarrowParams, readNarrowing } from "./narrowing.ts";
import { QuotePanel } from "./QuotePanel.tsx";
import "../scorecard/marks.css";
import "./evidence.css";

type Params = { assessmentId: string; dimensionId: string };
type Search = UnitParams & NarrowParams;

/** Quotes asked for at a time; the API gives no more than twice as many. */
const PAGE = 100;

/** The evidence under one dimension's figure. Another dimension or unit is another cell, with a feed of its own. */
export function EvidenceScreen() {
  const params = useParams<Params>();
  const [search] = useSearchParams<Search>();
  const { setup } = useAssessment();
  const dimension = () => setup().framework.dimensions.find(({ id }) => id === params.dimensionId);
  // what somebody judges changes every figure of the cell, which is then opened anew
  const [judged, setJudged] = createSignal(0);
  const cell = createMemo(() => `${judged()} ${params.dimensionId}${unitQuery(readUnit(search, setup()))}`);
  return (
    <Show when={dimension()} fallback={<NotFound />}>
      {(found) => (
        <Show when={cell()} keyed>
          <OpenedCell dimension={found()} onJudged={() => setJudged((times) => times + 1)} />
        </Show>
      )}
    </Show>
  );
}

function OpenedCell(props: { dimension: Dimension; onJudged: () => void }) {
  const { assessmentId, dimensionId } = useParams<Params>();
  const [search] = useSearchParams<Search>();
  const navigate = useNavigate();
  const { setup, names } = useAssessment();
  usePageTitle(() => localText(props.dimension.name));
  const unit = readUnit(search, setup());
  const scorecard = `/a/${assessmentId}/scorecard`;
  const hrefWith = (more: Record<string, string>) => `${scorecard}/${dimensionId}${unitQuery(unit, more)}`;
  const placeOf = ({ textVersionId, start, end }: EvidenceItem) =>
    `/a/${assessmentId}/texts/${textVersionId}?at=${start}-${end}`;
  const feed = createEvidenceFeed((stance, cursor) =>
    api.evidence(assessmentId, dimensionId, { ...unit, stance, limit: PAGE, ...(cursor !== undefined && { cursor }) }),
  );
  onMount(() => void feed.start());

  return (
    <div class="evidence-page">
      <EvidenceHead
        dimension={props.dimension}
        row={feed.row()}
        setup={setup()}
        unit={unit}
        backHref={`${scorecard}${unitQuery(unit)}`}
      />
      <Switch fallback={<Loading what={words().evidence.loading} />}>
        <Match when={feed.row()}>
          {(row) => (
            <div class="evidence-body">
              <Explanation
                row={row()}
                setup={setup()}
                narrow={{ group: (group) => hrefWith({ group }), cluster: (cluster) => hrefWith({ cluster }) }}
              />
              <QuotePanel
                feed={feed}
                dimension={props.dimension}
                narrowing={readNarrowing(search, names())}
                allHref={hrefWith({})}
                demo={setup().demo}
                hrefOf={placeOf}
                onOpen={(item) => navigate(placeOf(item))}
                onJudged={unit.asOf === undefined ? props.onJudged : undefined}
              />
            </div>
          )}
        </Match>
        <Match when={feed.problem()}>
          {(problem) => (
            <div class="page">
              <Note
                title={words().evidence.notOpened}
                actions={
                  <Button look="ink" onClick={() => void feed.start()}>
                    {words().act.tryAgain}
                  </Button>
                }
              >
                <p>{problemSentence(problem())}</p>
              </Note>
            </div>
          )}
        </Match>
      </Switch>
    </div>
  );
}
