import type { AssessmentDraft } from "./new-assessment-draft.ts";

/** A form with the command that it was last sent as, so that the same form sent again after a reload is the same command. */
export type KeptDraft = { draft: AssessmentDraft; sent: { id: string; body: string } | null };

/** With its shape's number: a draft of another shape is not read. */
const keyOf = (accountId: string) => `octant.new-assessment.1.${accountId}`;

/** What somebody has begun to write down in this tab; it survives a reload, and goes when the tab is closed or they sign out. */
export function readKeptDraft(accountId: string): KeptDraft | undefined {
  const kept = sessionStorage.getItem(keyOf(accountId));
  if (kept === null) return undefined;
  try {
    const found: unknown = JSON.parse(kept);
    return isKept(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

/** A browser that keeps nothing is no reason to stop somebody who types. */
export function keepDraft(accountId: string, kept: KeptDraft): void {
  try {
    sessionStorage.setItem(keyOf(accountId), JSON.stringify(kept));
  } catch {
    // full, or switched off: then the draft lives as long as the page
  }
}

export function forgetDraft(accountId: string): void {
  sessionStorage.removeItem(keyOf(accountId));
}

function isKept(found: unknown): found is KeptDraft {
  if (!isObject(found) || !isDraft(found.draft)) return false;
  return found.sent === null || (isObject(found.sent) && isText(found.sent.id) && isText(found.sent.body));
}

function isDraft(found: unknown): found is AssessmentDraft {
  if (!isObject(found)) return false;
  const texts = ["name", "missionLine", "frameworkId", "groups", "regions", "retentionUntil"];
  const isPeriod = (value: unknown) =>
    isObject(value) && ["name", "startsOn", "endsOn"].every((part) => isText(value[part]));
  const { periods, highRisk } = found;
  const isWhole = Array.isArray(periods) && periods.every(isPeriod) && typeof highRisk === "boolean";
  return isWhole && texts.every((name) => isText(found[name]));
}

const isText = (value: unknown) => typeof value === "string";
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
