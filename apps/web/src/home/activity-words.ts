import { words } from "../words/words.ts";

/** When something happened, as exactly as its distance asks: "10:42", "3 November 10:42", "3 November 2025". */
export function activityWords(at: Date, now: Date): string {
  const { format } = words();
  return at.getFullYear() === now.getFullYear() ? format.moment(at, now) : format.date(at);
}
