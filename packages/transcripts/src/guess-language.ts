/** Words so common that a page of prose has them by the dozen, and that the other languages here do not share. */
const COMMON: Record<string, readonly string[]> = {
  en: ["the", "and", "of", "they", "that", "is", "we", "was", "it", "with"],
  fr: ["les", "et", "des", "que", "nous", "est", "pas", "une", "dans", "ils"],
  es: ["los", "y", "que", "el", "las", "una", "no", "con", "por", "pero"],
  pt: ["os", "e", "não", "que", "uma", "com", "para", "mas", "são", "eles"],
};

const WORDS_READ = 4000;
const LEAST_SHARE = 0.06;

/** The language that a text seems to be in, as a tag; null where that is not plain. A suggestion for a form, nothing more. */
export function guessLanguage(text: string): string | null {
  const words =
    text
      .slice(0, WORDS_READ * 8)
      .toLocaleLowerCase()
      .match(/[\p{L}\p{M}]+/gu)
      ?.slice(0, WORDS_READ) ?? [];
  if (words.length < 5) return null;
  if (shareOf(words, (word) => /\p{Script=Arabic}/u.test(word)) > 0.5) return "ar";
  const ranked = Object.entries(COMMON)
    .map(([language, common]) => ({ language, share: shareOf(words, (word) => common.includes(word)) }))
    .toSorted((a, b) => b.share - a.share);
  const [first, second] = ranked;
  if (!first || !second || first.share < LEAST_SHARE || first.share < second.share * 1.5) return null;
  return first.language;
}

/** Whether a text runs from right to left: by its strong letters, not by its language. */
export function directionOf(text: string): "ltr" | "rtl" {
  const letters = text.slice(0, 20_000).match(/\p{L}/gu) ?? [];
  const rightToLeft = letters.filter((letter) => /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u.test(letter));
  return rightToLeft.length > letters.length / 2 ? "rtl" : "ltr";
}

function shareOf(words: readonly string[], holds: (word: string) => boolean): number {
  return words.filter(holds).length / words.length;
}
