import type { Speaker } from "@octant/schemas";
import type { Span } from "@octant/spans";
import { createSignal, onCleanup } from "solid-js";
import type { ReadingSteps } from "./reading-steps.ts";
import type { Block } from "./text-blocks.ts";

/** How long one slice of counting may hold the page, in ms. */
const SLICE_MS = 6;

/**
 * The sentences that are there to be coded: all but the interviewers'. A long text is cut in slices while the page is
 * idle, so that it can be read and coded meanwhile; until then `all` is undefined, and `now` cuts the rest at once.
 */
export function createSentenceCount(blocks: readonly Block[], speakers: readonly Speaker[], steps: ReadingSteps) {
  const interviewers = new Set(speakers.filter(({ role }) => role === "interviewer").map(({ id }) => id));
  const codable = blocks.filter(({ speakerId }) => speakerId === null || !interviewers.has(speakerId));
  const sentences: Span[] = [];
  const [all, setAll] = createSignal<readonly Span[]>();
  let done = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function cut(until: number): void {
    for (; done < codable.length && performance.now() < until; done += 1) {
      const block = codable[done];
      if (block) sentences.push(...steps.sentencesOf(block));
    }
    if (done === codable.length) setAll(sentences);
    else timer = setTimeout(() => cut(performance.now() + SLICE_MS));
  }
  timer = setTimeout(() => cut(performance.now() + SLICE_MS), 200);
  onCleanup(() => clearTimeout(timer));

  return {
    all,
    now(): readonly Span[] {
      clearTimeout(timer);
      if (!all()) cut(Number.POSITIVE_INFINITY);
      return sentences;
    },
  };
}
