import fc from "fast-check";
import { expect, test } from "vitest";
import { standingChanges } from "./standing-changes.ts";

const steps = (...all: [string, string?][]) => all.map(([id, undoes]) => ({ id, undoes: undoes ?? null }));

test("nothing was done, so nothing can be taken back", () => {
  expect(standingChanges([])).toEqual({ done: undefined, undone: undefined });
});

test("the last change can be taken back, and then done again", () => {
  expect(standingChanges(steps(["a"], ["b"]))).toEqual({ done: "b", undone: undefined });
  expect(standingChanges(steps(["a"], ["b"], ["c", "b"]))).toEqual({ done: "a", undone: "c" });
  expect(standingChanges(steps(["a"], ["b"], ["c", "b"], ["d", "c"]))).toEqual({ done: "d", undone: undefined });
});

test("several steps back come forward again in the opposite order", () => {
  const back = steps(["a"], ["b"], ["c", "b"], ["d", "a"]);
  expect(standingChanges(back)).toEqual({ done: undefined, undone: "d" });
  expect(standingChanges([...back, ...steps(["e", "d"])])).toEqual({ done: "e", undone: "c" });
});

test("after something new there is nothing to do again", () => {
  expect(standingChanges(steps(["a"], ["b", "a"], ["c"]))).toEqual({ done: "c", undone: undefined });
});

/** A person who changes, undoes and does again; beside it the two stacks that every editor keeps. */
test("it agrees with two stacks, whatever a person does", () => {
  const act = fc.constantFrom("change", "undo", "redo");
  const always = fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
    const log: { id: string; undoes: string | null }[] = [];
    const done: string[] = [];
    let undone: string[] = [];
    for (const [at, what] of acts.entries()) {
      const id = `${at}`;
      const undoes = what === "undo" ? done.pop() : what === "redo" ? undone.pop() : undefined;
      if (what !== "change" && undoes === undefined) continue;
      log.push({ id, undoes: undoes ?? null });
      if (what === "undo") undone.push(id);
      else done.push(id);
      if (what === "change") undone = [];
    }
    expect(standingChanges(log)).toEqual({ done: done.at(-1), undone: undone.at(-1) });
  });
  fc.assert(always);
});
