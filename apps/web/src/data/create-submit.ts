import { createSignal } from "solid-js";
import { problemSentence } from "./problem-sentence.ts";

/**
 * The sending of one form: whether it is under way, and why it was refused. A second press meanwhile does nothing.
 * `onRefused` is for focus: it runs once the refusal stands on the screen.
 */
export function createSubmit(work: () => Promise<void>, onRefused?: (error: unknown) => void) {
  const [error, setError] = createSignal<unknown>();
  const [working, setWorking] = createSignal(false);
  const run = async () => {
    if (working()) return;
    setWorking(true);
    setError(undefined);
    try {
      await work();
    } catch (refusal) {
      setError(() => refusal);
    } finally {
      setWorking(false);
    }
    if (error() !== undefined) onRefused?.(error());
  };
  return {
    run,
    onSubmit: (event: SubmitEvent) => {
      event.preventDefault();
      void run();
    },
    working,
    error,
    /** The refusal in words; undefined while there is none. */
    sentence: () => (error() === undefined ? undefined : problemSentence(error())),
    forget: () => setError(undefined),
  };
}
