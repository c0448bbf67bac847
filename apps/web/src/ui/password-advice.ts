import { words } from "../words/words.ts";

/** The shortest password that the server takes, in characters. */
const LEAST = 12;

/** While a new password is written: what is still wanting of it. Whether it is easy to guess only the server can say. */
export function passwordAdvice(password: string): string {
  const length = [...password.normalize("NFC")].length;
  if (length === 0) return words().password.hint(LEAST);
  return length < LEAST ? words().password.tooFew(LEAST - length) : words().password.enough;
}
