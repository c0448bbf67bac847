/** A date without a time, "2026-11-03", as a moment of that day wherever the reader is; midnight would be the day before in the west. */
export const toDay = (iso: string): Date => new Date(`${iso}T12:00:00`);
