import { Session } from "@octant/schemas";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Client, refusal, signInAs } from "../../../test/client.ts";
import { addPerson, PASSWORD, signInWith } from "../../../test/people.ts";
import { ORIGIN, openTestApp, type TestApp } from "../../../test/test-app.ts";
import { addOperatorsAccount, listAccounts, makeOperatorsLink, setDisabled } from "./operators-accounts.ts";

let octant: TestApp;
beforeAll(async () => {
  octant = await openTestApp();
});
afterAll(() => octant.close());

const place = () => ({ ...octant.deps, origin: ORIGIN });
const reset = (url: string | undefined) => {
  const body = { token: url?.split("#")[1], password: PASSWORD };
  return new Client(octant).send("POST", "/api/v1/links/reset", { body });
};

test("whoever runs the server adds somebody, who chooses a password by the link and is in", async () => {
  const url = await addOperatorsAccount(place(), { login: "added@example.org", name: "Fatou Keita" });
  expect(url).toMatch(/^http:\/\/localhost:3900\/link#[\w-]{43}$/);
  const session = Session.parse(await (await reset(url)).json());
  expect(session).toMatchObject({ account: { name: "Fatou Keita" }, state: "full" });
  expect((await signInWith(new Client(octant), "added@example.org")).status).toBe(201);
  expect(await addOperatorsAccount(place(), { login: "ADDED@example.org", name: "Another" })).toBeUndefined();
});

test("the operator's link leaves a second factor to be given, unless it is to end everything", async () => {
  await addPerson(octant, "lost@example.org", { secondFactor: true });
  const first = await makeOperatorsLink(place(), "lost@example.org", false);
  const second = await makeOperatorsLink(place(), "lost@example.org", false);
  expect(await refusal(reset(first))).toEqual([410, "link-spent"]);
  expect(Session.parse(await (await reset(second)).json()).state).toBe("half");
  const everything = await makeOperatorsLink(place(), "lost@example.org", true);
  expect(Session.parse(await (await reset(everything)).json())).toMatchObject({ state: "full", proofs: ["password"] });
  expect(await makeOperatorsLink(place(), "nobody@example.org", false)).toBeUndefined();
});

test("a shut account is out at once and cannot come in, until it is opened again", async () => {
  const account = await addPerson(octant, "shut@example.org");
  const client = await signInAs(octant, account);
  await setDisabled(place(), "shut@example.org", true);
  expect(await refusal(client.send("GET", "/api/v1/session"))).toEqual([401, "sign-in-needed"]);
  expect((await signInWith(new Client(octant), "shut@example.org")).status).toBe(401);
  const row = (await listAccounts(place())).find(({ id }) => id === account.id);
  expect(row).toMatchObject({ login: "shut@example.org", name: "Awa Diarra", disabled: true });
  await setDisabled(place(), "shut@example.org", false);
  expect((await signInWith(new Client(octant), "shut@example.org")).status).toBe(201);
});
