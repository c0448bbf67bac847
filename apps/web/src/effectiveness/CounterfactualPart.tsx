import type { Effectiveness, Reply } from "@octant/schemas";
import { createSignal, For, Show } from "solid-js";
import { v7 as uuidv7 } from "uuid";
import { useAssessment } from "../app/assessment.ts";
import { createSubmit } from "../data/create-submit.ts";
import { effectivenessApi } from "../data/effectiveness-api.ts";
import { Button, TextField } from "../ui/index.ts";
import { Refusal } from "../ui/Refusal.tsx";
import { words } from "../words/words.ts";

type Props = { effectiveness: Effectiveness; onChanged: (effectiveness: Effectiveness) => void };

const REPLIES: readonly Reply[] = ["worse", "no-difference", "better", "no-answer", "not-asked"];
const KEYS = {
  worse: "worse",
  "no-difference": "noDifference",
  better: "better",
  "no-answer": "noAnswer",
  "not-asked": "notAsked",
} as const satisfies Record<Reply, string>;

/** What those asked say would be if the mission left: shares of them, cluster by cluster, and each source's reply. */
export function CounterfactualPart(props: Props) {
  const t = () => words().effectiveness;
  const { setup } = useAssessment();
  const told = () => props.effectiveness.counterfactual;
  const shareOf = (reply: Reply) => {
    const key = KEYS[reply];
    const { shares } = told();
    return key === "notAsked" || shares === null ? undefined : shares[key];
  };
  const mayNote = () => setup().role === "lead" || setup().role === "coder";
  return (
    <section class="counterfactual" aria-labelledby="counterfactual">
      <h2 id="counterfactual">{t().counterfactual}</h2>
      <Show when={setup().role === "lead"} fallback={<p>{props.effectiveness.question || t().noQuestion}</p>}>
        <QuestionForm {...props} />
      </Show>
      <p class="quiet">{t().counterfactualAbout}</p>
      <table class="counterfactual-table">
        <thead>
          <tr>
            <th scope="col">{t().reply}</th>
            <th scope="col">{t().sources}</th>
            <th scope="col">{t().share}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          <For each={REPLIES}>
            {(reply) => (
              <tr>
                <th scope="row">{t().replies[reply]}</th>
                <td>{told().counts[KEYS[reply]]}</td>
                <td>{shareOf(reply) === undefined ? "" : t().percent(shareOf(reply) ?? 0)}</td>
                <td class="counterfactual-bar" aria-hidden="true">
                  <span style={{ "inline-size": `${Math.round((shareOf(reply) ?? 0) * 100)}%` }} />
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <p class="small faint">
        {told().shares === null ? t().nobodyAsked : t().asked(told().asked.sources, told().asked.clusters)}
      </p>
      <details>
        <summary>{t().bySource}</summary>
        <ul class="counterfactual-replies">
          <For each={props.effectiveness.replies}>
            {(row) => (
              <li>
                <span>{words().citation.name(row)}</span>
                <Show when={mayNote()} fallback={<span>{row.reply ? t().replies[row.reply] : t().notNoted}</span>}>
                  <ReplyChoice {...props} sourceId={row.sourceId} name={words().citation.name(row)} reply={row.reply} />
                </Show>
              </li>
            )}
          </For>
        </ul>
      </details>
    </section>
  );
}

function ReplyChoice(props: Props & { sourceId: string; name: string; reply: Reply | null }) {
  const t = () => words().effectiveness;
  const { setup } = useAssessment();
  const [chosen, setChosen] = createSignal<Reply | null>(props.reply);
  const note = createSubmit(async () => {
    const command = { id: uuidv7(), reply: chosen() };
    props.onChanged(await effectivenessApi.note(setup().id, props.sourceId, command));
  });
  return (
    <>
      <select
        class="control"
        aria-label={t().replyOf(props.name)}
        onChange={(event) => {
          setChosen(REPLIES[event.currentTarget.selectedIndex - 1] ?? null);
          void note.run();
        }}
      >
        <option selected={chosen() === null}>{t().notNoted}</option>
        <For each={REPLIES}>{(reply) => <option selected={reply === chosen()}>{t().replies[reply]}</option>}</For>
      </select>
      <Refusal sentence={note.sentence()} />
    </>
  );
}

function QuestionForm(props: Props) {
  const t = () => words().effectiveness;
  const { setup } = useAssessment();
  const [question, setQuestion] = createSignal(props.effectiveness.question);
  const save = createSubmit(async () => {
    const command = { id: uuidv7(), question: question().trim() };
    props.onChanged(await effectivenessApi.ask(setup().id, props.effectiveness.designVersion, command));
  });
  return (
    <form class="counterfactual-question" noValidate onSubmit={save.onSubmit}>
      <TextField
        label={t().question}
        hint={t().questionHint}
        value={question()}
        onInput={setQuestion}
        maxlength={400}
        autocomplete="off"
      />
      <Refusal sentence={save.sentence()} />
      <Show when={question().trim() !== props.effectiveness.question}>
        <div>
          <Button type="submit" disabled={save.working()}>
            {t().saveQuestion}
          </Button>
        </div>
      </Show>
    </form>
  );
}
