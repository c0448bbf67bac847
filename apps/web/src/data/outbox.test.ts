import type { Coding, Problem, ProblemCode } from "@octant/schemas";
import { expect, test } from "vitest";
import { makeCoding, makeItem } from "../../test/make-coding.ts";
import { createOutbox, type OutboxEvent, type OutboxNeeds } from "./outbox.ts";
import type { OutboxItem } from "./outbox-item.ts";
import { memoryOutboxStore } from "./outbox-store.ts";
import { AwayError, RefusedError } from "./request.ts";

const ME = "019a0000-0000-7000-8000-00000000000a";
const OTHER = "019a0000-0000-7000-8000-00000000000b";

function refusal(code: ProblemCode, status: number): RefusedError {
  const problem: Problem = { type: `/problems/${code}`, title: code, status, code, requestId: "r" };
  return new RefusedError(problem);
}

/** An outbox whose server answers with what `answers` holds, one a request. */
function openWith(answers: (Coding | null | Error)[], overrides: Partial<OutboxNeeds> = {}) {
  const sent: OutboxItem[] = [];
  const events: OutboxEvent[] = [];
  const pauses: number[] = [];
  const counts: number[] = [];
  const store = memoryOutboxStore();
  const outbox = createOutbox({
    store,
    send: async (item) => {
      sent.push(item);
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer ?? null;
    },
    confirmAccount: async () => ME,
    tell: (event) => void events.push(event),
    noteCount: (unsent) => void counts.push(unsent),
    pause: async (ms) => void pauses.push(ms),
    alone: (_account, work) => work(),
    ...overrides,
  });
  return { outbox, store, sent, events, pauses, counts };
}

test("changes are sent in the order in which they were made and then forgotten", async () => {
  const first = makeItem({ accountId: ME, kind: "add" });
  const second = makeItem({ accountId: ME, kind: "add" });
  const { outbox, sent, counts } = openWith([makeCoding({ id: first.codingId }), makeCoding({ id: second.codingId })]);
  await outbox.add(first);
  await outbox.add(second);
  await outbox.flush(ME);
  expect(sent).toEqual([first, second]);
  expect(await outbox.all(ME)).toEqual([]);
  expect(counts).toEqual([1, 2, 2, 1, 0]);
});

test("a server that is away is asked again, later each time, until it has the change", async () => {
  const item = makeItem({ accountId: ME, kind: "add" });
  const away = () => new AwayError(undefined);
  const { outbox, sent, pauses } = openWith([
    away(),
    refusal("internal", 500),
    away(),
    makeCoding({ id: item.codingId }),
  ]);
  await outbox.add(item);
  await outbox.flush(ME);
  expect(sent).toEqual([item, item, item, item]);
  expect(pauses).toEqual([1000, 2000, 4000]);
});

test("the server's own wish when to be asked again is followed", async () => {
  const item = makeItem({ accountId: ME, kind: "add" });
  const { outbox, pauses } = openWith([new AwayError(7000), makeCoding({ id: item.codingId })]);
  await outbox.add(item);
  await outbox.flush(ME);
  expect(pauses).toEqual([7000]);
});

test("a change made before its forerunner was answered is based on that answer", async () => {
  const add = makeItem({ accountId: ME, kind: "add" });
  const change = makeItem({ accountId: ME, kind: "change-stance", codingId: add.codingId, base: null });
  const { outbox, sent } = openWith([
    makeCoding({ id: add.codingId, rowVersion: 4 }),
    makeCoding({ id: add.codingId }),
  ]);
  await outbox.add(add);
  await outbox.add(change);
  await outbox.flush(ME);
  expect(sent[1]).toEqual({ ...change, base: 4 });
});

test("a refused change is told with what was built on it, and the rest goes on", async () => {
  const add = makeItem({ accountId: ME, kind: "add" });
  const change = makeItem({ accountId: ME, kind: "change-stance", codingId: add.codingId, base: null });
  const other = makeItem({ accountId: ME, kind: "add" });
  const { outbox, sent, events } = openWith([refusal("consent-missing", 409), makeCoding({ id: other.codingId })]);
  for (const item of [add, change, other]) await outbox.add(item);
  await outbox.flush(ME);
  expect(sent).toEqual([add, other]);
  expect(events.map(({ type }) => type)).toEqual(["refused", "answered"]);
  expect(events[0]).toMatchObject({ item: add, dropped: [change], problem: { code: "consent-missing" } });
  expect(await outbox.all(ME)).toEqual([]);
});

test("an expired session keeps every change and asks nothing further", async () => {
  const item = makeItem({ accountId: ME, kind: "add" });
  const { outbox, events } = openWith([refusal("sign-in-needed", 401)]);
  await outbox.add(item);
  await outbox.flush(ME);
  expect(events).toEqual([]);
  expect(await outbox.all(ME)).toEqual([item]);
});

test("one person's changes are never sent in another's session", async () => {
  const item = makeItem({ accountId: ME, kind: "add" });
  const { outbox, sent } = openWith([], { confirmAccount: async () => OTHER });
  await outbox.add(item);
  await outbox.flush(ME);
  await outbox.flush(OTHER);
  expect(sent).toEqual([]);
  expect(await outbox.all(ME)).toEqual([item]);
});

test("a change made while others are being sent goes out in the same run", async () => {
  const first = makeItem({ accountId: ME, kind: "add" });
  const second = makeItem({ accountId: ME, kind: "add" });
  const opened = openWith([], {
    send: async (item) => {
      if (item === first) {
        await opened.outbox.add(second);
        void opened.outbox.flush(ME);
      }
      return makeCoding({ id: item.codingId });
    },
  });
  await opened.outbox.add(first);
  await opened.outbox.flush(ME);
  expect(await opened.outbox.all(ME)).toEqual([]);
});
