import type { Stance } from "@octant/schemas";
import type { Span } from "@octant/spans";
import type { CodingLook, OutboxCommand, OutboxItem } from "../data/outbox-item.ts";
import { type Act, baseOf, type CodingState, lookOf } from "./coding-machine.ts";

/** What a passage speaks about: no area is the whole mission, or unknown, and no periods are unknown ones. */
export type About = Pick<CodingLook, "aboutAreaId" | "aboutPeriodIds">;

/** Who codes what, what is known of its source, and where new ids and the time come from. */
export type CodingScope = {
  accountId: string;
  assessmentId: string;
  textVersionId: string;
  coderId: string;
  sourceAbout: About;
  newId: () => string;
  now: () => Date;
};

/** The change that lays a code on a span. What it speaks about is left to its source. */
export function addItem(scope: CodingScope, codeId: string, span: Span, stance: Stance): OutboxItem {
  const { textVersionId, coderId, sourceAbout } = scope;
  const { start, end } = span;
  const id = scope.newId();
  const createdAt = scope.now().toISOString();
  const after = {
    id,
    textVersionId,
    codeId,
    coderId,
    stance,
    start,
    end,
    ...sourceAbout,
    createdAt,
  };
  const body = { id, textVersionId, codeId, start, end, stance };
  return item(scope, id, { kind: "add", body }, null, after);
}

/** The change of a coding's stance; undefined where there is nothing to change. */
export function changeStanceItem(
  scope: CodingScope,
  state: CodingState,
  codingId: string,
  stance: Stance,
): OutboxItem | undefined {
  const look = lookOf(state, codingId);
  if (!look || look.stance === stance) return undefined;
  const body = { id: scope.newId(), stance };
  return item(scope, codingId, { kind: "change-stance", body }, baseOf(state, codingId), { ...look, stance });
}

/** The change of what a coding speaks about, "source" for what its source says; undefined where there is nothing to change. */
export function changeAboutItem(
  scope: CodingScope,
  state: CodingState,
  codingId: string,
  said: About | "source",
): OutboxItem | undefined {
  const look = lookOf(state, codingId);
  const about = said === "source" ? scope.sourceAbout : said;
  if (!look || isSameAbout(look, about)) return undefined;
  const body = { id: scope.newId(), ...(said !== "source" && said) };
  return item(scope, codingId, { kind: "change-about", body }, baseOf(state, codingId), { ...look, ...about });
}

/** Periods come in order of their ids. */
export function isSameAbout(a: About, b: About): boolean {
  return a.aboutAreaId === b.aboutAreaId && a.aboutPeriodIds.join() === b.aboutPeriodIds.join();
}

/** The change of the passage that a coding lies on; undefined where it lies there already, or is gone. */
export function changeSpanItem(
  scope: CodingScope,
  state: CodingState,
  codingId: string,
  { start, end }: Span,
): OutboxItem | undefined {
  const look = lookOf(state, codingId);
  if (!look || (look.start === start && look.end === end)) return undefined;
  const body = { id: scope.newId(), start, end };
  return item(scope, codingId, { kind: "change-span", body }, baseOf(state, codingId), { ...look, start, end });
}

/** The removal of a coding; undefined where it is gone already. */
export function removeItem(scope: CodingScope, state: CodingState, codingId: string): OutboxItem | undefined {
  if (!lookOf(state, codingId)) return undefined;
  const body = { id: scope.newId() };
  return item(scope, codingId, { kind: "remove", body }, baseOf(state, codingId), null);
}

/** The change that takes an act back; undoing an undo does it again. */
export function undoItem(scope: CodingScope, act: Act): OutboxItem {
  const body = { id: scope.newId(), commandId: act.commandId };
  return item(scope, act.codingId, { kind: "undo", body }, null, act.before);
}

function item(
  { accountId, assessmentId, textVersionId, now }: CodingScope,
  codingId: string,
  command: OutboxCommand,
  base: number | null,
  after: OutboxItem["after"],
): OutboxItem {
  return { accountId, assessmentId, textVersionId, codingId, command, base, after, at: now().toISOString() };
}
