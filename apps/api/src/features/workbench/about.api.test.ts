import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { areas, periods, stakeholderGroups, type Tx } from "@octant/db";
import {
  type ChangeAbout,
  Coding,
  CodingOutcome,
  History,
  Profiles,
  Scorecard,
  type SourceRegister,
  type SourceWithText,
} from "@octant/schemas";
import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { refusal } from "../../../test/client.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { makeSource } from "../../../test/make-source.ts";
import { openTestApp, type TestApp } from "../../../test/test-app.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import { requireUnused } from "../design/require-unused.ts";

let octant: TestApp;
let study: TestAssessment;
let source: SourceWithText;
beforeAll(async () => {
  octant = await openTestApp();
});
afterAll(() => octant.close());
beforeEach(async () => {
  study = await makeAssessment(octant, ["lead", "coder"]);
  source = await take({ areaId: cut("areas", 0), periodIds: [cut("periods", 0)] });
});

const [lead, coder] = [0, 1];
const cut = (part: "areas" | "periods" | "groups", at: number) => study.plan[part][at]?.id ?? "";
const take = (register: Partial<SourceRegister>) =>
  makeSource(study, study.client(lead), { groupId: cut("groups", 0), ...register });
const body = (more: object = {}) => {
  const [codeId] = study.codeIds;
  return { id: uuidv7(), textVersionId: source.textVersionId, codeId, start: 0, end: 5, stance: "supports", ...more };
};
const send = (more: object = {}) => study.client(coder).send("POST", study.path("/codings"), { body: body(more) });
const lay = (more: object = {}) =>
  study.client(coder).get(study.path("/codings"), Coding, "POST", { body: body(more) });

type Sent = { id?: string; rowVersion?: number; who?: number };
const change = (coding: Coding, about: Omit<ChangeAbout, "id">, sent: Sent = {}) => {
  const { id = uuidv7(), rowVersion = coding.rowVersion, who = coder } = sent;
  return study
    .client(who)
    .send("PUT", study.path(`/codings/${coding.id}/about`), { body: { id, ...about }, rowVersion });
};
const undo = (commandId: string, id = uuidv7()) =>
  study.client(coder).send("POST", study.path("/undo"), { body: { id, commandId } });
const remove = (coding: Coding, id = uuidv7()) =>
  study
    .client(coder)
    .send("POST", study.path(`/codings/${coding.id}/removal`), { body: { id }, rowVersion: coding.rowVersion });
const outcome = async (answer: Promise<Response>) => {
  const given = CodingOutcome.parse(await (await answer).json());
  if (!given.coding) throw new Error("it was to be there still");
  return given.coding;
};

describe("what one's own coding speaks about", () => {
  test("is its source's until it is said to be something else, and each change is a new version", async () => {
    const coding = await lay();
    expect(coding).toMatchObject({ aboutAreaId: cut("areas", 0), aboutPeriodIds: [cut("periods", 0)] });
    const about = { aboutAreaId: cut("areas", 1), aboutPeriodIds: [cut("periods", 1), cut("periods", 1)] };
    const changed = await outcome(change(coding, about));
    expect(changed).toEqual({ ...coding, ...about, aboutPeriodIds: [cut("periods", 1)], rowVersion: 2 });
    const unknown = await outcome(change(changed, { aboutAreaId: null, aboutPeriodIds: [] }));
    expect(unknown).toMatchObject({ aboutAreaId: null, aboutPeriodIds: [], rowVersion: 3 });
  });

  test("left out, is again what the source says, as it says it now", async () => {
    const coding = await lay({ aboutAreaId: null, aboutPeriodIds: [cut("periods", 1)] });
    const correction = { id: uuidv7(), areaId: cut("areas", 1) };
    await study
      .client(lead)
      .send("PATCH", study.path(`/sources/${source.id}`), { body: correction, rowVersion: source.rowVersion });
    const back = await outcome(change(coding, {}));
    expect(back).toMatchObject({ aboutAreaId: cut("areas", 1), aboutPeriodIds: [cut("periods", 0)] });
  });

  test("said again changes nothing, and leaves nothing to undo", async () => {
    const coding = await lay();
    const id = uuidv7();
    expect(await outcome(change(coding, {}, { id }))).toEqual(coding);
    expect(await refusal(undo(id))).toEqual([409, "nothing-to-undo"]);
  });

  test("is taken back and done again, in order with its stance", async () => {
    const coding = await lay();
    const [about, stance, back] = [uuidv7(), uuidv7(), uuidv7()];
    const changed = await outcome(change(coding, { aboutAreaId: null }, { id: about }));
    await study.client(coder).send("PATCH", study.path(`/codings/${coding.id}`), {
      body: { id: stance, stance: "mixed" },
      rowVersion: changed.rowVersion,
    });
    expect(await refusal(undo(about))).toEqual([409, "changed-since"]);
    await undo(stance);
    expect(await outcome(undo(about, back))).toEqual({ ...coding, rowVersion: 5 });
    expect(await outcome(undo(back))).toEqual({ ...changed, rowVersion: 6 });
  });

  test("sent twice is changed once; sent with something else under the same id is refused", async () => {
    const coding = await lay();
    const id = uuidv7();
    const answers = [
      await change(coding, { aboutAreaId: null }, { id }),
      await change(coding, { aboutAreaId: null }, { id }),
    ];
    const [first, second] = await Promise.all(answers.map((answer) => answer.json()));
    expect(second).toEqual(first);
    expect(await refusal(change(coding, {}, { id }))).toEqual([409, "command-reused"]);
  });

  test("stands in its history before and after, with who changed it", async () => {
    const coding = await lay();
    await change(coding, { aboutAreaId: cut("areas", 1) });
    const { items } = await study.client(coder).get(study.path(`/codings/${coding.id}/history`), History);
    expect(items[0]).toMatchObject({
      kind: "coding.about-changed",
      me: true,
      before: { stance: "supports", aboutAreaId: cut("areas", 0), aboutPeriodIds: [cut("periods", 0)] },
      after: { stance: "supports", aboutAreaId: cut("areas", 1), aboutPeriodIds: [cut("periods", 0)] },
    });
  });

  test("moves the scorecard's figures at once", async () => {
    const coding = await lay();
    const codingsOf = async (areaId: string) => {
      const { rows } = await study.client(lead).get(study.path(`/scorecard?areaId=${areaId}`), Scorecard);
      return rows[0]?.codings;
    };
    expect(await codingsOf(cut("areas", 1))).toBe(0);
    await change(coding, { aboutAreaId: cut("areas", 1) });
    expect(await codingsOf(cut("areas", 1))).toBe(1);
    const profiles = await study.client(lead).get(study.path("/profiles"), Profiles);
    const ofPlace = profiles.rows.filter(
      ({ areaId, profile }) => areaId === cut("areas", 1) && profile.kind !== "no-evidence",
    );
    expect(ofPlace).not.toEqual([]);
  });
});

describe("a change of it is refused", () => {
  test("to anybody but who made the coding", async () => {
    const coding = await lay();
    expect(await refusal(change(coding, { aboutAreaId: null }, { who: lead }))).toEqual([403, "not-your-act"]);
  });

  test("on a version that is not the present one, or on none", async () => {
    const coding = await lay();
    expect(await refusal(change(coding, { aboutAreaId: null }, { rowVersion: 9 }))).toEqual([409, "changed-since"]);
    const bare = study
      .client(coder)
      .send("PUT", study.path(`/codings/${coding.id}/about`), { body: { id: uuidv7(), aboutAreaId: null } });
    expect(await refusal(bare)).toEqual([428, "row-version-missing"]);
  });

  test("for an area or period of no or another assessment", async () => {
    const other = await makeAssessment(octant, ["lead"]);
    const coding = await lay();
    for (const about of [
      { aboutAreaId: randomUUID() },
      { aboutAreaId: other.plan.areas[0]?.id ?? "" },
      { aboutPeriodIds: [other.plan.periods[0]?.id ?? ""] },
    ]) {
      expect(await refusal(change(coding, about))).toEqual([404, "not-found"]);
    }
  });

  test("where the source may no longer be analysed", async () => {
    const coding = await lay();
    const consent = { ...source.consent, analyse: "not-asked" };
    await study
      .client(lead)
      .send("PATCH", study.path(`/sources/${source.id}`), { body: { id: uuidv7(), consent }, rowVersion: 1 });
    expect(await refusal(change(coding, { aboutAreaId: null }))).toEqual([409, "consent-missing"]);
  });
});

describe("an area or period that is out of use", () => {
  test("is nothing a passage comes to speak about", async () => {
    const coding = await lay();
    await inside((tx) => retire(tx, "areas", cut("areas", 1)));
    await inside((tx) => retire(tx, "periods", cut("periods", 1)));
    for (const about of [{ aboutAreaId: cut("areas", 1) }, { aboutPeriodIds: [cut("periods", 1)] }]) {
      expect(await refusal(change(coding, about))).toEqual([409, "cut-retired"]);
      expect(await refusal(send(about))).toEqual([409, "cut-retired"]);
    }
  });

  test("takes back neither a removed coding about it nor a change away from it", async () => {
    const about = { aboutAreaId: cut("areas", 1) };
    const [gone, moved] = [await lay(about), await lay({ ...about, start: 6, end: 9 })];
    const [removal, away] = [uuidv7(), uuidv7()];
    await remove(gone, removal);
    await change(moved, {}, { id: away });
    await inside((tx) => retire(tx, "areas", cut("areas", 1)));
    expect(await refusal(undo(removal))).toEqual([409, "cut-retired"]);
    expect(await refusal(undo(away))).toEqual([409, "cut-retired"]);
  });

  test.each(["areas", "periods"] as const)(
    "in the very same moment, of %s, is in use or has evidence, never both",
    async (part) => {
      const about = part === "areas" ? { aboutAreaId: cut(part, 1) } : { aboutPeriodIds: [cut(part, 1)] };
      const coding = await lay();
      const late = await inside(async (tx) => {
        await retire(tx, part, cut(part, 1));
        const answers = [send(about), change(coding, about)];
        await delay(200);
        return { answers };
      });
      for (const answer of late.answers) expect(await refusal(answer)).toEqual([409, "cut-retired"]);
    },
  );

  test("in the very same moment, of groups, has no source either, whether it or a cluster in it is named", async () => {
    const clusterId = study.plan.clusters[1]?.id ?? null;
    const other = await take({});
    const move = (id: string, register: object) => {
      const command = { id: uuidv7(), reason: "A mistake", ...register };
      return study.client(lead).send("PATCH", study.path(`/sources/${id}`), { body: command, rowVersion: 1 });
    };
    const late = await inside(async (tx) => {
      await retire(tx, "groups", cut("groups", 1));
      const answers = [move(source.id, { groupId: cut("groups", 1) }), move(other.id, { clusterId })];
      await delay(200);
      return { answers };
    });
    for (const answer of late.answers) expect(await refusal(answer)).toEqual([409, "cut-retired"]);
  });
});

const inside = <T>(work: Parameters<typeof inAssessment<T>>[1]) => inAssessment(study.context(lead), work);

const TABLES = { areas, periods, groups: stakeholderGroups };

/** As the design takes a part out of use. */
async function retire(tx: Tx, part: keyof typeof TABLES, id: string): Promise<void> {
  const table = TABLES[part];
  await requireUnused(tx, study.assessmentId, part, [id]);
  await tx
    .update(table)
    .set({ retiredAt: sql`now()` })
    .where(and(eq(table.assessmentId, study.assessmentId), eq(table.id, id)));
}
