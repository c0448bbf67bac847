import { LIMITS } from "./limits.ts";

/** Kinds of what a file says and a codebook of ours does not keep, or keeps otherwise. */
export type LossKind =
  | "guid-unusable"
  | "guid-twice"
  | "name-missing"
  | "codable-unclear"
  | "colour-changed"
  | "colour-dropped"
  | "description-twice"
  | "member-unknown"
  | "element-unknown"
  | "attribute-unknown"
  | "stray-text"
  | "project-part"
  | "other-namespace";

/** `what` names the code, set, element or attribute; `line` is the first of `count` places. */
export type Loss = { kind: LossKind; what: string; line: number; count: number; sentence: string };

/** `more` counts the losses that are not listed, since there are so many. */
export type LossReport = { losses: Loss[]; more: number };

const SENTENCES: Record<LossKind, (what: string) => string> = {
  "guid-unusable": (what) => `“${what}” has no GUID that can be used; it is found again by its name alone.`,
  "guid-twice": (what) => `“${what}” has the GUID of a code or set before it; it is found again by its name alone.`,
  "name-missing": () => "A code or set has no name.",
  "codable-unclear": (what) => `“${what}” does not say whether it can be coded with (isCodable); taken is that it can.`,
  "colour-changed": (what) => `The colour of “${what}” is not written as #rrggbb; the nearest to it was taken.`,
  "colour-dropped": (what) => `The colour of “${what}” cannot be read; expected is one like #1260a8.`,
  "description-twice": (what) => `“${what}” has more than one description; they were joined.`,
  "member-unknown": (what) => `The set “${what}” names a code that is not in the file.`,
  "element-unknown": (what) => `The element ${what} belongs to no codebook; it was left out with all that is in it.`,
  "attribute-unknown": (what) => `The attribute ${what} belongs to no codebook; it was left out.`,
  "stray-text": () => "There is text outside of a description; it was left out.",
  "project-part": (what) => `The file is a whole project; its ${what} were left out.`,
  "other-namespace": () =>
    "The file does not name the namespace of a REFI-QDA codebook; it was read as one all the same.",
};

/** Gathers what is lost, the same once with how often it occurs. */
export class Losses {
  readonly #found = new Map<string, Loss>();
  #more = 0;

  add(kind: LossKind, line: number, what = ""): void {
    const named = short(what);
    const key = `${kind} ${named}`;
    const before = this.#found.get(key);
    if (before) before.count += 1;
    else if (this.#found.size >= LIMITS.losses) this.#more += 1;
    else this.#found.set(key, { kind, what: named, line, count: 1, sentence: SENTENCES[kind](named) });
  }

  report(): LossReport {
    return { losses: [...this.#found.values()].toSorted((a, b) => a.line - b.line), more: this.#more };
  }
}

/** A name, short enough for a sentence and without what would break it. */
function short(name: string): string {
  const characters = [...name.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim()];
  return characters.length > 60 ? `${characters.slice(0, 60).join("")}…` : characters.join("");
}
