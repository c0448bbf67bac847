import { words } from "../words/words.ts";

type Dated = { name: string; startsOn?: string | null; endsOn?: string | null };

/** What keeps a list of areas, periods or groups from being saved, as a sentence; the server looks at all of it again. */
export function cutFault(list: readonly Dated[]): string | undefined {
  const t = words().newAssessment.missing;
  const names = list.map(({ name }) => name.trim().toLowerCase());
  const twice = list.find((_, at) => names.indexOf(names[at] ?? "") < at);
  if (twice) return t.twice(twice.name.trim());
  for (const [at, item] of list.entries()) {
    if (item.startsOn && item.endsOn && item.endsOn < item.startsOn) return t.periodEnds;
    const other = list.slice(0, at).find((before) => overlap(before, item));
    if (other) return t.periodsOverlap(other.name.trim(), item.name.trim());
  }
  return undefined;
}

/** Both days belong to a period; one without any day overlaps with none. Days as written sort as days do. */
function overlap(a: Dated, b: Dated): boolean {
  if (![a, b].every(({ startsOn, endsOn }) => startsOn || endsOn)) return false;
  return (a.startsOn || "0000") <= (b.endsOn || "9999") && (b.startsOn || "0000") <= (a.endsOn || "9999");
}
