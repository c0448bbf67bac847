import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectOpened, test } from "./test.ts";

test("a newcomer opens the printed link, codes a sentence by keyboard and sees that dimension's row change", async ({
  signedIn: page,
  octant,
}) => {
  await page.goto(octant.origin);
  await page.getByRole("link", { name: /MINUSMA 2019/ }).press("Enter");
  await page.getByRole("link", { name: "Rate" }).press("Enter");
  const row = page.getByRole("row", { name: /Women, Peace and Security/ });
  await expect(row).toContainText("codings");
  const before = await row.textContent();

  await page.getByRole("link", { name: "Collect" }).press("Enter");
  await page.getByRole("link", { name: "Interview 1", exact: true }).press("Enter");
  await expectOpened(page, "Interview 1");
  await page.keyboard.press("n");
  await code(page, "Women", "-");
  await expect(page.getByRole("status").filter({ hasText: /Coded as 6\.\d .*, constrains/ })).toBeVisible();
  await expect(page.getByText("Online, all saved")).toBeVisible();

  await page.getByRole("link", { name: "Rate" }).press("Enter");
  await expect(row).toBeVisible();
  expect(await row.textContent()).not.toBe(before);

  await row.getByRole("link").first().press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Women, Peace and Security" })).toBeVisible();
  await expect(page.getByText("Constrains").first()).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/texts\/.+at=\d+-\d+/);
  await expect(page.getByRole("complementary", { name: "Selection and codings" })).toContainText(/6\.\d/);
});

test("a coding is taken back and done again with the keys that every program has", async ({
  signedIn: page,
  octant,
}) => {
  await openFirstText(page, octant.origin);
  await page.keyboard.press("n");
  await code(page, "Staff and money", "0");
  await expect(page.getByText(/Coded as 2\.\d .*, mixed/).first()).toBeVisible();
  const inspector = page.getByRole("complementary", { name: "Selection and codings" });
  await expect(inspector).toContainText("Staff and money");
  await page.keyboard.press("Control+z");
  await expect(inspector).not.toContainText("Staff and money");
  await page.keyboard.press("Control+Shift+z");
  await expect(inspector).toContainText("Staff and money");
  await page.keyboard.press("+");
  await expect(page.getByText(/is now supports/).first()).toBeVisible();
  await page.keyboard.press("Backspace");
  await expect(inspector).not.toContainText("Staff and money");
  await expect(page.getByText("Online, all saved")).toBeVisible();
  await page.reload();
  await expect(inspector).not.toContainText("Staff and money");
});

test("walking to a coding far from the selection shows that coding, so that a stance set there is seen", async ({
  signedIn: page,
  octant,
}) => {
  await openText(page, octant.origin, "Interview 3"); // whose first sentence no other test codes
  await page.keyboard.press("j");
  const inspector = page.getByRole("complementary", { name: "Selection and codings" });
  await expect(inspector).toContainText("No coding touches this place.");
  await page.keyboard.press("l");
  await expect(inspector).not.toContainText("No coding touches this place.");
  await expect(inspector.getByRole("listitem").first()).toContainText(/\d\.\d/);
});

test("what a passage speaks about is changed by keyboard, taken back, and can be what the source says again", async ({
  signedIn: page,
  octant,
}) => {
  await openText(page, octant.origin, "Interview 12"); // whose first sentence no other test codes
  await page.keyboard.press("j");
  await code(page, "Staff and money", "0");
  const inspector = page.getByRole("complementary", { name: "Selection and codings" });
  const about = inspector.locator("dl");
  const before = (await about.textContent()) ?? "";
  await page.keyboard.press("a");
  const panel = page.getByRole("dialog", { name: /speaks about here/ });
  await expect(panel.getByRole("combobox", { name: "Area" })).toBeFocused();
  await page.keyboard.type("kid");
  await expect(panel.getByRole("option", { selected: true })).toHaveText("Kidal");
  await expectAccessible(page);
  await panel.getByRole("checkbox").last().press("Space");
  await page.keyboard.press("Enter");
  await expect(panel).toBeHidden();
  await expect(about).toContainText("Kidal");
  await expect(inspector).toContainText(/You changed what it speaks about from .* to “Kidal;/);
  await page.keyboard.press("Control+z");
  await expect(about).toHaveText(before);
  await page.keyboard.press("Control+Shift+z");
  await expect(about).toContainText("Kidal");
  await page.keyboard.press("a");
  await page.getByRole("button", { name: "As the source says" }).press("Enter");
  await expect(about).toHaveText(before);
  await expect(page.getByText("Online, all saved")).toBeVisible();
});

test("a coding's passage grows and shrinks by keyboard and by its handles, and is taken back", async ({
  signedIn: page,
  octant,
}) => {
  await openText(page, octant.origin, "Interview 13"); // whose first sentence no other test codes
  await page.keyboard.press("j");
  await code(page, "Staff and money", "0");
  const inspector = page.getByRole("complementary", { name: "Selection and codings" });
  const card = inspector.getByRole("listitem").filter({ hasText: "Staff and money" });
  await expect(card).toContainText("5 words");
  await page.keyboard.press("Escape");
  await page.keyboard.press("e");
  await expect(card.getByRole("group", { name: "Passage of the active coding" })).toContainText("The end moves.");
  await expectAccessible(page);
  for (const _ of ["the full stop", "the word"]) await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("o");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Enter");
  await expect(card).toContainText("3 words");
  await page.keyboard.press("e");
  await page.keyboard.press("Shift+j");
  await page.keyboard.press("Escape");
  await expect(card).toContainText("3 words");

  await page.keyboard.press("e");
  const handle = await page.locator(".selection-handle").last().boundingBox();
  if (!handle) throw new Error("no handle");
  const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 140, y - 14, { steps: 4 });
  await page.mouse.up();
  await expect(card).not.toContainText("3 words");
  await expect(inspector).toContainText(/You changed its passage, from 3 words to \d/);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await expect(card).toContainText("3 words");
  await page.keyboard.press("Control+z");
  await expect(card).toContainText("5 words");
  await expect(page.getByText("Online, all saved")).toBeVisible();
});

test("a selection by mouse is coded to the exact words", async ({ signedIn: page, octant }) => {
  await openFirstText(page, octant.origin);
  const words = await page.evaluate(async () => {
    await document.fonts.ready; // words stand elsewhere once the serif is there
    const nodes = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      const text = node.textContent ?? "";
      if (text.length < 200) continue;
      const range = document.createRange();
      range.setStart(node, text.indexOf(" ", 20) + 1);
      range.setEnd(node, text.indexOf(" ", 130));
      const rects = [...range.getClientRects()].map(({ left, right, top, height }) => ({
        left,
        right,
        y: top + height / 2,
      }));
      return { selected: range.toString(), from: rects.at(0), to: rects.at(-1) };
    }
    throw new Error("no long paragraph");
  });
  await page.mouse.move(words.from?.left ?? 0, words.from?.y ?? 0);
  await page.mouse.down();
  await page.mouse.move(words.to?.right ?? 0, words.to?.y ?? 0, { steps: 5 });
  await page.mouse.up();
  const inspector = page.getByRole("complementary", { name: "Selection and codings" });
  await expect(inspector).toContainText(words.selected);
  await page.keyboard.press("c");
  await page.keyboard.type("Expectations");
  await page.getByRole("option", { name: /Expectations/ }).click();
  await page
    .getByRole("button", { name: /supports/ })
    .first()
    .click();
  await expect(page.getByText("Online, all saved")).toBeVisible();
  await expect(inspector).toContainText("4.3 Expectations");
});

test("every screen of the path passes axe, in light and in dark", async ({ signedIn: page, octant }) => {
  await openFirstText(page, octant.origin);
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await expectAccessible(page);
    await page.keyboard.press("n");
    await page.keyboard.press("c");
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    for (const stage of ["Collect", "Rate", "Code"]) {
      await page.getByRole("link", { name: stage, exact: true }).click();
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
    }
  }
});

function openFirstText(page: Page, origin: string): Promise<void> {
  return openText(page, origin, "Interview 1");
}

async function openText(page: Page, origin: string, name: string): Promise<void> {
  await page.goto(origin);
  await page.getByRole("link", { name: /MINUSMA 2019/ }).press("Enter");
  await page.getByRole("link", { name: "Collect" }).press("Enter");
  await page.getByRole("link", { name, exact: true }).press("Enter");
  await expectOpened(page, name);
}

/** C opens the palette; the first question that matches is applied with the stance. */
async function code(page: Page, typed: string, stance: "+" | "0" | "-"): Promise<void> {
  await page.keyboard.press("c");
  const input = page.getByRole("combobox", { name: "Find a guiding question" });
  await expect(input).toBeFocused();
  await page.keyboard.type(typed);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press(stance);
  await page.keyboard.press("Enter");
}
