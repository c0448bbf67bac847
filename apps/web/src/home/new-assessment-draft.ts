import type { NewAssessment } from "@octant/schemas";
import { words } from "../words/words.ts";

export type PeriodDraft = { name: string; startsOn: string; endsOn: string };

/** The form as it stands, in the words of whoever fills it in. */
export type AssessmentDraft = {
  name: string;
  missionLine: string;
  frameworkId: string;
  groups: string;
  regions: string;
  periods: PeriodDraft[];
  highRisk: boolean;
  retentionUntil: string;
};

/** What is wrong with a field, as a sentence; a field that is right is left out. */
export type DraftErrors = { [Field in keyof AssessmentDraft]?: string };

const NAME_MOST = 120;
const MISSION_MOST = 200;
const LINES_MOST = 60;

/** The command that a form stands for; without an id, which the form has. */
export function toCommand(draft: AssessmentDraft): Omit<NewAssessment, "id"> {
  const { name, missionLine, frameworkId, highRisk, retentionUntil } = draft;
  return {
    name: name.trim(),
    missionLine: missionLine.trim(),
    frameworkId,
    highRisk,
    retentionUntil: retentionUntil || null,
    groups: toLines(draft.groups),
    regions: toLines(draft.regions),
    periods: draft.periods.filter(isFilled).map((period) => {
      return { name: period.name.trim(), startsOn: period.startsOn || null, endsOn: period.endsOn || null };
    }),
  };
}

/** What has to be mended before the form can be sent. The server looks at all of it again. */
export function errorsOf(draft: AssessmentDraft): DraftErrors {
  const t = words().newAssessment.missing;
  const found: [keyof AssessmentDraft, string | undefined][] = [
    ["name", draft.name.trim() === "" ? t.name : tooLong(draft.name, NAME_MOST)],
    ["missionLine", draft.missionLine.trim() === "" ? t.missionLine : tooLong(draft.missionLine, MISSION_MOST)],
    ["groups", lineError(toLines(draft.groups))],
    ["regions", lineError(toLines(draft.regions))],
    ["periods", periodError(draft.periods.filter(isFilled))],
  ];
  return Object.fromEntries(found.filter(([, sentence]) => sentence !== undefined));
}

function lineError(lines: readonly string[]): string | undefined {
  const t = words().newAssessment.missing;
  if (lines.length > LINES_MOST) return t.tooMany(LINES_MOST);
  const same = lines.map((line) => line.toLowerCase());
  const twice = lines.find((_, at) => same.indexOf(same[at] ?? "") < at);
  if (twice !== undefined) return t.twice(twice);
  return lines.map((line) => tooLong(line, NAME_MOST)).find((sentence) => sentence !== undefined);
}

function periodError(periods: readonly PeriodDraft[]): string | undefined {
  const t = words().newAssessment.missing;
  for (const [at, period] of periods.entries()) {
    if (period.name.trim() === "") return t.periodName;
    if (period.startsOn !== "" && period.endsOn !== "" && period.endsOn < period.startsOn) return t.periodEnds;
    const other = periods.slice(0, at).find((before) => overlap(before, period));
    if (other) return t.periodsOverlap(other.name.trim(), period.name.trim());
  }
  return undefined;
}

/** Both days belong to a period; one without any day overlaps with none. Days as written sort as days do. */
function overlap(a: PeriodDraft, b: PeriodDraft): boolean {
  if (![a, b].every((period) => period.startsOn !== "" || period.endsOn !== "")) return false;
  return (a.startsOn || "0000") <= (b.endsOn || "9999") && (b.startsOn || "0000") <= (a.endsOn || "9999");
}

const isFilled = (period: PeriodDraft) =>
  [period.name, period.startsOn, period.endsOn].some((part) => part.trim() !== "");
const toLines = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
const tooLong = (text: string, most: number) =>
  text.trim().length > most ? words().newAssessment.missing.tooLong(most) : undefined;
