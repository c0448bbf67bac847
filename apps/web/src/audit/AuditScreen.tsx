import { useSearchParams } from "@solidjs/router";
import { createEffect, createMemo, Match, on, Show, Switch } from "solid-js";
import { useAssessment } from "../app/assessment.ts";
import { api } from "../data/api.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { SecurityHead } from "../security/SecurityHead.tsx";
import { Button, EmptyState, Loading, Note, usePageTitle } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { AuditTable } from "./AuditTable.tsx";
import { toDays } from "./audit-lines.ts";
import { createAudit } from "./create-audit.ts";
import { KindChoice, readKind } from "./KindChoice.tsx";
import { Verification } from "./Verification.tsx";
import "./audit.css";

/** What was done in the assessment that matters for people's safety, and whether that is still what was written. */
export function AuditScreen() {
  const t = () => words().audit;
  const { setup } = useAssessment();
  const [params, setParams] = useSearchParams();
  const kind = () => readKind(params.kind);
  const audit = createAudit();
  const days = createMemo(() => toDays(audit.entries() ?? [], words()));
  usePageTitle(() => t().title);
  createEffect(
    on([() => setup().id, kind], ([id, only]) => {
      void audit.restart((cursor) => api.audit(id, { ...(cursor ? { cursor } : {}), ...(only ? { kind: only } : {}) }));
    }),
  );
  return (
    <div class="page audit">
      <SecurityHead />
      <p class="audit-lead quiet">{t().lead}</p>
      <Verification verify={() => api.verifyAudit(setup().id)} />
      <div class="audit-choice">
        <KindChoice kind={kind()} onChoose={(chosen) => setParams({ kind: chosen ?? null }, { replace: true })} />
        <Show when={audit.entries()}>
          {(entries) => (
            <span class="small faint" role="status">
              {t().shown(entries().length)}
            </span>
          )}
        </Show>
      </div>
      <Switch>
        <Match when={audit.problem() && !audit.entries()}>
          <NotThere title={t().notOpened} problem={audit.problem()} onTryAgain={() => void audit.loadMore()} />
        </Match>
        <Match when={!audit.entries()}>
          <Loading what={t().loading} />
        </Match>
        <Match when={audit.entries()?.length === 0}>
          <EmptyState
            level={2}
            title={t().none}
            actions={<Button onClick={() => setParams({ kind: null })}>{t().showEverything}</Button>}
          >
            {t().noneHint}
          </EmptyState>
        </Match>
        <Match when={true}>
          <AuditTable days={days()} />
          <Show when={audit.problem()}>
            <NotThere title={t().notMore} problem={audit.problem()} onTryAgain={() => void audit.loadMore()} />
          </Show>
          <Show when={audit.more() && !audit.problem()}>
            <Button disabled={audit.busy()} onClick={() => void audit.loadMore()}>
              {t().more}
            </Button>
          </Show>
        </Match>
      </Switch>
    </div>
  );
}

function NotThere(props: { title: string; problem: unknown; onTryAgain: () => void }) {
  return (
    <Note title={props.title} actions={<Button onClick={props.onTryAgain}>{words().act.tryAgain}</Button>}>
      <p>{problemSentence(props.problem)}</p>
    </Note>
  );
}
