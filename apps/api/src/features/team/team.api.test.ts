import { randomUUID } from "node:crypto";
import { accounts, asAccount, coders, inAssessment, invitations, members } from "@octant/db";
import { NewInvitation, type Role, Team } from "@octant/schemas";
import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Client, refusal, signInAs } from "../../../test/client.ts";
import { makeAssessment, type TestAssessment } from "../../../test/make-assessment.ts";
import { advance, openTestApp, type TestApp } from "../../../test/test-app.ts";
import { parseLinkToken } from "../../platform/link-tokens.ts";

let octant: TestApp;
beforeAll(async () => {
  octant = await openTestApp();
});
afterAll(() => octant.close());

const idOf = (study: TestAssessment, at: number) => study.context(at).account.id;
const list = (study: TestAssessment) => study.client(0).get(study.path("/team"), Team);
const memberPath = (study: TestAssessment, at: number, rest = "") =>
  study.path(`/team/members/${idOf(study, at)}${rest}`);
const changeRole = (study: TestAssessment, by: Client, at: number, from: Role, role: Role, id = uuidv7()) =>
  by.send("PATCH", memberPath(study, at), { body: { id, from, role } });
const invite = (study: TestAssessment, body: object) =>
  study.client(0).send("POST", study.path("/team/invitations"), { body });
const inside = <T>(
  study: TestAssessment,
  work: (tx: Parameters<Parameters<typeof inAssessment>[1]>[0]) => Promise<T>,
) => inAssessment({ db: octant.deps.db, assessmentId: study.assessmentId, accountId: "" }, work);

test("a lead sees everybody with role, second factor, state and sessions, and the day they were last here", async () => {
  const study = await makeAssessment(octant, ["lead", "coder", "reader"]);
  await inside(study, (tx) =>
    tx
      .update(members)
      .set({ suspendedAt: octant.deps.now() })
      .where(eq(members.accountId, idOf(study, 2))),
  );
  await asAccount(octant.deps.db, "", (tx) =>
    tx
      .update(accounts)
      .set({ totpConfirmedAt: null })
      .where(eq(accounts.id, idOf(study, 1))),
  );
  const today = octant.deps.now().toISOString().slice(0, 10);
  const seen = { lastSeenOn: today, openSessions: 1 };
  expect((await list(study)).members).toEqual(
    [
      {
        accountId: idOf(study, 0),
        name: "lead 1",
        role: "lead",
        state: "active",
        me: true,
        hasSecondFactor: true,
        ...seen,
      },
      {
        accountId: idOf(study, 1),
        name: "coder 2",
        role: "coder",
        state: "active",
        me: false,
        hasSecondFactor: false,
        ...seen,
      },
      {
        accountId: idOf(study, 2),
        name: "reader 3",
        role: "reader",
        state: "suspended",
        me: false,
        hasSecondFactor: true,
        ...seen,
      },
    ].toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1)),
  );
});

test("an invitation's link is told once; the database keeps its hash, and the list never holds it", async () => {
  const study = await makeAssessment(octant);
  const body = { id: uuidv7(), role: "coder", days: 7 };
  const made = NewInvitation.parse(await (await invite(study, body)).json());
  const token = made.url?.split("/link#")[1] ?? "";
  expect(parseLinkToken(token).assessmentId).toBe(study.assessmentId);
  const [kept] = await inside(study, (tx) => tx.select().from(invitations));
  expect(Buffer.from(kept?.tokenHash ?? []).equals(parseLinkToken(token).tokenHash)).toBe(true);
  const expiresAt = new Date(octant.deps.now().getTime() + 7 * 86_400_000).toISOString();
  expect((await list(study)).invitations).toEqual([{ ...made.invitation, role: "coder", madeBy: "lead 1", expiresAt }]);
  const again = NewInvitation.parse(await (await invite(study, body)).json());
  expect(again).toEqual({ invitation: made.invitation, url: null });
  expect((await list(study)).invitations).toHaveLength(1);
  expect(await refusal(invite(study, { ...body, role: "lead" }))).toEqual([409, "command-reused"]);
});

test("an invitation can be taken back, and leaves the list when it is too old", async () => {
  const study = await makeAssessment(octant);
  const made = NewInvitation.parse(await (await invite(study, { id: uuidv7(), role: "reader", days: 1 })).json());
  await invite(study, { id: uuidv7(), role: "reader", days: 30 });
  const path = study.path(`/team/invitations/${made.invitation.id}`);
  expect((await study.client(0).send("DELETE", path)).status).toBe(204);
  expect((await study.client(0).send("DELETE", path)).status).toBe(204);
  expect((await list(study)).invitations).toHaveLength(1);
  expect(await refusal(study.client(0).send("DELETE", study.path(`/team/invitations/${randomUUID()}`)))).toEqual([
    404,
    "not-found",
  ]);
  await inside(study, (tx) => tx.update(invitations).set({ usedAt: octant.deps.now() }));
  expect(await refusal(study.client(0).send("DELETE", path))).toEqual([410, "link-spent"]);
  expect((await list(study)).invitations).toEqual([]);
});

test("a new role ends the person's sessions, and opens and shuts what it should", async () => {
  const study = await makeAssessment(octant, ["lead", "reader"]);
  const { client } = study;
  expect((await changeRole(study, client(0), 1, "reader", "coder")).status).toBe(204);
  expect(await refusal(client(1).send("GET", study.path()))).toEqual([401, "sign-in-needed"]);
  const browser = await signInAs(octant, study.context(1).account);
  expect((await browser.send("GET", study.path("/sources"))).status).toBe(200);
  const coder = () =>
    inside(study, (tx) =>
      tx
        .select()
        .from(coders)
        .where(eq(coders.accountId, idOf(study, 1))),
    );
  const [made] = await coder();
  expect((await changeRole(study, client(0), 1, "coder", "reader")).status).toBe(204);
  expect(await coder()).toEqual([made]);
  expect((await changeRole(study, client(0), 1, "reader", "coder")).status).toBe(204);
  expect(await coder()).toEqual([made]);
});

test("the same change of role sent twice is carried out once, and one based on another role is not written over", async () => {
  const study = await makeAssessment(octant, ["lead", "reader"]);
  const id = uuidv7();
  const lead = study.client(0);
  expect((await changeRole(study, lead, 1, "reader", "coder", id)).status).toBe(204);
  expect((await changeRole(study, lead, 1, "reader", "coder", id)).status).toBe(204);
  expect(await refusal(changeRole(study, lead, 1, "reader", "reviewer", id))).toEqual([409, "command-reused"]);
  expect(await refusal(changeRole(study, lead, 1, "reader", "reviewer"))).toEqual([409, "changed-since"]);
});

test("a lead who steps down goes on under another cookie; the old one is worth nothing", async () => {
  const study = await makeAssessment(octant, ["lead", "lead"]);
  const answer = await changeRole(study, study.client(0), 0, "lead", "coder");
  expect(answer.status).toBe(204);
  const browser = new Client(octant, answer.headers.get("set-cookie")?.split(";")[0]);
  expect((await browser.send("GET", study.path())).status).toBe(200);
  expect(await refusal(browser.send("GET", study.path("/team")))).toEqual([403, "right-missing"]);
  expect(await refusal(study.client(0).send("GET", study.path()))).toEqual([401, "sign-in-needed"]);
});

test("an assessment keeps a lead who can come in: neither stepping down nor removal takes the last", async () => {
  const study = await makeAssessment(octant, ["lead", "lead"]);
  await inside(study, (tx) =>
    tx
      .update(members)
      .set({ suspendedAt: octant.deps.now() })
      .where(eq(members.accountId, idOf(study, 1))),
  );
  expect(await refusal(changeRole(study, study.client(0), 0, "lead", "coder"))).toEqual([409, "last-lead"]);
  expect(await refusal(study.client(0).send("DELETE", memberPath(study, 0)))).toEqual([409, "last-lead"]);
  await study.client(0).send("POST", memberPath(study, 1, "/readmission"), { body: { id: uuidv7() } });
  expect((await study.client(0).send("DELETE", memberPath(study, 0))).status).toBe(204);
});

test("of two leads who demote or remove one another at once, one stays", async () => {
  for (const round of [1, 2, 3, 4]) {
    const study = await makeAssessment(octant, ["lead", "lead"]);
    const acts =
      round % 2 === 1
        ? [
            changeRole(study, study.client(0), 1, "lead", "coder"),
            changeRole(study, study.client(1), 0, "lead", "coder"),
          ]
        : [study.client(0).send("DELETE", memberPath(study, 1)), study.client(1).send("DELETE", memberPath(study, 0))];
    const statuses = (await Promise.all(acts)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 204)).toHaveLength(1);
    const leads = await inside(study, (tx) => tx.select().from(members).where(eq(members.role, "lead")));
    expect(leads).toHaveLength(1);
  }
});

test("to somebody who was removed the assessment does not exist from the next request on; other doors stay open", async () => {
  const study = await makeAssessment(octant, ["lead", "coder"]);
  expect((await study.client(0).send("DELETE", memberPath(study, 1))).status).toBe(204);
  expect(await refusal(study.client(1).send("GET", study.path()))).toEqual([404, "not-found"]);
  expect((await study.client(1).send("GET", "/api/v1/assessments")).status).toBe(200);
  expect(await refusal(study.client(0).send("DELETE", memberPath(study, 1)))).toEqual([404, "not-found"]);
});

test("whoever stops being a lead here leaves no open invitation behind", async () => {
  const study = await makeAssessment(octant, ["lead", "lead"]);
  await study
    .client(1)
    .send("POST", study.path("/team/invitations"), { body: { id: uuidv7(), role: "lead", days: 30 } });
  expect((await list(study)).invitations).toHaveLength(1);
  await changeRole(study, study.client(0), 1, "lead", "coder");
  expect((await list(study)).invitations).toEqual([]);
});

test("a lead ends every session of a member, and of their own every other", async () => {
  const study = await makeAssessment(octant, ["lead", "coder"]);
  await signInAs(octant, study.context(1).account);
  const second = await signInAs(octant, study.context(0).account);
  const end = async (at: number) => (await study.client(0).send("DELETE", memberPath(study, at, "/sessions"))).json();
  expect(await end(1)).toEqual({ ended: 2 });
  expect(await refusal(study.client(1).send("GET", study.path()))).toEqual([401, "sign-in-needed"]);
  expect(await end(0)).toEqual({ ended: 1 });
  expect(await refusal(second.send("GET", study.path()))).toEqual([401, "sign-in-needed"]);
  expect((await study.client(0).send("GET", study.path())).status).toBe(200);
});

test("somebody of no or of another assessment cannot be touched from here, and gets the same answer", async () => {
  const study = await makeAssessment(octant);
  const other = await makeAssessment(octant);
  const bodies: Record<string, unknown> = {
    "": { id: uuidv7(), from: "coder", role: "reader" },
    "/reset-link": { id: uuidv7(), everything: true },
    "/readmission": { id: uuidv7() },
  };
  for (const [rest, body] of Object.entries(bodies)) {
    for (const accountId of [idOf(other, 1), randomUUID()]) {
      const method = rest === "" ? "PATCH" : "POST";
      const answer = study.client(0).send(method, study.path(`/team/members/${accountId}${rest}`), { body });
      expect(await refusal(answer), rest).toEqual([404, "not-found"]);
    }
  }
  expect((await other.client(1).send("GET", other.path())).status).toBe(200);
});

test("what changes the team asks for a recent proof, and reading it does not", async () => {
  const study = await makeAssessment(octant);
  advance(octant, 11);
  expect((await list(study)).members).toHaveLength(2);
  expect(await refusal(invite(study, { id: uuidv7(), role: "reader", days: 1 }))).toEqual([403, "step-up-needed"]);
  expect(await refusal(study.client(0).send("DELETE", memberPath(study, 1)))).toEqual([403, "step-up-needed"]);
});
