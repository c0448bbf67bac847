import type { WeakPassword } from "@octant/schemas";
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary as common } from "@zxcvbn-ts/language-common";
import { dictionary as english } from "@zxcvbn-ts/language-en";
import { ProblemError } from "../problems.ts";
import { normalise } from "./hashing.ts";

const LEAST_CHARACTERS = 12;
/** Guesses, as a power of ten, that a password must withstand: years at ten thousand a second, were the seal broken too. */
const LEAST_GUESSES_LOG10 = 10;
/** A word of three letters stands in many good passwords by chance. */
const LEAST_WORD = 4;

/** Its word lists are large: they are indexed when the first password is chosen, not at the start. */
let estimator: ZxcvbnFactory | undefined;

/**
 * Why a password is too easy to guess; undefined for one that will do. `about` are the login, the name, the assessment: what
 * whoever guesses knows too. No list of stolen passwords is asked: Octant calls nobody, and such a list is larger than all of it.
 */
export function findWeakness(password: string, about: readonly string[]): WeakPassword | undefined {
  const given = normalise(password);
  if ([...given].length < LEAST_CHARACTERS) return "short";
  if (isRepeated(given)) return "repeated";
  const words = wordsOf(about);
  if (isMadeOf(given, words)) return "personal";
  estimator ??= new ZxcvbnFactory({ dictionary: { ...common, ...english }, graphs: adjacencyGraphs, maxLength: 256 });
  return estimator.check(given, words).guessesLog10 < LEAST_GUESSES_LOG10 ? "guessable" : undefined;
}

/** Throws `password-weak` with the reason. */
export function requireStrong(password: string, about: readonly string[]): void {
  if (/\p{Cs}/u.test(password)) throw new ProblemError("invalid-request");
  const reason = findWeakness(password, about);
  if (reason) throw new ProblemError("password-weak", { reason });
}

/** One to six characters over and over: "abcabcabcabc". */
function isRepeated(password: string): boolean {
  return /^(.{1,6}?)\1+$/su.test(password);
}

/** What is left after everything that is known of the person is too short to be a secret. */
function isMadeOf(password: string, words: readonly string[]): boolean {
  let rest = password.toLowerCase();
  for (const word of words) rest = rest.replaceAll(word, "");
  return rest !== password.toLowerCase() && [...rest].length < LEAST_CHARACTERS - 4;
}

/** Whole, and each part of it; the longest first, so that no short one breaks a long one up. */
function wordsOf(about: readonly string[]): string[] {
  const lower = about.map((text) => normalise(text).toLowerCase());
  const parts = lower.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]);
  const words = [...new Set([...parts, "octant"])].filter((word) => [...word].length >= LEAST_WORD);
  return words.toSorted((a, b) => b.length - a.length);
}
