import type { WeakPassword } from "@octant/schemas";
import { f } from "./formats.ts";

/** What makes a password good, and what was wrong with one. */
export const password = {
  hint: (least: number) => `At least ${least} characters. A short sentence that nobody else would say is best.`,
  tooFew: (more: number) => `${f.count(more, { one: "character", other: "characters" })} more at least.`,
  enough: "Long enough. Whether it is easy to guess shows when you set it.",
  weak: {
    short: "This is too short. Take a sentence of several words: it is easier to remember, too.",
    repeated: "This repeats itself. Take several words that do not belong together.",
    personal: "Your name, your login or the assessment is in it, and little else. Whoever tries will try those first.",
    guessable: "This is among the first that a guesser tries. Add two or three words that do not belong together.",
  } satisfies Record<WeakPassword, string>,
};
