import type { Session } from "@octant/schemas";
import { createSignal, onMount, Show } from "solid-js";
import { accountApi } from "../data/account-api.ts";
import { createSubmit } from "../data/create-submit.ts";
import { enter, signOut } from "../data/session.ts";
import { Button, TextField } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { PasskeyButton } from "./PasskeyButton.tsx";
import "./sign-in-form.css";

/** The second step: a code of the authenticator, a recovery code, or a passkey, as the account has them. */
export function SecondFactorForm(props: { owed: Session; onDone: () => void }) {
  const t = () => words().signIn;
  const takesCode = () => props.owed.proofs.includes("code");
  return (
    <div class="sign-in-ways">
      <p>{t().secondStep(props.owed.account.name)}</p>
      <Show when={props.owed.proofs.includes("passkey")}>
        <PasskeyButton look={takesCode() ? "framed" : "ink"} onDone={props.onDone} />
      </Show>
      <Show when={takesCode()}>
        <CodeForm onDone={props.onDone} />
      </Show>
      <div class="sign-in-more">
        <details>
          <summary>{t().factorLost}</summary>
          <p class="quiet">{t().factorLostHow}</p>
        </details>
        <Button look="quiet" onClick={() => void signOut().catch(() => undefined)}>
          {t().somebodyElse}
        </Button>
      </div>
    </div>
  );
}

function CodeForm(props: { onDone: () => void }) {
  const [code, setCode] = createSignal("");
  let field!: HTMLInputElement;
  onMount(() => field.focus());
  const form = createSubmit(
    async () => {
      enter(await accountApi.giveSecondFactor({ code: code() }));
      props.onDone();
    },
    () => field.select(),
  );
  return (
    <form class="sign-in-form" noValidate onSubmit={form.onSubmit}>
      <TextField
        ref={field}
        label={words().signIn.code}
        hint={words().signIn.codeHint}
        error={form.sentence()}
        name="one-time-code"
        autocomplete="one-time-code"
        autocapitalize="none"
        spellcheck={false}
        dir="ltr"
        maxlength={40}
        value={code()}
        onInput={(next) => {
          setCode(next);
          form.forget();
        }}
      />
      <div>
        <Button look="ink" type="submit" disabled={form.working() || code().trim() === ""}>
          {words().signIn.go}
        </Button>
      </div>
    </form>
  );
}
