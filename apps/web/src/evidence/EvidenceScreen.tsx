import type { AssessmentSetup, EvidenceItem } from "@octant/schemas";
import { useNavigate, useParams, useSearchParams } from "@solidjs/router";
import { createEffect, createMemo, Match, onMount, Show, Switch } from "solid-js";
import { useAssessment } from "../app/assessment.ts";
import { NotFound } from "../app/NotFound.tsx";
import { api } from "../data/api.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { readUnit, type UnitParams, unitQuery } from "../scorecard/unit.ts";
import { Button, Loading, Note } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { createEvidenceFeed } from "./create-evidence-feed.ts";
import { EvidenceHead } from "./EvidenceHead.tsx";
import { Explanation } from "./Explanation.tsx";
import { NarrowLink } from "./NarrowLink.tsx";
import { isNarrowed, type NarrowParams, narrowed, readNarrowing } from "./narrowing.ts";
import { Quotes } from "./Quotes.tsx";
import "../scorecard/marks.css";
import "./evidence.css";

type Search = UnitParams & NarrowParams;

/** The evidence under one dimension's figure. Another dimension or unit is another screen, with a feed of its own. */
export function EvidenceScreen() {
  const params = useParams<{ assessmentId: string; dimensionId: string }>();
  const [search] = useSearchParams<Search>();
  const { setup } = useAssessment();
  const unit = createMemo(() => readUnit(search, setup()));
  const dimension = () => setup().framework.dimensions.find(({ id }) => id === params.dimensionId);
  return (
    <Show when={dimension()} keyed fallback={<NotFound />}>
      {(found) => (
        <Show when={`${found.id}${unitQuery(unit())}`} keyed>
          <OpenedCell dimension={found} />
        </Show>
      )}
    </Show>
  );
}

function OpenedCell(props: { dimension: AssessmentSetup["framework"]["dimensions"][number] }) {
  const params = useParams<{ assessmentId: string; dimensionId: string }>();
  const [search] = useSearchParams<Search>();
  const navigate = useNavigate();
  const { setup, names } = useAssessment();
  const t = () => words().evidence;
  const unit = readUnit(search, setup());
  const here = `/a/${params.assessmentId}/scorecard`;
  const feed = createEvidenceFeed((stance, cursor) =>
    api.evidence(params.assessmentId, props.dimension.id, {
      ...unit,
      stance,
      limit: 100,
      ...(cursor !== undefined && { cursor }),
    }),
  );
  let quotes: HTMLDivElement | undefined;
  const narrowing = createMemo(() => readNarrowing(search, names()));
  onMount(() => void feed.start());
  createEffect(() => {
    if (!isNarrowed(narrowing()) || !feed.row()) return;
    void feed.loadAll();
    // the choice is made on the other side of the page, and the list may have become short
    quotes?.scrollIntoView({ block: "start" });
  });
  const placeOf = (item: EvidenceItem) =>
    `/a/${params.assessmentId}/texts/${item.textVersionId}?at=${item.start}-${item.end}`;
  const withUnit = (more: Record<string, string>) => `${here}/${props.dimension.id}${unitQuery(unit, more)}`;

  return (
    <div class="evidence-page">
      <EvidenceHead
        dimension={props.dimension}
        row={feed.row()}
        setup={setup()}
        unit={unit}
        backHref={`${here}${unitQuery(unit)}`}
      />
      <Switch fallback={<Loading what={t().loading} />}>
        <Match when={feed.row()}>
          {(row) => (
            <div class="evidence-body">
              <Explanation
                row={row()}
                setup={setup()}
                narrow={{ group: (group) => withUnit({ group }), cluster: (cluster) => withUnit({ cluster }) }}
              />
              <div class="evidence-quotes" ref={quotes}>
                <Show when={narrowing().name}>
                  {(name) => (
                    <p class="narrowed" role="status">
                      <strong>{t().filtered(name())}</strong>
                      <NarrowLink href={withUnit({})}>{t().filterAll}</NarrowLink>
                    </p>
                  )}
                </Show>
                <Show when={feed.problem()}>
                  {(problem) => (
                    <Note
                      title={t().notMore}
                      actions={<Button onClick={() => void feed.start()}>{words().act.tryAgain}</Button>}
                    >
                      <p>{problemSentence(problem())}</p>
                    </Note>
                  )}
                </Show>
                <Quotes
                  feeds={narrowed(feed.feeds, narrowing())}
                  questions={props.dimension.questions}
                  hrefOf={placeOf}
                  onOpen={(item) => navigate(placeOf(item))}
                  onMore={(stance) => void feed.showMore(stance)}
                  demo={setup().demo}
                />
              </div>
            </div>
          )}
        </Match>
        <Match when={feed.problem()}>
          {(problem) => (
            <div class="page">
              <Note
                title={t().notOpened}
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
