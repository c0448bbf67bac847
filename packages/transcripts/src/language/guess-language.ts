import { stopwords } from "./stopwords.ts";

/** Enough to tell a language by, little enough to read at once. */
const sampleLength = 20_000;
/** Fewer words than these are a heading or a name, which says nothing. */
const fewestWords = 8;
/** In running text of these languages a third of the words and more are among their commonest. */
const leastShare = 0.2;

/**
 * The language of a text as a BCP 47 tag, "en", "fr", "es", "pt", "ar" or "nqo" (N'Ko), for prefilling a form; null
 * where that would be a guess in the dark. Told by the script and by how often the commonest words occur, from the
 * text's beginning: so a text in two languages is taken for the one it begins with, and a language that is not among
 * them is null or, at worst, a close relative.
 */
export function guessLanguage(text: string): string | null {
  const sample = text.slice(0, sampleLength);
  const letters = count(sample, /\p{L}/gu);
  if (letters === 0) return null;
  if (count(sample, /\p{Script=Nko}/gu) > letters / 2) return "nqo";
  if (count(sample, /\p{Script=Arabic}/gu) > letters / 2) return isArabic(sample) ? "ar" : null;
  return count(sample, /\p{Script=Latin}/gu) > letters / 2 ? guessByWords(sample) : null;
}

/** Persian, Urdu, Pashto and others are written in Arabic script too, but with letters that Arabic does without. */
function isArabic(sample: string): boolean {
  return count(sample, /[پچژگکیےٹڈڑںھہټډړښګې]/gu) <= count(sample, /\p{L}/gu) / 50;
}

function guessByWords(sample: string): string | null {
  const all =
    sample
      .normalize("NFC")
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  if (all.length < fewestWords) return null;
  const shares = Object.entries(stopwords)
    .map(([language, common]) => ({ language, share: all.filter((word) => common.has(word)).length / all.length }))
    .toSorted((a, b) => b.share - a.share);
  const [first, second] = shares;
  if (!first || !second) return null;
  return first.share >= leastShare && first.share >= 1.25 * second.share ? first.language : null;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
