import type { SecurityState } from "@octant/schemas";
import type { Words } from "../words/words.ts";

/** Whether a fact holds as it should, asks for something to be done, or is so by design and good to know. */
export type Tone = "holds" | "to-do" | "known";
export type Fact = { tone: Tone; name: string; text: string; todo?: string | undefined };
export type FactGroup = { title: string; facts: readonly Fact[] };

/** What a thief of this disk would get, in one sentence: it depends on where the two key files lie. */
export function verdictOf({ keyFile, identityKeyFile, database }: SecurityState, { security }: Words): string {
  const t = security.state.verdict;
  if (database === "own-server") return t.ownServer;
  const opensTexts = keyFile === "with-the-data";
  const opensIdentities = identityKeyFile === "with-the-data";
  if (opensTexts && opensIdentities) return t.everything;
  if (opensTexts) return t.texts;
  return opensIdentities ? t.identities : t.nothing;
}

/** The state as lines to read and, where something is to be done, what. */
export function factsOf(state: SecurityState, words: Words): FactGroup[] {
  const { groups } = words.security.state;
  return [
    { title: groups.disk, facts: [ofTexts(state, words), ofIdentities(state, words), ...ofDisk(state, words)] },
    { title: groups.database, facts: [ofBounds(state, words), ofAudit(state, words)] },
    { title: groups.door, facts: [ofFactors(state, words), ofSessions(state, words), ofOrigin(state, words)] },
  ];
}

function ofTexts({ keyFile, recordKeys }: SecurityState, { security }: Words): Fact {
  const t = security.state.texts;
  const isApart = keyFile === "elsewhere";
  return {
    tone: isApart ? "holds" : "to-do",
    name: t.name,
    text: isApart ? t.apart(recordKeys) : t.together(recordKeys),
    todo: isApart ? undefined : t.todo,
  };
}

function ofIdentities({ identityKeyFile }: SecurityState, { security }: Words): Fact {
  const t = security.state.identities;
  const isApart = identityKeyFile === "elsewhere";
  return {
    tone: isApart ? "holds" : "to-do",
    name: t.name,
    text: t.places[identityKeyFile],
    todo: isApart ? undefined : t.todo,
  };
}

function ofDisk({ recoveryKeyMadeAt, database }: SecurityState, { security }: Words): Fact[] {
  const { recovery, plain } = security.state;
  return [
    recoveryKeyMadeAt === null
      ? { tone: "to-do", name: recovery.name, text: recovery.none, todo: recovery.todo }
      : { tone: "holds", name: recovery.name, text: recovery.made(new Date(recoveryKeyMadeAt)) },
    { tone: "known", name: plain.name, text: database === "embedded" ? plain.here : plain.onServer },
  ];
}

function ofBounds({ loginIsBound, openTables }: SecurityState, { security }: Words): Fact {
  const t = security.state.bounds;
  if (loginIsBound && openTables === 0) return { tone: "holds", name: t.name, text: t.bound };
  return { tone: "to-do", name: t.name, text: loginIsBound ? t.open(openTables) : t.unbound, todo: t.todo };
}

function ofAudit({ auditNotedAt }: SecurityState, { security }: Words): Fact {
  const t = security.state.audit;
  if (auditNotedAt === null) return { tone: "known", name: t.name, text: t.never };
  return { tone: "holds", name: t.name, text: t.noted(new Date(auditNotedAt)) };
}

function ofFactors({ members, highRisk, demo }: SecurityState, { security, format, role }: Words): Fact {
  const t = security.state.factors;
  const without = members.filter((member) => !member.hasSecondFactor);
  if (without.length === 0) return { tone: "holds", name: t.name, text: t.all(members.length) };
  const names = format.list(without.map((member) => `${member.name} (${role[member.role]})`));
  const isOwed = highRisk || without.some((member) => member.role === "lead");
  if (demo || !isOwed) return { tone: "known", name: t.name, text: demo ? t.demo(names) : t.some(names) };
  return { tone: "to-do", name: t.name, text: t.some(names), todo: t.todo };
}

function ofSessions({ openSessions }: SecurityState, { security }: Words): Fact {
  const t = security.state.sessions;
  return { tone: "known", name: t.name, text: t.open(openSessions) };
}

function ofOrigin({ origin }: SecurityState, { security }: Words): Fact {
  const t = security.state.origin;
  return { tone: origin === "https" ? "holds" : "known", name: t.name, text: t.places[origin] };
}
