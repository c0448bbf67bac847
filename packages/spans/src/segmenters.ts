const made = new Map<string, Intl.Segmenter>();

/**
 * The browser's and Node's own rules for where words and sentences end, after Unicode Standard Annex 29.
 * A language that is unknown, null or no language tag at all is read by the general rules. English, which keeps to
 * them, is always the second choice: otherwise the machine's own language would be, and people would see different words.
 */
export function segmenterFor(language: string | null, granularity: "word" | "sentence"): Intl.Segmenter {
  const key = `${granularity} ${language ?? ""}`;
  const known = made.get(key);
  if (known) return known;
  const segmenter = new Intl.Segmenter(localesFor(language), { granularity });
  made.set(key, segmenter);
  return segmenter;
}

function localesFor(language: string | null): string[] {
  try {
    return language ? [...Intl.getCanonicalLocales(language), "en"] : ["en"];
  } catch {
    return ["en"];
  }
}
