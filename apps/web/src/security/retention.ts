/** How many days before its end a lead is reminded: long enough to archive and to ask. */
const SOON_DAYS = 30;
const DAY_MS = 86_400_000;

export type Retention = "soon" | "past";

/** Whether the day until which data is kept comes within a month, or has gone by. `until` is a date such as 2026-11-03. */
export function retentionOf(until: string | null, now: Date): Retention | undefined {
  if (until === null) return undefined;
  const [year = 0, month = 1, day = 1] = until.split("-").map(Number);
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  const left = (Date.UTC(year, month - 1, day) - today) / DAY_MS;
  if (left < 0) return "past";
  return left <= SOON_DAYS ? "soon" : undefined;
}
