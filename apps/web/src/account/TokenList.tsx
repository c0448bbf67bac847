import type { AccessToken, TokenChoice } from "@octant/schemas";
import { createResource, createSignal, For, Match, Show, Switch } from "solid-js";
import { createSubmit } from "../data/create-submit.ts";
import { latestOf } from "../data/latest-of.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { tokenApi } from "../data/token-api.ts";
import { Button } from "../ui/index.ts";
import { Refusal } from "../ui/Refusal.tsx";
import { words } from "../words/words.ts";
import { MakeTokenForm } from "./MakeTokenForm.tsx";
import { Part } from "./Part.tsx";
import { ShownToken } from "./ShownToken.tsx";

/** The person's tokens for scripts: what each may do, and the way to new ones and to their end. */
export function TokenList() {
  const t = () => words().account.tokens;
  const [loaded, { refetch }] = createResource(() => tokenApi.list());
  const [making, setMaking] = createSignal(false);
  const [secret, setSecret] = createSignal<string>();
  const choices = () => latestOf(loaded)?.choices ?? [];
  return (
    <Part title={t().title} about={t().about}>
      <ul class="account-list">
        <For each={latestOf(loaded)?.items} fallback={<li class="quiet">{t().none}</li>}>
          {(token) => <TokenRow token={token} choices={choices()} onRevoked={() => refetch()} />}
        </For>
      </ul>
      <Switch
        fallback={
          <Show when={choices().length > 0} fallback={<p class="small faint">{t().nothingToChoose}</p>}>
            <div>
              <Button onClick={() => setMaking(true)}>{t().make}</Button>
            </div>
          </Show>
        }
      >
        <Match when={secret()}>{(shown) => <ShownToken secret={shown()} onKept={() => setSecret(undefined)} />}</Match>
        <Match when={making()}>
          <MakeTokenForm
            choices={choices()}
            onLeave={() => setMaking(false)}
            onMade={async (made) => {
              await refetch();
              setMaking(false);
              setSecret(made.secret ?? undefined);
            }}
          />
        </Match>
      </Switch>
      <Refusal sentence={loaded.error ? problemSentence(loaded.error) : undefined} />
    </Part>
  );
}

function TokenRow(props: { token: AccessToken; choices: readonly TokenChoice[]; onRevoked: () => unknown }) {
  const t = () => words().account.tokens;
  const revoke = createSubmit(async () => {
    await tokenApi.revoke(props.token.id);
    await props.onRevoked();
  });
  const used = () => {
    const { lastUsedOn } = props.token;
    return lastUsedOn === null ? t().neverUsed : t().lastUsed(new Date(lastUsedOn));
  };
  /** In words, while the role still allows it; by its name once it does not. */
  const acts = () => {
    const mine = props.choices.find(({ assessmentId }) => assessmentId === props.token.assessmentId);
    return props.token.actions.map((action) => mine?.actions.find((each) => each.action === action)?.does ?? action);
  };
  return (
    <li class="account-row">
      <div>
        <strong>
          <bdi>{props.token.name}</bdi>
        </strong>
        <span class="small">
          {t().opens(props.token.assessment)} {words().format.list(acts())}
        </span>
        <span class="small faint">
          {t().until(new Date(props.token.expiresAt))}, {used()}
        </span>
        <Refusal sentence={revoke.sentence()} />
      </div>
      <Button
        look="quiet"
        disabled={revoke.working()}
        aria-label={t().revokeOne(props.token.name)}
        onClick={() => void revoke.run()}
      >
        {t().revoke}
      </Button>
    </li>
  );
}
