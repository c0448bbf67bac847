import { createSignal } from "solid-js";
import { problemSentence } from "../data/problem-sentence.ts";
import { findToken, signIn } from "../data/session.ts";
import { Button, Field } from "../ui/index.ts";
import { words } from "../words/words.ts";
import "./sign-in-form.css";

/** Takes a pasted sign-in link and spends it. */
export function SignInForm(props: { onSignedIn: () => void }) {
  const [link, setLink] = createSignal("");
  const [error, setError] = createSignal<string>();
  const [working, setWorking] = createSignal(false);
  const submit = async () => {
    const token = findToken(link());
    if (token === undefined) return setError(words().signIn.linkWrong);
    setWorking(true);
    try {
      await signIn(token);
      props.onSignedIn();
    } catch (problem) {
      setError(problemSentence(problem));
    } finally {
      setWorking(false);
    }
  };
  return (
    <form
      class="sign-in-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Field label={words().signIn.link} hint={words().signIn.linkExample} error={error()}>
        {(ids) => (
          <input
            {...ids}
            class="control"
            type="text"
            autocomplete="off"
            spellcheck={false}
            dir="ltr"
            value={link()}
            onInput={(event) => {
              setLink(event.currentTarget.value);
              setError(undefined);
            }}
          />
        )}
      </Field>
      <div>
        <Button look="ink" type="submit" disabled={working()}>
          {words().signIn.go}
        </Button>
      </div>
    </form>
  );
}
