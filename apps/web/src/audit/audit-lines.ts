import type { AssessmentAuditKind, AuditAbout, AuditEntry } from "@octant/schemas";
import type { Words } from "../words/words.ts";

/** An entry as the table shows it. */
export type AuditLine = { seq: number; at: Date; time: string; who: string; what: string; readable: boolean };
/** What happened on one day, newest first. */
export type AuditDay = { date: string; lines: AuditLine[] };

/** Entries by the day of the reader's clock, in the order in which they come. */
export function toDays(entries: readonly AuditEntry[], words: Words): AuditDay[] {
  const days: AuditDay[] = [];
  for (const entry of entries) {
    const line = toLine(entry, words);
    const date = words.format.date(line.at);
    const last = days.at(-1);
    if (last?.date === date) last.lines.push(line);
    else days.push({ date, lines: [line] });
  }
  return days;
}

function toLine(entry: AuditEntry, words: Words): AuditLine {
  const at = new Date(entry.at);
  return {
    seq: entry.seq,
    at,
    time: words.format.time(at),
    who: entry.actor?.name ?? words.audit.server,
    what: toSentence(entry, words) ?? words.audit.unreadable,
    readable: entry.kind !== null,
  };
}

function toSentence({ kind, about, entity, facts }: AuditEntry, words: Words): string | undefined {
  const { sentences, aSource, somebody } = words.audit;
  if (kind === null || !isWorded(kind, sentences)) return undefined;
  const name = about ? toName(about, words) : entity === "source" ? aSource : somebody;
  return sayWith(sentences[kind])(name, facts);
}

function toName(about: AuditAbout, words: Words): string {
  return about.entity === "account" ? about.name : words.citation.name(about);
}

/** Kinds of the server's own chain are in no assessment's. */
function isWorded(kind: string, sentences: Words["audit"]["sentences"]): kind is AssessmentAuditKind {
  return Object.hasOwn(sentences, kind);
}

/** The API has held the facts against the kind's own schema; which of the kinds it is, the types cannot follow. */
function sayWith(sentence: Words["audit"]["sentences"][AssessmentAuditKind]) {
  return sentence as (about: string, facts: AuditEntry["facts"]) => string;
}
