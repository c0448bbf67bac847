import type { LinkPurpose } from "@octant/schemas";
import { useNavigate } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { accountApi } from "../data/account-api.ts";
import { createSubmit } from "../data/create-submit.ts";
import { enter, owedSession, session } from "../data/session.ts";
import { SignInForm } from "../sign-in/SignInForm.tsx";
import { Button, PasswordField } from "../ui/index.ts";
import { passwordAdvice } from "../ui/password-advice.ts";
import { words } from "../words/words.ts";
import { SecondFactorOffer } from "./SecondFactorOffer.tsx";

type Props = { token: string; reset: Extract<LinkPurpose, { kind: "reset" }> };

/** Sets a new password by a link, and asks for the second factor where the account still has one. */
export function NewPassword(props: Props) {
  const t = () => words().link.reset;
  const navigate = useNavigate();
  const [password, setPassword] = createSignal("");
  const [done, setDone] = createSignal(false);
  let field!: HTMLInputElement;
  const goOn = () => {
    if (session().kind === "in" && !props.reset.everything) navigate("/", { replace: true });
  };
  const form = createSubmit(
    async () => {
      enter(await accountApi.resetPassword({ token: props.token, password: password() }));
      setDone(true);
      goOn();
    },
    () => field.focus(),
  );
  return (
    <Show
      when={!done()}
      fallback={
        <Show
          when={session().kind === "in"}
          fallback={
            <>
              <h1>{owedSession() ? words().signIn.secondTitle : words().signIn.title}</h1>
              <SignInForm withLink={false} onSignedIn={goOn} />
            </>
          }
        >
          <SecondFactorOffer needed={props.reset.everything} />
        </Show>
      }
    >
      <h1>{t().title(props.reset.name)}</h1>
      <p class="quiet">{props.reset.everything ? t().everything : t().how}</p>
      <form class="sign-in-form" noValidate onSubmit={form.onSubmit}>
        <PasswordField
          ref={field}
          label={t().password}
          kind="new-password"
          hint={passwordAdvice(password())}
          error={form.sentence()}
          value={password()}
          onInput={(next) => {
            setPassword(next);
            form.forget();
          }}
        />
        <div>
          <Button look="ink" type="submit" disabled={form.working() || password() === ""}>
            {t().go}
          </Button>
        </div>
      </form>
    </Show>
  );
}
