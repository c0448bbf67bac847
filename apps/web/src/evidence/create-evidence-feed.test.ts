import type { EvidenceItem, EvidencePage } from "@octant/schemas";
import { createRoot } from "solid-js";
import { expect, test } from "vitest";
import { createEvidenceFeed, type LoadPage } from "./create-evidence-feed.ts";

const row = {
  dimensionId: "4",
  profile: { kind: "no-evidence" as const },
  codings: 0,
  context: 0,
  notPlaced: 0,
  broader: 0,
  judged: 0,
  clusters: [],
};
const quote = (codingId: string): EvidenceItem => ({
  codingId,
  sourceId: "00000000-0000-4000-8000-000000000001",
  questionId: "4.1",
  stance: "supports",
  quote: "They answered our call.",
  citation: { kind: "interview", number: 1, group: null, area: null, when: null, periods: [] },
  clusterId: "c",
  groupId: null,
  textVersionId: "t",
  start: 0,
  end: 4,
  language: "en",
  coder: "Claire Aubert",
  counts: "counted",
});
const page = (count: number, nextCursor: string | null): EvidencePage => ({
  row,
  items: Array.from({ length: count }, (_, at) => quote(`${nextCursor ?? "last"}-${at}`)),
  nextCursor,
});
const feedOf = (load: LoadPage) => createRoot(() => createEvidenceFeed(load));

test("every stance is asked for once, and the figures come with the first answer", async () => {
  const asked: string[] = [];
  const feed = feedOf(async (stance) => {
    asked.push(stance);
    return page(1, null);
  });
  await feed.start();
  await feed.start();
  expect(asked.toSorted()).toEqual(["constrains", "context", "mixed", "supports"]);
  expect(feed.row()).toEqual(row);
});

test("showing more fetches the next page only when what is there has run out", async () => {
  const cursors: (string | undefined)[] = [];
  const feed = feedOf(async (stance, cursor) => {
    if (stance === "supports") cursors.push(cursor);
    return page(100, cursor === undefined ? "second" : null);
  });
  await feed.start();
  await feed.showMore("supports");
  expect(cursors).toEqual([undefined]);
  await feed.showMore("supports");
  expect(cursors).toEqual([undefined, "second"]);
  expect(feed.feeds.supports).toMatchObject({ shown: 150, more: false });
});

test("a page that fails keeps what is there, and can be asked for again", async () => {
  let away = false;
  const feed = feedOf(async (_, cursor) => {
    if (away) throw new Error("away");
    return page(25, cursor === undefined ? "second" : null);
  });
  await feed.start();
  away = true;
  await feed.loadAll();
  expect(feed.feeds.supports.items).toHaveLength(25);
  expect(feed.problem()).toBeInstanceOf(Error);
  away = false;
  await feed.showMore("supports");
  expect(feed.feeds.supports.items).toHaveLength(50);
});
