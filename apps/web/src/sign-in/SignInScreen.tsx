import { useNavigate } from "@solidjs/router";
import { createResource, Show } from "solid-js";
import { Mark } from "../app/Mark.tsx";
import { problemSentence } from "../data/problem-sentence.ts";
import { findToken, signIn } from "../data/session.ts";
import { Loading, Note, usePageTitle } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { SignInForm } from "./SignInForm.tsx";
import "./sign-in.css";

/** Spends the link that led here, or asks for one. */
export function SignInScreen() {
  usePageTitle(() => words().signIn.title);
  const navigate = useNavigate();
  const enter = () => navigate("/", { replace: true });
  const token = findToken(location.hash);
  // the token leaves the address bar and the history before it is spent
  if (token !== undefined) history.replaceState(history.state, "", location.pathname);
  const [spent] = createResource(
    () => token,
    (given) => signIn(given).then(enter),
  );
  return (
    <main class="sign-in">
      <Mark />
      <Show when={!spent.loading} fallback={<Loading what={words().signIn.working} />}>
        <h1>{words().signIn.title}</h1>
        <Show when={spent.error}>
          <Note urgent title={words().signIn.refused}>
            <p>{problemSentence(spent.error)}</p>
          </Note>
        </Show>
        <p class="quiet">{words().signIn.how}</p>
        <SignInForm onSignedIn={enter} />
      </Show>
    </main>
  );
}
