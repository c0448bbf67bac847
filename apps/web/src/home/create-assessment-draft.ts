import type { FrameworkChoice, NewAssessment } from "@octant/schemas";
import { createSignal } from "solid-js";
import { createStore, reconcile, unwrap } from "solid-js/store";
import { v7 as uuidv7 } from "uuid";
import { showToast } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { forgetDraft, type KeptDraft, keepDraft, readKeptDraft } from "./kept-draft.ts";
import { type AssessmentDraft, toCommand } from "./new-assessment-draft.ts";

const EMPTY: Omit<AssessmentDraft, "frameworkId"> = {
  name: "",
  missionLine: "",
  groups: "",
  regions: "",
  periods: [{ name: "", startsOn: "", endsOn: "" }],
  highRisk: false,
  retentionUntil: "",
};

/**
 * The form of a new assessment as it is being filled in: kept in this tab at every step, so that a reload loses nothing,
 * until it was sent or given up. `comeBack` leads to the form again for somebody who takes back that they gave it up.
 */
export function createAssessmentDraft(accountId: string, frameworks: readonly FrameworkChoice[], comeBack: () => void) {
  const first = frameworks[0]?.id ?? "";
  const kept = readKeptDraft(accountId);
  const isOffered = frameworks.some(({ id }) => id === kept?.draft.frameworkId);
  const empty = (): AssessmentDraft => structuredClone({ ...EMPTY, frameworkId: first });
  const [draft, setDraft] = createStore(
    kept ? { ...kept.draft, ...(isOffered ? {} : { frameworkId: first }) } : empty(),
  );
  const [wasKept, setWasKept] = createSignal(kept !== undefined);
  let sent: KeptDraft["sent"] = kept?.sent ?? null;
  const now = (): AssessmentDraft => structuredClone(unwrap(draft));
  const keep = (what = now()) => keepDraft(accountId, { draft: what, sent });
  const put = (next: AssessmentDraft) => {
    setDraft(reconcile(next));
    keep(next);
  };
  const offerUndo = (text: string, run: () => void) => showToast({ text, action: { label: words().act.undo, run } });

  return {
    draft,
    /** Whether it began with what was written down before a reload. */
    wasKept,
    write: <Name extends keyof AssessmentDraft>(name: Name, value: AssessmentDraft[Name]) => {
      setDraft(name, value);
      keep();
    },
    /** The command that the form stands for: the same form sent twice is one command, another content another. */
    toSend: (): NewAssessment => {
      const command = toCommand(draft);
      const body = JSON.stringify(command);
      if (body !== sent?.body) sent = { id: uuidv7(), body };
      keep();
      return { id: sent.id, ...command };
    },
    removePeriod: (at: number) => {
      const before = now();
      put({ ...before, periods: before.periods.filter((_, each) => each !== at) });
      offerUndo(words().newAssessment.periodRemoved(before.periods[at]?.name.trim() ?? ""), () => put(before));
    },
    startOver: () => {
      const before = now();
      put(empty());
      forgetDraft(accountId);
      setWasKept(false);
      offerUndo(words().newAssessment.startedOver, () => put(before));
    },
    sent: () => forgetDraft(accountId),
    giveUp: () => {
      const before = now();
      const isEmpty =
        JSON.stringify(toCommand(before)) ===
        JSON.stringify(toCommand({ ...empty(), frameworkId: before.frameworkId }));
      forgetDraft(accountId);
      if (isEmpty) return;
      offerUndo(words().newAssessment.givenUp, () => {
        keep(before);
        comeBack();
      });
    },
  };
}
