import type { TotpSecret } from "@octant/schemas";
import { createSignal, Show } from "solid-js";
import { accountApi } from "../data/account-api.ts";
import { createSubmit } from "../data/create-submit.ts";
import { Button, TextField } from "../ui/index.ts";
import { Refusal } from "../ui/Refusal.tsx";
import { words } from "../words/words.ts";
import { Part } from "./Part.tsx";
import type { PartProps } from "./part-props.ts";
import { QrCode } from "./QrCode.tsx";

/** An app that shows six digits: set up by a picture or by hand, and counted only once a code of it was right. */
export function Authenticator(props: PartProps) {
  const t = () => words().account.authenticator;
  const [secret, setSecret] = createSignal<TotpSecret>();
  const begin = createSubmit(async () => void setSecret(await accountApi.makeTotp()));
  const remove = createSubmit(async () => {
    await accountApi.removeTotp();
    await props.onChanged();
  });
  return (
    <Part title={t().title} about={t().about}>
      <Show
        when={secret()}
        fallback={
          <div class="account-row">
            <span>{props.mine.hasTotp ? t().on : t().off}</span>
            <Show
              when={props.mine.hasTotp}
              fallback={
                <Button disabled={begin.working()} onClick={() => void begin.run()}>
                  {t().setUp}
                </Button>
              }
            >
              <Button look="quiet" disabled={remove.working()} onClick={() => void remove.run()}>
                {t().remove}
              </Button>
            </Show>
          </div>
        }
      >
        {(shown) => (
          <SetUp
            secret={shown()}
            onLeave={() => setSecret(undefined)}
            onConfirmed={async () => {
              await props.onChanged();
              setSecret(undefined);
            }}
          />
        )}
      </Show>
      <Refusal sentence={begin.sentence() ?? remove.sentence()} />
    </Part>
  );
}

function SetUp(props: { secret: TotpSecret; onConfirmed: () => Promise<void>; onLeave: () => void }) {
  const t = () => words().account.authenticator;
  const [code, setCode] = createSignal("");
  let field!: HTMLInputElement;
  const form = createSubmit(
    async () => {
      await accountApi.confirmTotp({ code: code() });
      await props.onConfirmed();
    },
    () => field.select(),
  );
  return (
    <div class="account-totp">
      <QrCode text={props.secret.uri} label={t().picture} />
      <form class="account-form" noValidate onSubmit={form.onSubmit}>
        <p>{t().scan}</p>
        <div class="field">
          <span class="field-label">{t().byHand}</span>
          <code class="account-secret" dir="ltr">
            {inFours(props.secret.secret)}
          </code>
        </div>
        <TextField
          ref={field}
          label={t().code}
          hint={t().codeHint}
          inputmode="numeric"
          autocomplete="one-time-code"
          dir="ltr"
          maxlength={40}
          value={code()}
          onInput={(next) => {
            setCode(next);
            form.forget();
          }}
          error={form.sentence()}
        />
        <div class="note-actions">
          <Button look="ink" type="submit" disabled={form.working() || code().trim() === ""}>
            {t().confirm}
          </Button>
          <Button look="quiet" onClick={() => props.onLeave()}>
            {words().act.cancel}
          </Button>
        </div>
      </form>
    </div>
  );
}

/** Read aloud or typed, a secret is easier in groups. */
const inFours = (secret: string) => secret.replaceAll(/(.{4})(?=.)/g, "$1 ");
