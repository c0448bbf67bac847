import { onCleanup } from "solid-js";
import { accountApi } from "../data/account-api.ts";
import { answerWithPasskey, offersPasskeys, stopAsking } from "../data/passkeys.ts";
import { enter } from "../data/session.ts";

/**
 * Lets the browser offer a passkey under the login's field for as long as the calling form is open. Whatever goes wrong
 * is silent: nobody asked for it, and the button is there.
 */
export function offerPasskeys(onDone: () => void): void {
  let open = true;
  const offer = async () => {
    if (!(await offersPasskeys())) return;
    const question = await accountApi.askForPasskey();
    if (!open) return;
    const answer = await answerWithPasskey(question, true);
    enter(await accountApi.signInByPasskey(answer));
    if (open) onDone();
  };
  void offer().catch(() => undefined);
  onCleanup(() => {
    open = false;
    void stopAsking();
  });
}
