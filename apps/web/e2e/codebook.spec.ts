import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./test.ts";

async function openCodebook(page: Page, origin: string) {
  await page.goto(origin);
  await page.getByRole("link", { name: /MINUSMA 2019/ }).click();
  await page.getByRole("link", { name: "Overview" }).click();
  await page.getByRole("link", { name: "Codebook" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Codebook");
}

/** Opens an act, gives it what it asks for, and does it. */
async function act(page: Page, name: string, fill: () => Promise<void>, reason = "The pilot showed it") {
  await page.getByRole("group", { name: "What can be done" }).getByRole("button", { name, exact: true }).click();
  await fill();
  await page.getByLabel("Why").fill(reason);
  await page.getByRole("button", { name: "Do it" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
}

test("a lead forks the framework, adds a question and codes, splits and merges them, sees the counts follow, and takes it back", async ({
  signedIn: page,
  octant,
}) => {
  await openCodebook(page, octant.origin);
  const tree = page.getByRole("navigation", { name: "Dimensions, questions and codes" });
  const entry = page.getByRole("article");
  await expectAccessible(page);

  await tree.getByRole("button", { name: /^3 / }).click();
  await act(page, "Fork the framework", async () => {});
  await expect(page.getByText(/^Forked from /)).toBeVisible();
  await act(page, "Add a question", async () => {
    await page.getByLabel("Name", { exact: true }).fill("Ferries");
    await page.getByLabel("Question", { exact: true }).fill("Who can cross the river?");
  });
  await expect(entry.getByRole("heading", { level: 2 })).toHaveText("3.s1 Ferries");

  const first = tree.getByRole("button", { name: /^3\.1 / });
  await first.click();
  const before = await entry.locator("p").first().textContent();
  for (const name of ["Boats", "Barges"]) {
    await first.click();
    await act(page, "Add a code", () => page.getByLabel("Name", { exact: true }).fill(name));
    await expect(entry.getByRole("heading", { level: 2 })).toHaveText(name);
  }

  await first.click();
  await act(page, "Split", async () => {
    await page.getByLabel("Into which code").selectOption({ label: "\u2003Boats" });
    await page.getByLabel("supports").check();
    await expect(page.getByRole("dialog").getByRole("status")).toContainText(/will be coded as Boats/);
    await expectAccessible(page);
  });
  await tree.getByRole("button", { name: /^Boats/ }).click();
  await expect(entry).toContainText(/\d+ codings?/);
  await act(page, "Merge", async () => {
    await page.getByLabel("Into which code").selectOption({ label: "\u2003Barges" });
    await expect(page.getByRole("dialog").getByRole("status")).toContainText(/will be coded as Barges/);
  });
  await expect(entry.getByRole("heading", { level: 2 })).toHaveText("Barges");
  await tree.getByRole("button", { name: /^Boats/ }).click();
  await expect(entry).toContainText("no longer in use");
  await entry.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText(/codings? are as they were\./)).toBeVisible();
  await expect(entry).not.toContainText("no longer in use");

  await first.click();
  await entry.getByRole("button", { name: "Take it back" }).click();
  await expect(entry.locator("p").first()).toHaveText(before ?? "");

  await tree.getByRole("searchbox").fill("ferries");
  await expect(tree.getByRole("listitem")).toHaveCount(2);
});

test("a guide with an example is written, and the codebook is taken out and brought back in unchanged", async ({
  signedIn: page,
  octant,
}) => {
  await openCodebook(page, octant.origin);
  const tree = page.getByRole("navigation", { name: "Dimensions, questions and codes" });
  await tree.getByRole("button", { name: /^6\.1 / }).click();
  await act(page, "Write the guide", () =>
    page.getByLabel("Example", { exact: true }).fill("“They asked the women first.”"),
  );
  await expect(page.getByRole("article")).toContainText("They asked the women first.");

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "REFI-QDA codebook (.qdc)" }).click();
  const path = await (await download).path();
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByLabel("File").setInputFiles({
    name: "codebook.qdc",
    mimeType: "text/xml",
    buffer: (await import("node:fs")).readFileSync(path),
  });
  const dialog = page.getByRole("dialog", { name: "Import a codebook" });
  await expect(dialog.getByRole("row")).not.toHaveCount(1);
  await expect(dialog.getByText("is there already").first()).toBeVisible();
  await expect(dialog.getByText("is not taken")).toHaveCount(0);
  await expectAccessible(page);
});

test("the codebook is read by keyboard, and at the width of a telephone", async ({ signedIn: page, octant }) => {
  await openCodebook(page, octant.origin);
  const tree = page.getByRole("navigation", { name: "Dimensions, questions and codes" });
  const dimension = tree.getByRole("button", { name: /^1 / });
  await dimension.focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowDown");
  await expect(tree.getByRole("button", { name: /^2 / })).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("article").getByRole("heading", { level: 2 })).toHaveText(/^1\.1 /);
  await page.setViewportSize({ width: 390, height: 844 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  await expectAccessible(page);
});
