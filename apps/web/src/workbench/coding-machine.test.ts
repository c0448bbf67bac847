import type { Problem, Stance } from "@octant/schemas";
import fc from "fast-check";
import { v7 } from "uuid";
import { describe, expect, test } from "vitest";
import { makeCoding } from "../../test/make-coding.ts";
import type { OutboxItem } from "../data/outbox-item.ts";
import {
  addItem,
  type CodingScope,
  changeAboutItem,
  changeSpanItem,
  changeStanceItem,
  removeItem,
  undoItem,
} from "./coding-commands.ts";
import { type CodingState, drawnCodings, lookOf, next, nothingCoded } from "./coding-machine.ts";

const scope: CodingScope = {
  accountId: "019a0000-0000-7000-8000-00000000000a",
  assessmentId: "019a0000-0000-7000-8000-000000000005",
  textVersionId: "019a0000-0000-7000-8000-000000000001",
  coderId: "019a0000-0000-7000-8000-000000000004",
  sourceAbout: { aboutAreaId: "019a0000-0000-7000-8000-00000000000c", aboutPeriodIds: [] },
  newId: () => v7(),
  now: () => new Date("2019-06-01T10:42:00Z"),
};
const CODE = "019a0000-0000-7000-8000-000000000003";
const problem: Problem = { type: "/problems/x", title: "", status: 409, code: "changed-since", requestId: "r" };

const did = (state: CodingState, item: OutboxItem, as: "act" | "undo" | "redo" = "act") =>
  next(state, { type: "did", item, as });

function loaded(...codings: ReturnType<typeof makeCoding>[]): CodingState {
  return next(nothingCoded, { type: "loaded", codings, pending: [] });
}

function changed(state: CodingState, codingId: string, stance: Stance): [CodingState, OutboxItem] {
  const item = changeStanceItem(scope, state, codingId, stance);
  if (!item) throw new Error("nothing to change");
  return [did(state, item), item];
}

function undone(state: CodingState): CodingState {
  const act = state.undoable.at(-1);
  return act ? did(state, undoItem(scope, act), "undo") : state;
}

function redone(state: CodingState): CodingState {
  const act = state.redoable.at(-1);
  return act ? did(state, undoItem(scope, act), "redo") : state;
}

describe("a change is drawn before the server has it", () => {
  test("a new coding is there at once and unsent", () => {
    const item = addItem(scope, CODE, { start: 3, end: 9 }, "constrains");
    expect(drawnCodings(did(nothingCoded, item))).toMatchObject([
      { id: item.codingId, start: 3, end: 9, stance: "constrains", unsent: true },
    ]);
  });

  test("a removed coding is gone at once", () => {
    const coding = makeCoding();
    const state = loaded(coding);
    const item = removeItem(scope, state, coding.id);
    expect(item && drawnCodings(did(state, item))).toEqual([]);
  });

  test("changes kept from an earlier visit are drawn over what the server tells", () => {
    const coding = makeCoding({ stance: "mixed" });
    const [, item] = changed(loaded(coding), coding.id, "supports");
    const state = next(nothingCoded, { type: "loaded", codings: [coding], pending: [item] });
    expect(lookOf(state, coding.id)?.stance).toBe("supports");
  });
});

describe("the server's answer is the truth", () => {
  test("once answered, the coding is as the server says", () => {
    const item = addItem(scope, CODE, { start: 3, end: 9 }, "constrains");
    const stored = makeCoding({ id: item.codingId, start: 3, end: 9, stance: "constrains" });
    const state = next(did(nothingCoded, item), { type: "answered", item, coding: stored });
    expect(drawnCodings(state)).toMatchObject([{ id: item.codingId, unsent: false }]);
    expect(state.pending).toEqual([]);
  });

  test("an answer told twice changes nothing the second time", () => {
    const item = addItem(scope, CODE, { start: 3, end: 9 }, "constrains");
    const stored = makeCoding({ id: item.codingId });
    const once = next(did(nothingCoded, item), { type: "answered", item, coding: stored });
    expect(next(once, { type: "answered", item, coding: null })).toBe(once);
  });

  test("a refusal takes the change back, keeps a note, and leaves nothing to undo", () => {
    const coding = makeCoding({ stance: "mixed" });
    const [after, item] = changed(loaded(coding), coding.id, "supports");
    const state = next(after, { type: "refused", item, problem, dropped: [] });
    expect(lookOf(state, coding.id)?.stance).toBe("mixed");
    expect(state.refusals).toMatchObject([{ problem: { code: "changed-since" }, dropped: 0 }]);
    expect(state.undoable).toEqual([]);
  });

  test("what was built on a refused change goes with it", () => {
    const add = addItem(scope, CODE, { start: 0, end: 4 }, "supports");
    const [after, change] = changed(did(nothingCoded, add), add.codingId, "mixed");
    const state = next(after, { type: "refused", item: add, problem, dropped: [change] });
    expect(drawnCodings(state)).toEqual([]);
    expect(state.pending).toEqual([]);
  });

  test("a note goes once it is read", () => {
    const add = addItem(scope, CODE, { start: 0, end: 4 }, "supports");
    const noted = next(did(nothingCoded, add), { type: "refused", item: add, problem, dropped: [] });
    expect(next(noted, { type: "note-read", commandId: add.command.body.id }).refusals).toEqual([]);
  });
});

describe("what a change is based on", () => {
  test("the row version that the server told, while nothing is unsent", () => {
    const coding = makeCoding({ rowVersion: 7 });
    const [, item] = changed(loaded(coding), coding.id, "mixed");
    expect(item.base).toBe(7);
  });

  test("whatever the change before it leaves, while that one is unsent", () => {
    const coding = makeCoding({ rowVersion: 7 });
    const [after] = changed(loaded(coding), coding.id, "mixed");
    const [, second] = changed(after, coding.id, "constrains");
    expect(second.base).toBeNull();
  });

  test("setting the stance that a coding has is no change", () => {
    const coding = makeCoding({ stance: "mixed" });
    expect(changeStanceItem(scope, loaded(coding), coding.id, "mixed")).toBeUndefined();
  });
});

describe("undo and redo", () => {
  test("undo names the command that it takes back", () => {
    const coding = makeCoding({ stance: "mixed" });
    const [after, item] = changed(loaded(coding), coding.id, "supports");
    const state = undone(after);
    expect(lookOf(state, coding.id)?.stance).toBe("mixed");
    expect(state.pending.at(-1)?.command).toMatchObject({ kind: "undo", body: { commandId: item.command.body.id } });
  });

  test("a new act leaves nothing to redo", () => {
    const coding = makeCoding({ stance: "mixed" });
    const [after] = changed(loaded(coding), coding.id, "supports");
    const [state] = changed(undone(after), coding.id, "constrains");
    expect(state.redoable).toEqual([]);
  });

  test("undoing everything gives what there was, and redoing everything gives it back", () => {
    const act = fc.oneof(
      fc.record({ kind: fc.constant("add" as const), start: fc.nat(50), length: fc.integer({ min: 1, max: 9 }) }),
      fc.record({
        kind: fc.constant("stance" as const),
        stance: fc.constantFrom<Stance>("supports", "mixed", "context"),
      }),
      fc.record({ kind: fc.constant("remove" as const) }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
        const before = loaded(makeCoding(), makeCoding({ stance: "constrains" }));
        let state = before;
        for (const each of acts) {
          const target = drawnCodings(state).at(-1)?.id ?? "";
          const item =
            each.kind === "add"
              ? addItem(scope, CODE, { start: each.start, end: each.start + each.length }, "supports")
              : each.kind === "stance"
                ? changeStanceItem(scope, state, target, each.stance)
                : removeItem(scope, state, target);
          if (item) state = did(state, item);
        }
        const looks = (of: CodingState) =>
          drawnCodings(of)
            .map(({ unsent: _, ...look }) => look)
            .toSorted(byId);
        const after = looks(state);
        const steps = state.undoable.length;
        for (let step = 0; step < steps; step += 1) state = undone(state);
        expect(looks(state)).toEqual(looks(before));
        for (let step = 0; step < steps; step += 1) state = redone(state);
        expect(looks(state)).toEqual(after);
      }),
    );
  });
});

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

describe("what a coding speaks about", () => {
  const about = { aboutAreaId: null, aboutPeriodIds: ["019a0000-0000-7000-8000-00000000000d"] };

  test("is its source's from the moment it is laid, and can be made that again", () => {
    const add = addItem(scope, CODE, { start: 0, end: 5 }, "supports");
    expect(add.after).toMatchObject(scope.sourceAbout);
    const coding = makeCoding(about);
    const back = changeAboutItem(scope, loaded(coding), coding.id, "source");
    expect(back).toMatchObject({ base: 1, after: scope.sourceAbout });
    expect(Object.keys(back?.command.body ?? {})).toEqual(["id"]);
  });

  test("is drawn as chosen at once, goes out whole, and is not sent where nothing changes", () => {
    const coding = makeCoding({ aboutAreaId: "019a0000-0000-7000-8000-00000000000c" });
    const state = loaded(coding);
    const item = changeAboutItem(scope, state, coding.id, about);
    if (!item) throw new Error("nothing to change");
    expect(item.command).toMatchObject({ kind: "change-about", body: about });
    expect(drawnCodings(did(state, item))).toMatchObject([{ ...about, unsent: true }]);
    expect(changeAboutItem(scope, did(state, item), coding.id, about)).toBeUndefined();
  });
});

test("a passage that grows is drawn at once, undone to what it was, and not sent where it lies already", () => {
  const coding = makeCoding({ start: 10, end: 20 });
  const state = loaded(coding);
  const item = changeSpanItem(scope, state, coding.id, { start: 8, end: 25 });
  if (!item) throw new Error("nothing to change");
  const after = did(state, item);
  expect(drawnCodings(after)).toMatchObject([{ start: 8, end: 25, unsent: true }]);
  expect(changeSpanItem(scope, after, coding.id, { start: 8, end: 25 })).toBeUndefined();
  const [act] = after.undoable;
  if (!act) throw new Error("nothing to undo");
  expect(undoItem(scope, act).after).toMatchObject({ start: 10, end: 20 });
});
