import { createRoot } from "solid-js";
import { expect, test } from "vitest";
import { makeSource } from "../../test/make-source.ts";
import { createSources } from "./create-sources.ts";

test("sources come page after page, and after a failure from where it stopped", async () => {
  const asked: (string | undefined)[] = [];
  let away = true;
  const sources = createRoot(() =>
    createSources(async ({ cursor }) => {
      asked.push(cursor);
      if (cursor === undefined) return { items: [makeSource({ id: "a" })], nextCursor: "second" };
      if (away) throw new Error("away");
      return { items: [makeSource({ id: "b" })], nextCursor: null };
    }),
  );
  await sources.load();
  expect([sources.items().length, sources.loaded(), sources.problem()]).toEqual([1, false, expect.any(Error)]);
  away = false;
  await sources.load();
  expect([sources.items().length, sources.loaded(), sources.problem()]).toEqual([2, true, undefined]);
  expect(asked).toEqual([undefined, "second", "second"]);
});

test("a changed source takes its old place and a new one comes last", async () => {
  const sources = createRoot(() =>
    createSources(async () => ({ items: [makeSource({ id: "a" }), makeSource({ id: "b" })], nextCursor: null })),
  );
  await sources.load();
  sources.put(makeSource({ id: "a", title: "Changed" }));
  sources.put(makeSource({ id: "c" }));
  expect(sources.items().map(({ id, title }) => [id, title])).toEqual([
    ["a", "Changed"],
    ["b", "A talk"],
    ["c", "A talk"],
  ]);
});
