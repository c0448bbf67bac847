import { expect, expectAccessible, test } from "./test.ts";

const text = [
  "Interviewer: Do you see the patrols?",
  "",
  "R1, fisher: “They pass on market day — à neuf heures — and then we don’t see them. 😀”",
  "",
  "Interviewer: And at night?",
  "",
  "R1, fisher: At night nobody comes.",
].join("\r\n");

test("by keyboard alone a newcomer adds a file of their own, places it, codes it, and the scorecard counts it", async ({
  signedIn: page,
  octant,
}) => {
  await page.goto(octant.origin);
  await page.getByRole("link", { name: /MINUSMA 2019/ }).press("Enter");
  await page.getByRole("link", { name: "Collect" }).press("Enter");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Add files" }).press("Enter");
  await (await chooser).setFiles({ name: "fisher.txt", mimeType: "text/plain", buffer: Buffer.from(text) });

  const drawer = page.getByRole("dialog", { name: /Import 1 file/ });
  await expect(drawer).toContainText("4 turns");
  await drawer.getByLabel("Stakeholder group").last().selectOption({ label: "Civil society" });
  await drawer.getByLabel("Area").last().selectOption({ label: "Mopti" });
  await drawer.getByRole("group", { name: "May be analysed" }).last().getByLabel("granted").press("Space");
  await drawer.getByRole("group", { name: "May be quoted" }).last().getByLabel("granted").press("Space");
  await expectAccessible(page);
  await drawer.getByRole("button", { name: "Add the one that is ready" }).press("Enter");
  await drawer.getByRole("link", { name: "Open and code" }).press("Enter");

  const transcript = page.getByRole("region", { name: /Transcript of Interview/ });
  await expect(transcript).toContainText("“They pass on market day — à neuf heures — and then we don’t see them. 😀”");
  // keys mean what they mean once the text stands with its codings
  await expect(page.getByText(/\d+ of \d+ sentences coded/)).toBeVisible();
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("j");
  await page.keyboard.press("n");
  await page.keyboard.press("c");
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("Contact");
  await expect(page.getByRole("option", { selected: true })).toContainText("Contact");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("-");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Online, all saved")).toBeVisible();

  await page.getByRole("link", { name: "Rate" }).press("Enter");
  await page
    .getByRole("row", { name: /People-Centred Approach/ })
    .getByRole("link")
    .first()
    .press("Enter");
  const quote = page.getByText(/we don’t see them|At night nobody comes|pass on market day/).first();
  const more = page.getByRole("button", { name: "Show more" }).last();
  await expect(more.or(quote).first()).toBeVisible();
  while (!(await quote.isVisible()) && (await more.isVisible())) await more.press("Enter");
  await expect(quote).toBeVisible();
});

test("a file that is no text gets a sentence, and the others go on", async ({ signedIn: page, octant }) => {
  await page.goto(octant.origin);
  await page.getByRole("link", { name: /MINUSMA 2019/ }).click();
  await page.getByRole("link", { name: "Collect" }).click();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Add files" }).click();
  await (await chooser).setFiles([
    { name: "picture.txt", mimeType: "text/plain", buffer: Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 1, 2, 3]) },
    { name: "good.txt", mimeType: "text/plain", buffer: Buffer.from("Q: Who comes?\nR: Nobody comes at night.\n") },
  ]);
  const drawer = page.getByRole("dialog", { name: /Import 2 files/ });
  await expect(drawer).toContainText("Not read. This is a Word, OpenDocument or packed file, not plain text.");
  await expect(drawer).toContainText("The other files are not affected.");
  await expect(drawer).toContainText("2 turns");
});
