import type { Coding } from "@octant/schemas";
import { v7 } from "uuid";
import type { CodingLook, OutboxCommand, OutboxItem } from "../src/data/outbox-item.ts";

/** A stored coding; give what the test is about. */
export function makeCoding(given: Partial<Coding> = {}): Coding {
  return {
    id: v7(),
    textVersionId: "019a0000-0000-7000-8000-000000000001",
    segmentId: "019a0000-0000-7000-8000-000000000002",
    codeId: "019a0000-0000-7000-8000-000000000003",
    coderId: "019a0000-0000-7000-8000-000000000004",
    stance: "supports",
    start: 0,
    end: 5,
    aboutAreaId: null,
    aboutPeriodIds: [],
    rowVersion: 1,
    createdAt: "2019-06-01T10:42:00.000Z",
    ...given,
  };
}

/** How a coding is drawn; give what the test is about. */
export function makeLook(given: Partial<CodingLook> = {}): CodingLook {
  const { segmentId: _segment, rowVersion: _version, ...look } = makeCoding(given);
  return look;
}

/** An unsent change; `after` defaults to the coding's plain look, and to null for a removal. */
export function makeItem(
  given: Partial<Omit<OutboxItem, "command">> & { kind: OutboxCommand["kind"]; undoes?: string },
): OutboxItem {
  const { kind, undoes, ...rest } = given;
  const codingId = rest.codingId ?? v7();
  const look = makeLook({ id: codingId });
  const { textVersionId, codeId, start, end, stance } = look;
  const command: OutboxCommand =
    kind === "add"
      ? { kind, body: { id: codingId, textVersionId, codeId, start, end, stance } }
      : kind === "change-stance"
        ? { kind, body: { id: v7(), stance: rest.after?.stance ?? stance } }
        : kind === "change-span"
          ? { kind, body: { id: v7(), start: rest.after?.start ?? start, end: rest.after?.end ?? end } }
          : kind === "change-about" || kind === "remove"
            ? { kind, body: { id: v7() } }
            : { kind, body: { id: v7(), commandId: undoes ?? v7() } };
  return {
    accountId: "019a0000-0000-7000-8000-00000000000a",
    assessmentId: "019a0000-0000-7000-8000-000000000005",
    textVersionId,
    codingId,
    command,
    base: kind === "add" || kind === "undo" ? null : 1,
    after: kind === "remove" ? null : look,
    at: "2019-06-01T10:42:00.000Z",
    ...rest,
  };
}
