/** A code that can be found: the number, the name and what else is looked through. */
export type FindableCode = { codeId: string; number: string; name: string; question: string; dimension: string };

/** A hit, with the part of the name that matched, in UTF-16 units of the name; null where it matched elsewhere. */
export type CodeHit = { code: FindableCode; matched: { from: number; to: number } | null };

/**
 * The codes that match what was typed, best first: by number, by the name's beginning, by a word's beginning in the
 * name, then anywhere in the question or the dimension's name. Accents and capitals are not told apart. Nothing typed
 * gives all, in the order given.
 */
export function searchCodes(codes: readonly FindableCode[], typed: string): CodeHit[] {
  const wanted = foldLetters(typed.trim());
  if (wanted === "") return codes.map((code) => ({ code, matched: null }));
  const ranked = codes.flatMap((code) => {
    const rank = rankOf(code, wanted);
    return rank === undefined ? [] : [{ code, rank }];
  });
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ code }) => ({ code, matched: findFolded(code.name, wanted) }));
}

function rankOf({ number, name, question, dimension }: FindableCode, wanted: string): number | undefined {
  if (number.startsWith(wanted)) return 0;
  const folded = foldLetters(name);
  if (folded.startsWith(wanted)) return 1;
  if (folded.includes(` ${wanted}`)) return 2;
  if (folded.includes(wanted)) return 3;
  if (foldLetters(question).includes(wanted)) return 4;
  if (foldLetters(dimension).includes(wanted)) return 5;
  return undefined;
}

function findFolded(name: string, wanted: string): { from: number; to: number } | null {
  // letters are folded one by one, so that a place in the folded name is one in the name
  const letters = Array.from(name, (letter) => ({ letter, folded: foldLetters(letter) }));
  const folded = letters.map((each) => each.folded).join("");
  const wordStart = folded.search(new RegExp(`(?<=^|\\s)${literally(wanted)}`));
  const start = wordStart === -1 ? folded.indexOf(wanted) : wordStart;
  if (start === -1) return null;
  return { from: unfoldedLength(letters, start), to: unfoldedLength(letters, start + wanted.length) };
}

function unfoldedLength(letters: readonly { letter: string; folded: string }[], foldedLength: number): number {
  let folded = 0;
  let length = 0;
  for (const each of letters) {
    if (folded >= foldedLength) break;
    folded += each.folded.length;
    length += each.letter.length;
  }
  return length;
}

/** Letters without accents and capitals, as names are looked for. */
export function foldLetters(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
