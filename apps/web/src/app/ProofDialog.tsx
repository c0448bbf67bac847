import KeyRound from "lucide-solid/icons/key-round";
import { createSignal, onMount, Show } from "solid-js";
import { accountApi } from "../data/account-api.ts";
import { createSubmit } from "../data/create-submit.ts";
import { answerWithPasskey, hasPasskeys } from "../data/passkeys.ts";
import { enter, refreshSession, session } from "../data/session.ts";
import { LinkForm } from "../sign-in/LinkForm.tsx";
import { Button, Dialog, PasswordField, TextField } from "../ui/index.ts";
import { Refusal } from "../ui/Refusal.tsx";
import { words } from "../words/words.ts";
import "./proof.css";

/** Takes a proof that it is still the same person: passkey, code or password, as the account has them. */
export function ProofDialog(props: { onAnswer: (proved: boolean) => void }) {
  const t = () => words().proof;
  const proofs = () => {
    const now = session();
    return now.kind === "in" || now.kind === "ended" ? now.session.proofs : [];
  };
  // a passkey that was added in another tab a moment ago counts too
  onMount(() => void refreshSession().catch(() => undefined));
  const passkey = createSubmit(async () => {
    const question = await accountApi.askForPasskeyProof();
    enter(await accountApi.proveByPasskey(await answerWithPasskey(question)));
    props.onAnswer(true);
  });
  const canUsePasskey = () => proofs().includes("passkey") && hasPasskeys();
  const typed = () => (["code", "password"] as const).find((kind) => proofs().includes(kind));
  return (
    <Dialog title={t().title} onClose={() => props.onAnswer(false)}>
      <p class="quiet">{t().why}</p>
      <Show when={canUsePasskey()}>
        <div class="proof-passkey">
          <Button look="ink" disabled={passkey.working()} onClick={() => void passkey.run()}>
            <KeyRound />
            {t().usePasskey}
          </Button>
          <Refusal sentence={passkey.sentence()} />
        </div>
      </Show>
      <Show when={typed()} keyed>
        {(kind) => <TypedProof kind={kind} main={!canUsePasskey()} onProved={() => props.onAnswer(true)} />}
      </Show>
      <Show when={!canUsePasskey() && typed() === undefined}>
        <p>{t().linkOnly}</p>
        <LinkForm look="ink" onSignedIn={() => props.onAnswer(true)} />
      </Show>
      <div>
        <Button look="quiet" onClick={() => props.onAnswer(false)}>
          {t().cancel}
        </Button>
      </div>
    </Dialog>
  );
}

/** A code or a password in one field. `main`: it is the dialog's first way, and has its focus and its ink. */
function TypedProof(props: { kind: "code" | "password"; main: boolean; onProved: () => void }) {
  const t = () => words().proof;
  const [value, setValue] = createSignal("");
  let field!: HTMLInputElement;
  onMount(() => {
    if (props.main) field.focus();
  });
  const form = createSubmit(
    async () => {
      enter(await accountApi.prove(props.kind === "code" ? { code: value() } : { password: value() }));
      props.onProved();
    },
    () => field.select(),
  );
  const change = (next: string) => {
    setValue(next);
    form.forget();
  };
  return (
    <form class="proof-form" noValidate onSubmit={form.onSubmit}>
      <Show
        when={props.kind === "code"}
        fallback={
          <PasswordField
            ref={field}
            label={words().signIn.password}
            kind="current-password"
            value={value()}
            onInput={change}
            error={form.sentence()}
          />
        }
      >
        <TextField
          ref={field}
          label={words().signIn.code}
          hint={words().signIn.codeHint}
          error={form.sentence()}
          autocomplete="one-time-code"
          spellcheck={false}
          dir="ltr"
          maxlength={40}
          value={value()}
          onInput={change}
        />
      </Show>
      <div>
        <Button look={props.main ? "ink" : "framed"} type="submit" disabled={form.working() || value().trim() === ""}>
          {t().goOn}
        </Button>
      </div>
    </form>
  );
}
