/**
 * The form in which a text is kept, the only one that positions are counted in. Line ends become line feeds, and so does
 * each form feed: it ends a page and with it a line, and XML, in which texts are exchanged, has no place for it. Byte
 * order marks at the beginning go. Nothing else changes: composed and decomposed letters, no-break spaces, bidi marks
 * and Markdown stay as they came. Normalising twice changes nothing.
 */
export function normaliseText(text: string): string {
  return text.replace(/^\ufeff+/, "").replace(/\r\n?|\f/g, "\n");
}
