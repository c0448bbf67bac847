import type { ImportSource, TextPreview } from "@octant/schemas";
import { createRoot } from "solid-js";
import { expect, test, vi } from "vitest";
import { makeSource } from "../../test/make-source.ts";
import { createImport, type ImportPorts } from "./create-import.ts";

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
const file = (name: string) => new File(["Bonjour"], name);
const consent = { analyse: "granted", quote: "refused" } as const;
const start = (ports: Partial<ImportPorts>) => {
  const added: string[] = [];
  const importing = createRoot(() =>
    createImport({ preview: async () => preview, store: async () => makeSource(), ...ports }, ({ id }) =>
      added.push(id),
    ),
  );
  const stages = () => importing.state().map(({ stage }) => stage.at);
  return { importing, stages, added };
};

test("files are read two at a time, in the order in which they came", async () => {
  const open: string[] = [];
  let most = 0;
  const { importing, stages } = start({
    preview: async ({ name }) => {
      open.push(name);
      most = Math.max(most, open.length);
      await Promise.resolve();
      open.splice(open.indexOf(name), 1);
      return preview;
    },
  });
  importing.add(["a.txt", "b.txt", "c.txt", "d.txt"].map(file));
  await vi.waitFor(() => expect(stages()).toEqual(["filling", "filling", "filling", "filling"]));
  expect(most).toBe(2);
});

test("one file that is refused leaves the others to be stored, each once and with its own id", async () => {
  const stored: ImportSource[] = [];
  const { importing, stages, added } = start({
    preview: async ({ name }) => {
      if (name === "empty.txt") throw new Error("text-empty");
      return preview;
    },
    store: async (_, register) => {
      stored.push(register);
      return makeSource({ id: register.id });
    },
  });
  importing.add(["a.txt", "empty.txt", "b.txt"].map(file));
  await vi.waitFor(() => expect(stages()).toEqual(["filling", "unread", "filling"]));
  importing.send({ type: "applied-to-all", fields: { consent } });
  importing.storeReady();
  importing.storeReady();
  await vi.waitFor(() => expect(stages()).toEqual(["added", "unread", "added"]));
  expect(stored.map(({ title, encoding }) => [title, encoding])).toEqual([
    ["a", null],
    ["b", null],
  ]);
  expect(added).toEqual(stored.map(({ id }) => id));
});

test("after a lost answer the same import is sent again under the same id", async () => {
  const ids: string[] = [];
  const { importing, stages } = start({
    store: async (_, { id }) => {
      ids.push(id);
      if (ids.length === 1) throw new Error("away");
      return makeSource({ id });
    },
  });
  importing.add([file("a.txt")]);
  await vi.waitFor(() => expect(stages()).toEqual(["filling"]));
  importing.send({ type: "applied-to-all", fields: { consent } });
  importing.storeReady();
  await vi.waitFor(() => expect(stages()).toEqual(["unsent"]));
  importing.storeReady();
  await vi.waitFor(() => expect(stages()).toEqual(["added"]));
  expect(new Set(ids).size).toBe(1);
});

test("a later file is filled in as the last import was, but for its consent", async () => {
  const { importing, stages } = start({});
  importing.add([file("a.txt")]);
  await vi.waitFor(() => expect(stages()).toEqual(["filling"]));
  importing.send({ type: "applied-to-all", fields: { groupId: "g", consent } });
  importing.storeReady();
  await vi.waitFor(() => expect(stages()).toEqual(["added"]));
  importing.add([file("b.txt")]);
  expect(importing.state()[1]?.draft).toMatchObject({ groupId: "g", consent: { analyse: null, quote: null } });
});
