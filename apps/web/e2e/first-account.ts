import type { OctantServer } from "@octant/api/testing";
import type { Page } from "@playwright/test";
import { addDevice } from "./passkey-device.ts";
import { expect } from "./test.ts";

/** Makes the first account of a server, and gives it a passkey, as whoever installs Octant does. */
export async function makeFirstAccount(page: Page, octant: OctantServer): Promise<void> {
  await addDevice(page);
  await page.goto(/http:\/\/localhost:\d+\/link#\S+/.exec(octant.output)?.[0] ?? "");
  await page.getByLabel("Name").fill("Aminata Diarra");
  await page.getByLabel("Login").fill("aminata.diarra");
  await page.getByLabel("Password", { exact: true }).fill("the well behind the school is dry");
  await page.getByRole("button", { name: "Make the account" }).click();
  await page.getByRole("link", { name: "Add a second factor" }).click();
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByLabel("What you call it").fill("Work laptop");
  await page.getByRole("button", { name: "Make the passkey" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Work laptop" })).toBeVisible();
}
