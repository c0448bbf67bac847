import type { AuditVerification } from "@octant/schemas";
import { createSignal, For, Match, Show, Switch } from "solid-js";
import { problemSentence } from "../data/problem-sentence.ts";
import { Button, Loading, Note } from "../ui/index.ts";
import { words } from "../words/words.ts";

type State =
  | { at: "start" | "reading" }
  | { at: "read"; result: AuditVerification }
  | { at: "failed"; problem: unknown };

/** Verifies the audit when asked to, and says in words what that found. */
export function Verification(props: { verify: () => Promise<AuditVerification> }) {
  const t = () => words().audit;
  const [state, setState] = createSignal<State>({ at: "start" });
  const verify = async () => {
    setState({ at: "reading" });
    try {
      setState({ at: "read", result: await props.verify() });
    } catch (problem) {
      setState({ at: "failed", problem });
    }
  };
  const result = () => {
    const now = state();
    return now.at === "read" ? now.result : undefined;
  };
  const problem = () => {
    const now = state();
    return now.at === "failed" ? now : undefined;
  };
  return (
    <div class="audit-verification">
      <Button look="ink" disabled={state().at === "reading"} onClick={() => void verify()}>
        {t().verify}
      </Button>
      <div class="audit-result" aria-live="polite">
        <Switch>
          <Match when={state().at === "reading"}>
            <Loading what={t().verifying} />
          </Match>
          <Match when={problem()}>
            {(failed) => (
              <Note title={t().notVerified}>
                <p>{problemSentence(failed().problem)}</p>
              </Note>
            )}
          </Match>
          <Match when={result()}>{(found) => <Result found={found()} />}</Match>
        </Switch>
      </div>
    </div>
  );
}

function Result(props: { found: AuditVerification }) {
  const t = () => words().audit;
  const isRight = () => props.found.findings.length === 0;
  const anchor = () => {
    const { lastAnchor } = props.found;
    return lastAnchor ? t().anchored(lastAnchor.seq, new Date(lastAnchor.at)) : t().notAnchored;
  };
  return (
    <Note title={isRight() ? t().asWritten : t().altered} urgent={!isRight()}>
      <Show when={isRight()} fallback={<Faults found={props.found} />}>
        <p>{t().asWrittenHow(props.found.entries, props.found.changes)}</p>
      </Show>
      <p>{anchor()}</p>
      <p class="small faint">{t().verifiedAt(new Date(props.found.at))}</p>
    </Note>
  );
}

function Faults(props: { found: AuditVerification }) {
  const t = () => words().audit;
  return (
    <>
      <For each={props.found.findings}>{(finding) => <p>{t().faults[finding.fault](finding)}</p>}</For>
      <p>{t().alteredHow}</p>
    </>
  );
}
