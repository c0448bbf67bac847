/** How a language writes numbers, plurals, times and lists. Made once per catalogue. */
export type Formats = ReturnType<typeof formatsFor>;

/** Figures as the look asks: a thin space between thousands and a true minus, whatever the language's habit. */
export function formatsFor(locale: string) {
  const integer = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, useGrouping: "always" });
  const plurals = new Intl.PluralRules(locale);
  const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long" });
  const date = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric" });
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const choice = new Intl.ListFormat(locale, { type: "disjunction" });
  const decimals = new Map<number, Intl.NumberFormat>();
  const decimal = (digits: number) => {
    const known = decimals.get(digits);
    if (known) return known;
    const made = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    decimals.set(digits, made);
    return made;
  };
  const written = (format: Intl.NumberFormat, value: number) =>
    format
      .formatToParts(value)
      .map(({ type, value: part }) => (type === "group" ? "\u2009" : type === "minusSign" ? "\u2212" : part))
      .join("");

  return {
    /** A whole number: "1 840". */
    number: (value: number) => written(integer, value),
    /** With a fixed number of decimals: "−0.40". Never "−0.00". */
    decimal: (value: number, digits: number) => {
      const rounded = Number(value.toFixed(digits));
      return written(decimal(digits), rounded === 0 ? 0 : rounded);
    },
    /** With its sign, as a balance is written: "+0.40", "−0.40", "0.00". */
    signed: (value: number, digits: number) => {
      const rounded = Number(value.toFixed(digits));
      const plain = written(decimal(digits), rounded === 0 ? 0 : rounded);
      return rounded > 0 ? `+${plain}` : plain;
    },
    /** The form of a word that goes with a number, and the number before it: "1 coding", "3 codings". */
    count: (value: number, forms: PluralForms) =>
      `${written(integer, value)} ${forms[plurals.select(value)] ?? forms.other}`,
    /** "10:42" */
    time: (at: Date) => time.format(at),
    /** "10:42" for today, "3 November 10:42" for any other day. */
    moment: (at: Date, now: Date) =>
      at.toDateString() === now.toDateString() ? time.format(at) : `${day.format(at)} ${time.format(at)}`,
    /** "3 November 2026" */
    date: (at: Date) => date.format(at),
    /** "a, b and c" */
    list: (items: readonly string[]) => list.format(items),
    /** "a, b or c" */
    choice: (items: readonly string[]) => choice.format(items),
  };
}

/** The forms of a noun by plural category; `other` is in every language. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
