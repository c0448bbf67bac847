/** What a spreadsheet would run as a formula, or a text that was guarded against it before. U+FF1D is a wide =. */
const FORMULA = /^'*[=+\-@\t\r\uFF1D]/;
const GUARDED = /^'+[=+\-@\t\r\uFF1D]/;

/** A text that a spreadsheet shows as it is, and runs nothing of: an apostrophe goes before it. */
export const guardFormula = (text: string) => (FORMULA.test(text) ? `'${text}` : text);

/** The text that was guarded: the opposite of `guardFormula`, for every text. */
export const unguardFormula = (text: string) => (GUARDED.test(text) ? text.slice(1) : text);
