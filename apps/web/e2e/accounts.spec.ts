import type { Page } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";
import { expect, expectAccessible, test } from "./test.ts";

const PASSWORD = "the well behind the school is dry";

test("the first account is made by the server's own link, and its password signs in; a wrong one is told so", async ({
  page,
  octant,
}) => {
  const link = /http:\/\/localhost:\d+\/link#\S+/;
  await expect.poll(() => octant.output).toMatch(link);
  await page.goto(link.exec(octant.output)?.[0] ?? "");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Make the first account");
  expect(page.url()).not.toContain("#");
  await expectAccessible(page);

  await page.getByLabel("Name").fill("Aminata Diarra");
  await page.getByLabel("Login").fill("aminata.diarra");
  await page.getByLabel("Password", { exact: true }).fill("Aminata Diarra 1");
  await page.getByRole("button", { name: "Make the account" }).click();
  await expect(page.getByText("Whoever tries will try those first.")).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Make the account" }).click();
  await expect(page.getByRole("button", { name: /Aminata Diarra/ })).toBeVisible();

  await signOut(page);
  await page.getByLabel("Login").fill("Aminata.Diarra");
  await page.getByLabel("Password", { exact: true }).fill("the well behind the church is dry");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("That is not right. Check it and try again.")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("button", { name: /Aminata Diarra/ })).toBeVisible();
});

test("an invited coder joins with a new account, and loses the session over an open page without losing the page", async ({
  signedIn: lead,
  octant,
  browser,
}) => {
  await lead.goto(octant.origin);
  await lead.getByRole("link", { name: /MINUSMA 2019/ }).click();
  await expect(lead).toHaveURL(/scorecard/);
  const invitation = await inviteCoder(lead, octant.origin);

  const context = await browser.newContext();
  const coder = await context.newPage();
  await coder.goto(invitation);
  await expect(coder.getByRole("heading", { level: 1 })).toHaveText("You are invited to MINUSMA 2019");
  await expect(coder.getByText(/As coder\./)).toBeVisible();
  await expectAccessible(coder);
  await coder.getByLabel("Name").fill("Kadi Traore");
  await coder.getByLabel("Login").fill("kadi@example.org");
  await coder.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await coder.getByRole("button", { name: "Make the account and join" }).click();
  await coder.getByRole("link", { name: /MINUSMA 2019/ }).click();
  await expect(coder.getByRole("row", { name: /Primacy of Politics/ })).toBeVisible();

  await context.clearCookies();
  await coder.getByRole("link", { name: "Collect" }).click();
  const ended = coder.getByRole("dialog", { name: "Your session has ended" });
  await expect(ended).toContainText("Sign in again as Kadi Traore");
  await expectAccessible(coder);
  await ended.getByLabel("Login").fill("kadi@example.org");
  await ended.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await ended.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(ended).toBeHidden();
  await expect(coder.getByRole("link", { name: "Interview 2", exact: true })).toBeVisible();
  await context.close();
});

test("a link that was used says so and whom to ask, and one that was cut says that it is not used up", async ({
  page,
  octant,
}) => {
  await page.goto(`${octant.origin}/link#${"x".repeat(43)}`);
  await expect(page.getByRole("alert")).toContainText("This link can't be used");
  await expect(page.getByRole("alert")).toContainText("comes from a lead of your assessment");
  await expectAccessible(page);
  await page.goto(`${octant.origin}/link`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link is not complete");
});

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /appearance and signing out/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in to Octant");
}

/** Asks the API for an invitation to the assessment that is open, as the person who is signed in. */
async function inviteCoder(lead: Page, origin: string): Promise<string> {
  const assessment = /\/a\/[^/]+/.exec(lead.url())?.[0].replace("/a/", "") ?? "";
  const answer = await lead.request.post(`${origin}/api/v1/assessments/${assessment}/team/invitations`, {
    data: { id: uuidv7(), role: "coder", days: 7 },
    headers: { Origin: origin },
  });
  const { url }: { url: string } = await answer.json();
  return url;
}
