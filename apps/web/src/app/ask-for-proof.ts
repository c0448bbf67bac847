import { createSignal } from "solid-js";
import { onProofNeeded } from "../data/request.ts";

const [question, setQuestion] = createSignal<{ given: Promise<boolean>; answer: (proved: boolean) => void }>();

/** The question that stands over the page, for the dialog that asks it. */
export const proofQuestion = question;

/**
 * Asks who is signed in to show again that it is them, over the open page. Gives true once they have, false where they
 * would not; a second caller meanwhile waits for the same answer. Every refused request asks by itself: call this only to
 * ask before an act begins.
 */
export function askForProof(): Promise<boolean> {
  const open = question();
  if (open) return open.given;
  let resolve: (proved: boolean) => void = () => undefined;
  const given = new Promise<boolean>((settle) => {
    resolve = settle;
  });
  const answer = (proved: boolean) => {
    setQuestion(undefined);
    resolve(proved);
  };
  setQuestion({ given, answer });
  return given;
}

onProofNeeded(askForProof);
