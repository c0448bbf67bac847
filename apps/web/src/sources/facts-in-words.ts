import type { Interviewer, Participants } from "@octant/schemas";
import type { Words } from "../words/words.ts";
import type { Cuts } from "./cuts.ts";
import type { RegisterDraft } from "./register-draft.ts";

type Said = { field: string; value: string };

/** How a source was heard, field by field as a person reads it. */
export function factsInWords(draft: RegisterDraft, cuts: Cuts, { register: t, format }: Words): Said[] {
  const { access, present, questions } = draft;
  const coder = cuts.coders.find(({ id }) => id === draft.primaryCoderId)?.name;
  const list = (label: string, ids: readonly string[]) =>
    ids.length === 0 ? [] : [`${label} ${format.list(ids.toSorted(byNumber))}`];
  const asked = [
    ...list(t.states.asked, questions.asked),
    ...list(t.states.silent, questions.silent),
    ...list(t.states["not-asked"], questions.notAsked),
  ];
  return [
    { field: t.date, value: draft.date ?? t.notSaid },
    { field: t.mode, value: draft.mode === null ? t.notSaid : t.modes[draft.mode] },
    { field: t.interviewer, value: interviewerName(draft.interviewer, cuts, t) },
    { field: t.access, value: access.how === null ? t.notSaid : t.accessHow[access.how] },
    { field: t.accessWords, value: access.words || t.notSaid },
    {
      field: t.present,
      value:
        present.who
          .map((who) => t.company[who])
          .toSorted()
          .join(", ") || t.notSaid,
    },
    { field: t.presentWords, value: present.words || t.notSaid },
    { field: t.consentHow, value: draft.consentHow === null ? t.notSaid : t.consentHows[draft.consentHow] },
    { field: t.sensitivity, value: t.sensitivities[draft.sensitivity] },
    { field: t.gender, value: draft.gender === null ? t.notSaid : t.genders[draft.gender] },
    { field: t.primaryCoder, value: coder ?? t.primaryCoderNone },
    { field: t.participants, value: participantsInWords(draft.participants, cuts, t) },
    { field: t.questions, value: asked.join("; ") || t.notSaid },
  ];
}

function interviewerName(interviewer: Interviewer | null, { people }: Cuts, t: Words["register"]): string {
  if (interviewer === null) return t.notSaid;
  if ("name" in interviewer) return interviewer.name;
  return people.find(({ id }) => id === interviewer.memberId)?.name ?? t.interviewerGone;
}

function participantsInWords({ people, lines }: Participants, { groups }: Cuts, t: Words["register"]): string {
  const told = lines.map(({ people: alike, gender, age, groupId }) =>
    [
      t.people(alike),
      gender && t.genders[gender],
      age && t.ages[age],
      groupId && groups.find(({ id }) => id === groupId)?.name,
    ]
      .filter(Boolean)
      .join(", "),
  );
  return [people === null ? null : t.people(people), ...told].filter((part) => part !== null).join("; ") || t.notSaid;
}

/** "3.10" comes after "3.2". */
const byNumber = (a: string, b: string) => a.localeCompare(b, "en", { numeric: true });
