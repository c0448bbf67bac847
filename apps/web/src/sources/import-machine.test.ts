import type { TextPreview } from "@octant/schemas";
import { expect, test } from "vitest";
import { type ImportEvent, type ImportState, importCounts, next } from "./import-machine.ts";

const preview: TextPreview = {
  kind: "read",
  encoding: "utf-8",
  certain: true,
  length: 10,
  paragraphs: 1,
  turns: 2,
  speakers: [],
  language: "fr",
  direction: "ltr",
  excerpt: "Bonjour",
  sameText: [],
};
const problem = new Error("text-empty");
const dropped: ImportEvent = {
  type: "dropped",
  files: [
    { id: "a", name: "a.txt" },
    { id: "b", name: "b.txt" },
  ],
  last: null,
};
const consent = { analyse: "granted", quote: "refused" } as const;
const run = (...events: ImportEvent[]) => events.reduce<ImportState>(next, []);
const stages = (state: ImportState) => state.map((row) => row.stage.at);

test("a file that cannot be read leaves the others as they are", () => {
  const state = run(
    dropped,
    { type: "reading", id: "a" },
    { type: "reading", id: "b" },
    { type: "unread", id: "a", problem },
    { type: "previewed", id: "b", preview },
  );
  expect(stages(state)).toEqual(["unread", "filling"]);
  expect(importCounts(state)).toMatchObject({ failed: 1, needYou: 1, ready: 0 });
});

test("a file cannot be sent before its consent was chosen", () => {
  const read = run(dropped, { type: "reading", id: "a" }, { type: "previewed", id: "a", preview });
  expect(stages(next(read, { type: "sending", id: "a" }))).toEqual(["filling", "waiting"]);
  const chosen = next(read, { type: "applied-to-all", fields: { consent } });
  expect(stages(next(chosen, { type: "sending", id: "a" }))).toEqual(["sending", "waiting"]);
});

test("a file whose letters cannot be told is read again as the person says", () => {
  const choose: TextPreview = { kind: "choose", candidates: [{ encoding: "windows-1252", excerpt: "café" }] };
  const state = run(
    dropped,
    { type: "reading", id: "a" },
    { type: "previewed", id: "a", preview: choose },
    { type: "encoding-chosen", id: "a", encoding: "windows-1252" },
  );
  expect(state[0]).toMatchObject({ encoding: "windows-1252", stage: { at: "waiting" } });
});

test("what was typed is still there after the server refused, and the same import can be sent again", () => {
  const state = run(
    dropped,
    { type: "reading", id: "a" },
    { type: "previewed", id: "a", preview },
    { type: "applied-to-all", fields: { consent } },
    { type: "sending", id: "a" },
    { type: "unsent", id: "a", problem },
  );
  expect(state[0]?.draft.consent).toMatchObject(consent);
  expect(stages(next(state, { type: "sending", id: "a" }))[0]).toBe("sending");
  expect(state[0]?.id).toBe("a");
});

test("another group for all takes their clusters away, because a cluster lies in one group", () => {
  const edited = run(dropped).map((row) => ({ ...row, draft: { ...row.draft, clusterId: "c" } }));
  expect(next(edited, { type: "applied-to-all", fields: { kind: "notes" } })[0]?.draft.clusterId).toBe("c");
  expect(next(edited, { type: "applied-to-all", fields: { groupId: null } })[0]?.draft.clusterId).toBeNull();
});

test("a file refused in the encoding that was chosen is tried again in any", () => {
  const candidates = [{ encoding: "windows-1251", excerpt: "Sйgou" }];
  const state = run(
    dropped,
    { type: "reading", id: "a" },
    { type: "previewed", id: "a", preview: { kind: "choose", candidates } },
    { type: "encoding-chosen", id: "a", encoding: "windows-1251" },
    { type: "reading", id: "a" },
    { type: "unread", id: "a", problem: new Error("no letter in it") },
    { type: "taken-back-in", id: "a" },
  );
  expect(state[0]).toMatchObject({ encoding: null, stage: { at: "waiting" } });
});

test("an answer that comes after a file was left out changes nothing", () => {
  const state = run(dropped, { type: "reading", id: "a" }, { type: "left-out", id: "a" });
  expect(next(state, { type: "previewed", id: "a", preview })).toEqual(state);
  expect(stages(next(state, { type: "taken-back-in", id: "a" }))).toEqual(["waiting", "waiting"]);
});
