import { randomUUID } from "node:crypto";
import { Coding, CodingList, CodingOutcome, History, Problem, type Source, type Stance } from "@octant/schemas";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusal } from "../../../test/client.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { makeSource } from "../../../test/make-source.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";

let octant: TestApp;
let study: TestAssessment;
let source: Source;
beforeAll(async () => {
  octant = await openTestApp();
  study = await makeAssessment(octant, ["lead", "coder"]);
  source = await makeSource(study, study.client(0));
});
afterAll(() => octant.close());

const [lead, coder] = [0, 1];
let place = 0;
async function newCoding(): Promise<Coding> {
  place += 1;
  const [codeId] = study.codeIds;
  const body = {
    id: uuidv7(),
    textVersionId: source.textVersionId,
    codeId,
    start: place,
    end: place + 3,
    stance: "supports",
  };
  return study.client(lead).get(study.path("/codings"), Coding, "POST", { body });
}

type Edit = { id?: string; rowVersion?: number | undefined; who?: number };
const of = (coding: { id: string }) => study.path(`/codings/${coding.id}`);
const change = (
  coding: Coding,
  stance: Stance,
  { id = uuidv7(), rowVersion = coding.rowVersion, who = lead }: Edit = {},
) => study.client(who).send("PATCH", of(coding), { body: { id, stance }, rowVersion });
const remove = (coding: Coding, { id = uuidv7(), rowVersion = coding.rowVersion, who = lead }: Edit = {}) =>
  study.client(who).send("POST", `${of(coding)}/removal`, { body: { id }, rowVersion });
const undo = (commandId: string, { id = uuidv7(), who = lead }: Edit = {}) =>
  study.client(who).send("POST", study.path("/undo"), { body: { id, commandId } });
const outcome = async (answer: Promise<Response>) => {
  const body = await (await answer).json();
  const parsed = CodingOutcome.safeParse(body);
  if (!parsed.success) throw new Error(JSON.stringify(body));
  return parsed.data.coding;
};
const listed = async () => {
  const path = study.path(`/texts/${source.textVersionId}/codings`);
  return (await study.client(coder).get(path, CodingList)).items;
};
const history = async (coding: Coding, who = lead) =>
  (await study.client(who).get(`${of(coding)}/history`, History)).items;

describe("one's own coding", () => {
  test("takes another stance, and a new version with it", async () => {
    const coding = await newCoding();
    const changed = await outcome(change(coding, "mixed"));
    expect(changed).toEqual({ ...coding, stance: "mixed", rowVersion: 2 });
    expect(await listed()).toContainEqual(changed);
  });

  test("that has this stance already stays as it is, and leaves nothing to undo", async () => {
    const coding = await newCoding();
    const id = uuidv7();
    expect(await outcome(change(coding, "supports", { id }))).toEqual(coding);
    expect(await refusal(undo(id))).toEqual([409, "nothing-to-undo"]);
  });

  test("is removed from the list; its segment stays for the others", async () => {
    const coding = await newCoding();
    expect(await outcome(remove(coding))).toBeNull();
    expect((await listed()).map(({ id }) => id)).not.toContain(coding.id);
  });

  test("is not changed without saying which version it is based on", async () => {
    const coding = await newCoding();
    const bare = study.client(lead).send("PATCH", of(coding), { body: { id: uuidv7(), stance: "mixed" } });
    expect(await refusal(bare)).toEqual([428, "row-version-missing"]);
    const removal = study.client(lead).send("POST", `${of(coding)}/removal`, { body: { id: uuidv7() } });
    expect(await refusal(removal)).toEqual([428, "row-version-missing"]);
  });

  test("that was changed meanwhile is not overwritten: the refusal shows what it is now", async () => {
    const coding = await newCoding();
    const changed = await outcome(change(coding, "mixed"));
    for (const late of [
      change(coding, "constrains"),
      remove(coding),
      change(coding, "constrains", { rowVersion: 99 }),
    ]) {
      const answer = await late;
      expect(answer.status).toBe(409);
      const problem = Problem.parse(await answer.json());
      expect(problem).toMatchObject({ code: "changed-since", current: { codingId: coding.id, coding: changed } });
    }
  });

  test("that was removed meanwhile is not changed either", async () => {
    const coding = await newCoding();
    await remove(coding);
    const problem = Problem.parse(await (await change(coding, "mixed")).json());
    expect(problem).toMatchObject({ code: "changed-since", current: { codingId: coding.id, coding: null } });
  });

  test("changed from two screens at once takes one of the two; the other is told", async () => {
    const coding = await newCoding();
    const answers = await Promise.all([change(coding, "mixed"), change(coding, "constrains")]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
  });

  test("takes a change that is sent again once", async () => {
    const coding = await newCoding();
    const id = uuidv7();
    const bodies = await Promise.all(
      Array.from({ length: 10 }, async () => (await change(coding, "mixed", { id })).text()),
    );
    expect(new Set(bodies).size).toBe(1);
    expect(await refusal(change(coding, "constrains", { id }))).toEqual([409, "command-reused"]);
    expect(await history(coding)).toHaveLength(2);
  });
});

describe("a colleague's coding", () => {
  test("can be seen, and neither changed nor removed", async () => {
    const coding = await newCoding();
    expect(await refusal(change(coding, "mixed", { who: coder }))).toEqual([403, "not-your-act"]);
    expect(await refusal(remove(coding, { who: coder }))).toEqual([403, "not-your-act"]);
    expect(await listed()).toContainEqual(coding);
  });

  test("cannot be undone by anybody but who made it", async () => {
    const coding = await newCoding();
    expect(await refusal(undo(coding.id, { who: coder }))).toEqual([403, "not-your-act"]);
    expect(await listed()).toContainEqual(coding);
  });
});

describe("undo", () => {
  test("of a new coding removes it; undoing that brings it back", async () => {
    const coding = await newCoding();
    const id = uuidv7();
    expect(await outcome(undo(coding.id, { id }))).toBeNull();
    expect(await outcome(undo(id))).toEqual({ ...coding, rowVersion: 3 });
  });

  test("of a change gives the stance before; of a removal the coding as it went", async () => {
    const coding = await newCoding();
    const [changeId, removalId] = [uuidv7(), uuidv7()];
    const changed = await outcome(change(coding, "constrains", { id: changeId }));
    if (!changed) throw new Error("it is still there");
    await remove(changed, { id: removalId });
    expect(await outcome(undo(removalId))).toMatchObject({ stance: "constrains", rowVersion: 4 });
    expect(await outcome(undo(changeId))).toMatchObject({ stance: "supports", rowVersion: 5 });
    expect(await outcome(undo(coding.id))).toBeNull();
  });

  test("goes back step by step and forward again, in the opposite order", async () => {
    const coding = await newCoding();
    const ids = [uuidv7(), uuidv7()];
    const mixed = await outcome(change(coding, "mixed", { id: ids[0] ?? "" }));
    if (!mixed) throw new Error("it is still there");
    await change(mixed, "constrains", { id: ids[1] ?? "" });
    const undos = [uuidv7(), uuidv7(), uuidv7()];
    const stances = [];
    for (const [at, commandId] of [ids[1], ids[0], coding.id].entries()) {
      stances.push((await outcome(undo(commandId ?? "", { id: undos[at] ?? "" })))?.stance ?? "removed");
    }
    for (const commandId of undos.toReversed()) stances.push((await outcome(undo(commandId)))?.stance ?? "removed");
    expect(stances).toEqual(["mixed", "supports", "removed", "supports", "mixed", "constrains"]);
  });

  test("of something that newer changes stand on is refused with what it is now", async () => {
    const coding = await newCoding();
    const changed = await outcome(change(coding, "mixed"));
    const problem = Problem.parse(await (await undo(coding.id)).json());
    expect(problem).toMatchObject({ code: "changed-since", current: { codingId: coding.id, coding: changed } });
  });

  test("of what was undone already is refused; sent again it gets its first answer", async () => {
    const coding = await newCoding();
    const id = uuidv7();
    const first = await (await undo(coding.id, { id })).json();
    expect(await (await undo(coding.id, { id })).json()).toEqual(first);
    expect(await refusal(undo(coding.id))).toEqual([409, "nothing-to-undo"]);
  });

  test("of a command that never was is refused", async () => {
    expect(await refusal(undo(uuidv7()))).toEqual([409, "nothing-to-undo"]);
  });

  test("by two screens at once is done once", async () => {
    const coding = await newCoding();
    const answers = await Promise.all([undo(coding.id), undo(coding.id)]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
  });
});

describe("history", () => {
  test("tells what happened, by whom, the newest first, with the stance before and after", async () => {
    const coding = await newCoding();
    const id = uuidv7();
    await change(coding, "mixed", { id });
    await undo(id);
    const told = (await history(coding)).map(({ kind, me, actor, before, after }) => {
      return [kind, me, actor, before?.stance, after?.stance];
    });
    expect(told).toEqual([
      ["coding.stance-changed", true, "lead 1", "mixed", "supports"],
      ["coding.stance-changed", true, "lead 1", "supports", "mixed"],
      ["coding.added", true, "lead 1", undefined, "supports"],
    ]);
  });

  test("names the commands to who gave them, and to nobody else", async () => {
    const coding = await newCoding();
    expect((await history(coding)).map((entry) => entry.commandId)).toEqual([coding.id]);
    const colleagues = await history(coding, coder);
    expect(colleagues.map(({ commandId, me }) => [commandId, me])).toEqual([[null, false]]);
  });

  test("of a coding that does not exist, or is another assessment's, is not found", async () => {
    const other = await makeAssessment(octant, ["lead"]);
    const coding = await newCoding();
    for (const [path, client] of [
      [study.path(`/codings/${randomUUID()}/history`), study.client(lead)],
      [other.path(`/codings/${coding.id}/history`), other.client(0)],
      [study.path("/codings/1/history"), study.client(lead)],
    ] as const) {
      expect(await refusal(client.send("GET", path))).toEqual([404, "not-found"]);
    }
  });
});
