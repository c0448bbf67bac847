import type { Page } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";
import { expect, expectAccessible, expectOpened, test } from "./test.ts";

const PASSWORD = "a kettle on the roof of the ferry";
const NAME = "Oumar Sissoko";

test("a lead invites a coder, who joins, codes, is made reviewer, can no longer code, and is removed", async ({
  signedIn: lead,
  octant,
  browser,
}) => {
  await lead.goto(octant.origin);
  await lead.getByRole("link", { name: /MINUSMA 2019/ }).click();
  await lead.getByRole("link", { name: "Team & security" }).click();
  await expectAccessible(lead);
  await lead.getByRole("button", { name: "Invite somebody" }).click();
  await expectAccessible(lead);
  await lead.getByRole("button", { name: "Make the link" }).click();
  const invitation = await lead.getByRole("textbox", { name: "Link" }).inputValue();
  await expectAccessible(lead);
  await lead.getByRole("button", { name: "I have sent it" }).click();
  await expect(lead.getByText("coder, invited by Ingrid Solheim")).toBeVisible();

  const context = await browser.newContext();
  const coder = await context.newPage();
  await coder.goto(invitation);
  await coder.getByLabel("Name").fill(NAME);
  await coder.getByLabel("Login").fill("oumar@example.org");
  await coder.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await coder.getByRole("button", { name: "Make the account and join" }).click();
  await coder.getByRole("link", { name: "Later" }).click();
  await coder.getByRole("link", { name: /MINUSMA 2019/ }).click();
  await expect(coder.getByRole("link", { name: "Rate" })).toBeVisible();
  await expect(coder.getByRole("link", { name: "Team & security" })).toHaveCount(0);
  await coder.getByRole("link", { name: "Collect" }).click();
  await coder.getByRole("link", { name: "Interview 3", exact: true }).click();
  await expectOpened(coder, "Interview 3");
  const command = await codeASentence(coder);

  await lead.reload();
  await act(lead, "Change the role");
  await lead.getByRole("radio", { name: /reviewer/ }).check();
  await lead.getByRole("button", { name: "Change the role" }).click();
  await expect(lead.getByText(`${NAME} is now reviewer. Their sessions have ended.`)).toBeVisible();
  await expect(row(lead)).toContainText("reviewer");

  await coder.goto(octant.origin);
  await coder.getByLabel("Login").fill("oumar@example.org");
  await coder.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await coder.getByRole("button", { name: "Sign in", exact: true }).click();
  await coder.getByRole("link", { name: /MINUSMA 2019/ }).click();
  await expect(coder.getByRole("link", { name: "Rate" })).toBeVisible();
  const again = await coder.request.post(command.url, {
    data: { ...command.body, id: uuidv7() },
    headers: { Origin: octant.origin },
  });
  expect([again.status(), (await again.json()).code]).toEqual([403, "right-missing"]);

  await act(lead, "Remove from the team");
  const question = lead.getByRole("dialog", { name: `Remove ${NAME}?` });
  await expect(question).toContainText("Their codings stay, under their name");
  await question.getByRole("button", { name: "Remove from the team" }).click();
  await expect(row(lead)).toHaveCount(0);
  await coder.reload();
  await expect(coder.getByText("The assessment was not opened")).toBeVisible();
  await context.close();
});

test("the team can be led by keyboard on a narrow screen, and a question can be left by Esc", async ({
  signedIn: page,
  octant,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(octant.origin);
  await page.getByRole("link", { name: /MINUSMA 2019/ }).press("Enter");
  await page.getByRole("link", { name: "Team & security" }).press("Enter");
  const more = page.getByRole("button", { name: "What to do about Claire Aubert" });
  await more.press("Enter");
  await page.getByRole("button", { name: "End their sessions" }).press("Enter");
  const question = page.getByRole("dialog", { name: "End every session of Claire Aubert?" });
  await expect(question).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(question).toBeHidden();
  await expectAccessible(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
});

test("a new assessment says under each field what is missing, and why its lead needs a second factor first", async ({
  signedIn: page,
  octant,
}) => {
  await page.goto(octant.origin);
  await page.getByRole("link", { name: "New assessment" }).click();
  await page.getByRole("button", { name: "Start the assessment" }).click();
  await expect(page.getByText("Give it a name, such as “Karsala 2026”.")).toBeVisible();
  await expect(page.getByLabel("Name").first()).toBeFocused();
  await expectAccessible(page);
  await page.getByLabel("Name").first().fill("Karsala 2026");
  await page.getByLabel("Mission and period").fill("A mission in Karsala, 2019 to 2026");
  await page.getByLabel("Stakeholder groups").fill("Officials\nCivil society\nofficials");
  await page.getByRole("button", { name: "Start the assessment" }).click();
  await expect(page.getByText("“officials” stands here twice.")).toBeVisible();
  await page.getByLabel("Stakeholder groups").fill("Officials\nCivil society");
  await page.getByRole("button", { name: "Start the assessment" }).click();
  await expect(page.getByRole("alert")).toContainText("First add a second factor");
  await expectAccessible(page);
});

const row = (lead: Page) => lead.getByRole("row", { name: new RegExp(NAME) });

async function act(lead: Page, name: string): Promise<void> {
  await lead.getByRole("button", { name: `What to do about ${NAME}` }).click();
  await lead.getByRole("button", { name, exact: true }).first().click();
}

/** Codes the next uncoded sentence by keyboard, and gives the command that the page has sent. */
async function codeASentence(coder: Page): Promise<{ url: string; body: object }> {
  const sent = coder.waitForRequest((request) => request.method() === "POST" && request.url().endsWith("/codings"));
  await coder.keyboard.press("n");
  await coder.keyboard.press("c");
  await expect(coder.getByRole("combobox", { name: "Find a guiding question" })).toBeFocused();
  await coder.keyboard.type("Women");
  await coder.keyboard.press("ArrowRight");
  await coder.keyboard.press("-");
  await coder.keyboard.press("Enter");
  const request = await sent;
  await expect(coder.getByText("Online, all saved")).toBeVisible();
  return { url: request.url(), body: request.postDataJSON() };
}
