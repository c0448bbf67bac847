import { createSignal } from "solid-js";
import { problemSentence } from "../data/problem-sentence.ts";
import { findToken, signIn } from "../data/session.ts";
import { Button, TextField } from "../ui/index.ts";
import { words } from "../words/words.ts";
import "./sign-in-form.css";

/** Takes a pasted sign-in link and spends it. */
export function LinkForm(props: { onSignedIn: () => void; look?: "ink" | "framed" }) {
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
      <TextField
        label={words().signIn.link}
        hint={words().signIn.linkExample}
        error={error()}
        autocomplete="off"
        spellcheck={false}
        dir="ltr"
        value={link()}
        onInput={(next) => {
          setLink(next);
          setError(undefined);
        }}
      />
      <div>
        <Button look={props.look ?? "framed"} type="submit" disabled={working()}>
          {words().signIn.useLink}
        </Button>
      </div>
    </form>
  );
}
