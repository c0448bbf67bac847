import { lazy, Show, Suspense } from "solid-js";
import { session } from "../data/session.ts";
import { proofQuestion } from "./ask-for-proof.ts";

// most pages never show either, so their code is fetched when it is needed
const EndedDialog = lazy(async () => ({ default: (await import("./EndedDialog.tsx")).EndedDialog }));
const ProofDialog = lazy(async () => ({ default: (await import("./ProofDialog.tsx")).ProofDialog }));

/** What stands over any page: the sign-in after a session ended, and the question whether it is still the same person. */
export function SessionDialogs() {
  const ended = () => {
    const now = session();
    return now.kind === "ended" ? now.session.account : undefined;
  };
  return (
    <Suspense>
      <Show when={proofQuestion()}>{(question) => <ProofDialog onAnswer={question().answer} />}</Show>
      <Show when={ended()}>{(person) => <EndedDialog person={person()} />}</Show>
    </Suspense>
  );
}
