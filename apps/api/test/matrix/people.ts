import { accessTokens, accounts, asAccount, inAssessment, members } from "@octant/db";
import { Role } from "@octant/schemas";
import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { makeAccessToken } from "../../src/platform/access-tokens.ts";
import { ACTIONS, isForTokens, type Right } from "../../src/platform/rights.ts";
import { openSession } from "../../src/platform/sessions.ts";
import { type Ask, Client } from "../client.ts";
import { makeAssessment, type TestAssessment } from "../make-assessment.ts";
import type { TestApp } from "../test-app.ts";

/** Who asks: all that decides about the answer, and nothing that only the app could know. */
export type Person = {
  name: string;
  session: "none" | "half" | "full" | "token";
  /** The role in the assessment that the matrix is about; null where the person is nothing there. */
  role: Role | null;
  owesSecondFactor?: true;
  provedLongAgo?: true;
  /** What a token names. */
  actions?: readonly string[];
  send: (method: string, path: string, ask?: Ask) => Promise<Response>;
};

/** Everybody in the rows of the matrix, in and around an assessment; and an assessment that none of them belongs to. */
export async function gatherPeople(octant: TestApp) {
  const team: Role[] = [...Role.options, "coder", "coder", "coder", "lead", "lead"];
  const study = await makeAssessment(octant, team);
  const other = await makeAssessment(octant, ["lead"]);
  const foreign = await makeAssessment(octant, ["lead"]);
  const [removed, suspended, disabled, bare, late] = [6, 7, 8, 9, 10];
  const idOf = (at: number) => study.context(at).account.id;
  const { db, now } = octant.deps;
  const isMember = (at: number) => and(eq(members.assessmentId, study.assessmentId), eq(members.accountId, idOf(at)));
  await inAssessment({ db, assessmentId: study.assessmentId, accountId: "" }, async (tx) => {
    await tx.delete(members).where(isMember(removed));
    await tx.update(members).set({ suspendedAt: now() }).where(isMember(suspended));
  });
  const session = { state: "half", method: "password", agent: null } as const;
  const longAgo = new Date(now().getTime() - 11 * 60_000);
  const [half, old] = await asAccount(db, "", async (tx) => {
    await tx
      .update(accounts)
      .set({ disabledAt: now() })
      .where(eq(accounts.id, idOf(disabled)));
    await tx
      .update(accounts)
      .set({ totpConfirmedAt: null })
      .where(eq(accounts.id, idOf(bare)));
    return [
      await openSession(tx, now(), { accountId: idOf(0), ...session }),
      await openSession(tx, longAgo, { accountId: idOf(late), ...session, state: "full" }),
    ];
  });
  const browser = (client: Client) => client.send.bind(client);
  const cookie = (token: string | undefined) => browser(new Client(octant, `octant-session=${token}`));
  const all = RIGHTS.filter(isForTokens);
  const people: Person[] = [
    { name: "somebody not signed in", session: "none", role: null, send: browser(new Client(octant)) },
    { name: "a lead who owes the second factor", session: "half", role: "lead", send: cookie(half) },
    ...Role.options.map((role, at): Person => {
      return { name: `a ${role}`, session: "full", role, send: browser(study.client(at)) };
    }),
    { name: "a lead of another assessment", session: "full", role: null, send: browser(other.client(0)) },
    { name: "a removed member", session: "full", role: null, send: browser(study.client(removed)) },
    { name: "a suspended member", session: "full", role: null, send: browser(study.client(suspended)) },
    { name: "a disabled account", session: "none", role: null, send: browser(study.client(disabled)) },
    {
      name: "a lead without a second factor",
      session: "full",
      role: "lead",
      owesSecondFactor: true,
      send: browser(study.client(bare)),
    },
    { name: "a lead who proved long ago", session: "full", role: "lead", provedLongAgo: true, send: cookie(old) },
    await withToken(octant, study, 0, all),
    await withToken(octant, study, 1, all),
    await withToken(octant, study, 0, ["read-setup"]),
    await withToken(octant, study, suspended, all),
  ];
  return { study, foreign, people };
}

/** A script with a token, put in place as if it had been made while the person could. It can name anything, also what it may not. */
async function withToken(octant: TestApp, study: TestAssessment, at: number, actions: string[]): Promise<Person> {
  const { assessmentId, account, role } = study.context(at);
  const { secret, tokenHash } = makeAccessToken(assessmentId);
  const { db, now } = octant.deps;
  const expiresAt = new Date(now().getTime() + 60_000);
  const named = [...actions, "change-team", "read-team"];
  await inAssessment({ db, assessmentId, accountId: account.id }, (tx) => {
    const row = { assessmentId, id: uuidv7(), accountId: account.id, tokenHash, nameSealed: tokenHash };
    return tx.insert(accessTokens).values({ ...row, actions: named, expiresAt });
  });
  const script = new Client(octant);
  const headers = { Authorization: `Bearer ${secret}`, Cookie: "", Origin: "", "Sec-Fetch-Site": "" };
  const isIn = at < 6;
  return {
    name: `a script of a ${isIn ? "" : "suspended "}${role} with ${actions.length} actions`,
    session: isIn ? "token" : "none",
    role: isIn ? role : null,
    actions: named,
    send: (method, path, ask = {}) => script.send(method, path, { ...ask, headers: { ...ask.headers, ...headers } }),
  };
}

/** `Object.keys` forgets which keys there are. */
const RIGHTS = Object.keys(ACTIONS) as Right[];
