import { useNavigate } from "@solidjs/router";
import { createResource, Show } from "solid-js";
import { Mark } from "../app/Mark.tsx";
import { problemSentence } from "../data/problem-sentence.ts";
import { findToken, owedSession, refreshSession, session, signIn } from "../data/session.ts";
import { Loading, Note, usePageTitle } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { SignInForm } from "./SignInForm.tsx";
import { takeToken } from "./take-token.ts";
import "./sign-in.css";

/** Spends the link that led here, or asks who it is. */
export function SignInScreen() {
  usePageTitle(() => words().signIn.title);
  const navigate = useNavigate();
  const enter = () => navigate("/", { replace: true });
  const token = takeToken(findToken);
  // without a link: whoever gave the password and loaded the page again is asked for the rest alone
  const [spent] = createResource(async () => {
    if (token !== undefined) await signIn(token).then(enter);
    else if (session().kind === "unknown") await refreshSession().catch(() => undefined);
  });
  return (
    <main class="sign-in">
      <Mark />
      <Show when={!spent.loading} fallback={<Loading what={words().signIn.working} />}>
        <h1>{owedSession() ? words().signIn.secondTitle : words().signIn.title}</h1>
        <Show when={spent.error}>
          <Note urgent title={words().signIn.refused}>
            <p>{problemSentence(spent.error)}</p>
          </Note>
        </Show>
        <SignInForm onSignedIn={enter} />
      </Show>
    </main>
  );
}
