import { accounts, asAccount } from "@octant/db";
import { Problem, type ProblemCode } from "@octant/schemas";
import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import { accountPlace, addAccounts } from "../src/platform/account-names.ts";
import type { Account } from "../src/platform/request-context.ts";
import { openSession } from "../src/platform/sessions.ts";
import { ORIGIN, type TestApp } from "./test-app.ts";

export type Ask = { body?: unknown; headers?: Record<string, string>; rowVersion?: number };

/** A browser on the computer that Octant runs on; `cookie` once it is signed in. */
export class Client {
  constructor(
    private readonly testApp: TestApp,
    readonly cookie = "",
  ) {}

  /** Sends a request as the web app does; `headers` replace what a browser would have sent ("" leaves one out). */
  async send(method: string, path: string, { body, headers = {}, rowVersion }: Ask = {}): Promise<Response> {
    const sent = new Headers({ Cookie: this.cookie, Origin: ORIGIN, "Sec-Fetch-Site": "same-origin" });
    if (body !== undefined && !(body instanceof FormData)) sent.set("Content-Type", "application/json");
    if (rowVersion !== undefined) sent.set("If-Match", `"${rowVersion}"`);
    for (const [name, value] of Object.entries(headers)) value === "" ? sent.delete(name) : sent.set(name, value);
    const init: RequestInit = { method, headers: sent };
    if (body instanceof FormData || typeof body === "string") init.body = body;
    else if (body !== undefined) init.body = JSON.stringify(body);
    return this.testApp.app.request(path, init, { incoming: { socket: { remoteAddress: "127.0.0.1" } } });
  }

  /** The answer to a request that is expected to be carried out. */
  async get<T>(path: string, schema: z.ZodType<T>, method = "GET", ask: Ask = {}): Promise<T> {
    const answer = await this.send(method, path, ask);
    if (!answer.ok) {
      const logged = this.testApp.logged.filter((line) => line.includes('"level":50')).at(-1) ?? "";
      throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()} ${logged}`);
    }
    return schema.parse(await answer.json());
  }
}

/** The code and the status of a refusal. */
export async function refusal(answer: Response | Promise<Response>): Promise<[number, ProblemCode]> {
  const problem = Problem.parse(await (await answer).json());
  return [(await answer).status, problem.code];
}

/** The cookies that an answer sets, as a browser sends them back. */
export function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** Somebody with an authenticator, as a lead needs one; without it where a test says so. */
export async function addAccount(
  { deps }: TestApp,
  name: string,
  { secondFactor = true }: { secondFactor?: boolean } = {},
): Promise<Account> {
  const account = { id: uuidv7(), name };
  const totpSealed = deps.vault.server.seal(accountPlace("totp", account.id), "JBSWY3DPEHPK3PXP");
  await asAccount(deps.db, "", async (tx) => {
    await addAccounts(tx, deps.vault.server, [account]);
    if (secondFactor) {
      const enrolled = { totpSealed, totpConfirmedAt: deps.now() };
      await tx.update(accounts).set(enrolled).where(eq(accounts.id, account.id));
    }
  });
  return account;
}

/** A browser in which the person is signed in. */
export async function signInAs(testApp: TestApp, account: Account): Promise<Client> {
  const { db, now } = testApp.deps;
  const session = { accountId: account.id, state: "full", method: "link", agent: null } as const;
  const token = await asAccount(db, "", (tx) => openSession(tx, now(), session));
  return new Client(testApp, `octant-session=${token}`);
}
