import type { Participants, RegisterColumn, Source } from "@octant/schemas";
import { codeWord } from "./coded-words.ts";
import { areaName, clusterCell, nameIn, type RegisterNames } from "./register-names.ts";

export type SourceCells = Readonly<Record<RegisterColumn, string>>;

/** A source as its row says it, every cell as text. What is read back from these cells is the source as it is. */
export function sourceCells(source: Source, names: RegisterNames): SourceCells {
  const { consent, access, present, questions, participants, interviewer, partOf } = source;
  const whole = partOf === null ? undefined : names.sources.find(({ id }) => id === partOf);
  return {
    kind: codeWord(source.kind),
    number: String(source.number),
    title: source.title,
    group: nameIn(names.groups, source.groupId),
    cluster: clusterCell(names, source.clusterId),
    area: source.areaId === null ? "" : areaName(names, source.areaId),
    periods: list(source.periodIds.map((id) => nameIn(names.periods, id))),
    language: source.language ?? "",
    date: source.date ?? "",
    mode: wordOf(source.mode),
    interviewer:
      interviewer && "name" in interviewer ? interviewer.name : nameIn(names.people, interviewer?.memberId ?? null),
    access: wordOf(access.how),
    accessWords: access.words,
    present: list(present.who.map(codeWord)),
    presentWords: present.words,
    asked: questions.asked.join(", "),
    silent: questions.silent.join(", "),
    notAsked: questions.notAsked.join(", "),
    consentAnalyse: codeWord(consent.analyse),
    consentQuote: codeWord(consent.quote),
    consentArchive: codeWord(consent.archive),
    consentRecontact: codeWord(consent.recontact),
    consentHow: wordOf(source.consentHow),
    sensitivity: codeWord(source.sensitivity),
    gender: wordOf(source.gender),
    people: participants.people === null ? "" : String(participants.people),
    participants: participantsCell(participants, names),
    primaryCoder: nameIn(names.coders, source.primaryCoderId),
    partOf: whole ? sourceLabel(whole) : "",
  };
}

/** "focus group 2": how a row names another source. */
export const sourceLabel = ({ kind, number }: Pick<Source, "kind" | "number">) => `${codeWord(kind)} ${number}`;

const wordOf = (code: string | null) => (code === null ? "" : codeWord(code));
const list = (names: readonly string[]) => names.filter((name) => name !== "").join("; ");

/** "6 woman 18-34 (Traders); 2 man": a line for each who are alike. */
function participantsCell({ lines }: Participants, { groups }: RegisterNames): string {
  return list(
    lines.map(({ people, gender, age, groupId }) =>
      [people, gender && codeWord(gender), age && codeWord(age), groupId && `(${nameIn(groups, groupId)})`]
        .filter((part) => part !== null)
        .join(" "),
    ),
  );
}
