import type { Consent, ConsentScope, Source, WithdrawalForecast } from "@octant/schemas";
import { createSignal, For, Show } from "solid-js";
import { v7 as uuidv7 } from "uuid";
import { api } from "../data/api.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { Button, Note, showToast } from "../ui/index.ts";
import { words } from "../words/words.ts";

type Props = {
  assessmentId: string;
  source: Source;
  onWithdrawn: (source: Source) => void;
  /** Everything was withdrawn: the source is gone. */
  onGone: () => void;
};

/** What is open: a question for one scope, with the same command however often it is answered. */
type Asked = { scope: ConsentScope; id: string; forecast: WithdrawalForecast };
const SCOPES: readonly ConsentScope[] = ["analyse", "quote", "archive", "recontact"];

/** Carries out what a respondent asks for, one scope at a time. It asks once, and names what goes and what stays. */
export function WithdrawalSection(props: Props) {
  const t = () => words().sources.withdrawal;
  const [asked, setAsked] = createSignal<Asked>();
  const [problem, setProblem] = createSignal<unknown>();
  const [busy, setBusy] = createSignal(false);

  const attempt = async (work: () => Promise<void>) => {
    if (busy()) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(() => error);
    } finally {
      setBusy(false);
    }
  };
  const ask = (scope: ConsentScope) =>
    attempt(async () => {
      const forecast = await api.forecastWithdrawal(props.assessmentId, props.source.id);
      setAsked({ scope, id: uuidv7(), forecast });
    });
  const withdraw = ({ id, scope }: Asked) =>
    attempt(async () => {
      const { source } = await api.withdrawConsent(props.assessmentId, props.source.id, { id, scope });
      const name = words().citation.name(props.source);
      showToast({ text: source ? t().done[scope](name) : t().done.analyse(name) });
      if (source) props.onWithdrawn(source);
      else props.onGone();
    });

  return (
    <section class="register-form withdrawal" aria-labelledby="withdrawal-head">
      <h3 id="withdrawal-head">{t().title}</h3>
      <p class="quiet">{t().why}</p>
      <Show when={problem()}>
        {(error) => (
          <Note urgent title={t().notDone}>
            <p>{problemSentence(error())}</p>
          </Note>
        )}
      </Show>
      <Show
        when={asked()}
        fallback={<ScopeList consent={props.source.consent} busy={busy()} onAsk={(scope) => void ask(scope)} />}
      >
        {(question) => (
          <Note
            urgent
            title={t().question[question().scope]}
            actions={
              <>
                <Button disabled={busy()} onClick={() => void withdraw(question())}>
                  {t().go[question().scope]}
                </Button>
                <Button look="quiet" onClick={() => setAsked(undefined)}>
                  {words().act.cancel}
                </Button>
              </>
            }
          >
            <ul class="facts">
              <For each={t().facts(question().scope, question().forecast)}>{(fact) => <li>{fact}</li>}</For>
            </ul>
          </Note>
        )}
      </Show>
    </section>
  );
}

/** What was never given needs no withdrawal; the source as a whole can go whatever was agreed. */
function ScopeList(props: { consent: Consent; busy: boolean; onAsk: (scope: ConsentScope) => void }) {
  const t = () => words().sources.withdrawal;
  const canGo = (scope: ConsentScope) =>
    props.consent[scope] === "granted" || (scope === "analyse" && props.consent[scope] !== "withdrawn");
  return (
    <ul class="withdrawal-scopes">
      <For each={SCOPES}>
        {(scope) => (
          <li>
            <span>{words().sources.register.scopes[scope]}</span>
            <Show
              when={canGo(scope)}
              fallback={<span class="quiet">{words().consentState[props.consent[scope]]}</span>}
            >
              <Button disabled={props.busy} aria-label={t().askFor[scope]} onClick={() => props.onAsk(scope)}>
                {t().ask}
              </Button>
            </Show>
          </li>
        )}
      </For>
    </ul>
  );
}
