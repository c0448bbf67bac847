import KeyRound from "lucide-solid/icons/key-round";
import { Show } from "solid-js";
import { accountApi } from "../data/account-api.ts";
import { createSubmit } from "../data/create-submit.ts";
import { answerWithPasskey, hasPasskeys } from "../data/passkeys.ts";
import { enter } from "../data/session.ts";
import { Button } from "../ui/index.ts";
import { Refusal } from "../ui/Refusal.tsx";
import { words } from "../words/words.ts";
import "./sign-in-form.css";

/** Signs in with a passkey alone; no login is asked for. Not there where the browser knows none. */
export function PasskeyButton(props: { onDone: () => void; look?: "ink" | "framed" }) {
  const asked = createSubmit(async () => {
    const question = await accountApi.askForPasskey();
    enter(await accountApi.signInByPasskey(await answerWithPasskey(question)));
    props.onDone();
  });
  return (
    <Show when={hasPasskeys()}>
      <div class="sign-in-passkey">
        <Button look={props.look ?? "framed"} disabled={asked.working()} onClick={() => void asked.run()}>
          <KeyRound />
          {words().signIn.withPasskey}
        </Button>
        <Refusal sentence={asked.sentence()} />
      </div>
    </Show>
  );
}
