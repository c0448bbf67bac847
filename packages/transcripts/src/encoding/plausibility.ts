/** Letters next to each other as no one writes them, which is what text looks like when read in the wrong encoding. */
const oddities = [
  // a symbol in the middle of a word: "c½ur", "Wa³êsa", "dâ€™eau"; apostrophes, dashes and quotation marks may stand there
  /\p{L}\p{M}*[^\p{L}\p{M}\p{Nd}\s\p{P}\p{Cf}]+\p{L}/gu,
  /\p{L}[¿¡§¶·†‡‰‚„ˆ˜]\p{L}/gu,
  // an accented capital after a small letter: "cafÃ"
  /\p{Ll}(?![A-Z])\p{Lu}/gu,
  // two scripts in one word
  /\p{Script=Latin}[\p{Script=Cyrillic}\p{Script=Arabic}]|[\p{Script=Cyrillic}\p{Script=Arabic}]\p{Script=Latin}/gu,
];

const sampleLength = 100_000;

/** How much in a text looks like the wrong encoding: 0 where nothing does. For comparing readings of the same bytes. */
export function implausibility(text: string): number {
  const sample = text.slice(0, sampleLength);
  const odd = oddities.reduce((sum, pattern) => sum + count(sample, pattern), 0);
  const plain = count(sample, /[A-Za-z]/g);
  const accented = count(sample, /(?![A-Za-z])\p{Script=Latin}/gu);
  // in no language of the code pages has more than every third Latin letter an accent
  return odd + Math.max(0, accented - plain / 2);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
