import type { LinkPurpose } from "@octant/schemas";
import { useNavigate } from "@solidjs/router";
import { createSignal } from "solid-js";
import { accountApi } from "../data/account-api.ts";
import { createSubmit } from "../data/create-submit.ts";
import { enter, session } from "../data/session.ts";
import { Button, PasswordField } from "../ui/index.ts";
import { passwordAdvice } from "../ui/password-advice.ts";
import { words } from "../words/words.ts";

type Props = { token: string; reset: Extract<LinkPurpose, { kind: "reset" }> };

/** Sets a new password by a link, and asks for the second factor where the account still has one. */
export function NewPassword(props: Props) {
  const t = () => words().link.reset;
  const navigate = useNavigate();
  const [password, setPassword] = createSignal("");
  let field!: HTMLInputElement;
  const goOn = () => {
    if (session().kind === "in") navigate("/", { replace: true });
  };
  const form = createSubmit(
    async () => {
      enter(await accountApi.resetPassword({ token: props.token, password: password() }));
      goOn();
    },
    () => field.focus(),
  );
  return (
    <>
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
    </>
  );
}
