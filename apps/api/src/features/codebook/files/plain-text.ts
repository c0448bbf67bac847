/** A name on one line, its white space as single spaces. */
export const toLine = (text: string) => text.replaceAll(/\s+/g, " ").trim();

/** A text with line feeds for its line ends and spaces for tabs, without outer white space. */
export const toText = (text: string) => text.replaceAll(/\r\n?/g, "\n").replaceAll("\t", " ").trim();

/** True for a text that nothing can store: half a surrogate pair, or a control character other than the end of a line. */
export const unstorable = (text: string) => /\p{Surrogate}|[^\P{Control}\n]/u.test(text);
