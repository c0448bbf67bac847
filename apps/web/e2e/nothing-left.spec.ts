import { OctantServer } from "@octant/api/testing";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectOpened, test } from "./test.ts";

/** Everything that a browser keeps for the site, as one text. */
async function keptBy(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const kept: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.cookie];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name ?? "");
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const store of database.objectStoreNames) {
        const rows = await new Promise<unknown>((resolve) => {
          const asking = database.transaction(store).objectStore(store).getAll();
          asking.onsuccess = () => resolve(asking.result);
        });
        kept.push(rows);
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) kept.push(request.url, await (await cache.match(request))?.text());
    }
    return JSON.stringify(kept);
  });
}

test("a lead writes down who a source is and looks it up again; nothing of it stays on the page or in the browser", async ({
  signedIn: page,
  octant,
}) => {
  await page.goto(octant.origin);
  await page.getByRole("link", { name: /MINUSMA 2019/ }).click();
  await page.getByRole("link", { name: "Collect" }).click();
  await page.getByRole("button", { name: "Edit the register of Interview 1", exact: true }).click();
  const drawer = page.getByRole("dialog");
  const section = drawer.getByRole("region", { name: "Who this is" });
  await section.getByRole("button", { name: "Look, and log it" }).click();
  await expect(section).toContainText("Nobody has written down who this is.");
  await section.getByLabel("Name").fill("Zqadia the well-digger");
  await section.getByLabel("Contact").fill("by way of the pharmacist");
  await expectAccessible(page);
  await section.getByRole("button", { name: "Write it down" }).click();
  await expect(section.getByRole("button", { name: "Look, and log it" })).toBeVisible();
  await section.getByRole("button", { name: "Look, and log it" }).click();
  await expect(section.getByLabel("Name")).toHaveValue("Zqadia the well-digger");
  await section.getByRole("button", { name: "Close" }).click();
  await expect(section.getByLabel("Name")).toHaveCount(0);
  expect(await page.content()).not.toContain("Zqadia");
  expect(await keptBy(page)).not.toContain("Zqadia");
});

test("after signing out nothing of a text is left in the browser, and no answer of the API may be kept", async ({
  page,
}) => {
  const octant = await OctantServer.start();
  try {
    const kept: string[] = [];
    page.on("response", (response) => {
      if (!new URL(response.url()).pathname.startsWith("/api/")) return;
      const rule = response.headers()["cache-control"] ?? "nothing";
      if (!rule.includes("no-store")) kept.push(`${rule}: ${response.url()}`);
    });
    await page.goto(octant.signInLink);
    await page.getByRole("link", { name: /MINUSMA 2019/ }).click();
    await page.getByRole("link", { name: "Collect" }).click();
    await page.getByRole("link", { name: "Interview 1", exact: true }).click();
    const transcript = page.getByRole("region", { name: /Transcript of/ });
    await expect(transcript).toContainText("Invented for the Octant demo");
    await page.getByRole("button", { name: /appearance and signing out/ }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in to Octant");
    expect(await keptBy(page)).not.toContain("Invented for the Octant demo");
    expect(kept).toEqual([]);
    // the search finds what is there, wherever it is
    await page.evaluate(async () => {
      localStorage.setItem("planted", "zq-in-local-storage");
      sessionStorage.setItem("planted", "zq-in-session-storage");
      await (await caches.open("planted")).put("/planted", new Response("zq-in-a-cache"));
      await new Promise<void>((resolve) => {
        const opening = indexedDB.open("planted");
        opening.onupgradeneeded = () => void opening.result.createObjectStore("rows").put("zq-in-a-database", 1);
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
      });
    });
    const found = await keptBy(page);
    for (const place of ["local-storage", "session-storage", "a-cache", "a-database"]) {
      expect(found).toContain(`zq-in-${place}`);
    }
  } finally {
    await octant.dispose();
  }
});

test("what waits to be sent, and what a session that ran out leaves, holds ids and places and no word of a text", async ({
  signedIn: page,
  context,
  octant,
}) => {
  await page.goto(octant.origin);
  await page.getByRole("link", { name: /MINUSMA 2019/ }).click();
  await page.getByRole("link", { name: "Collect" }).click();
  await page.getByRole("link", { name: "Interview 6", exact: true }).click();
  await expectOpened(page, "Interview 6");
  const { origin, pathname } = new URL(page.url());
  const answer = await page.request.get(`${origin}${pathname.replace(/^\/a\//, "/api/v1/assessments/")}`);
  const { text }: { text: string } = await answer.json();
  const words = [...new Set(text.match(/\p{L}{9,}/gu))];
  expect(words.length).toBeGreaterThan(20);
  const found = async () => {
    const kept = (await keptBy(page)).toLowerCase();
    return words.filter((word) => kept.includes(word.toLowerCase()));
  };

  await page.route("**/codings", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  await page.keyboard.press("n");
  await page.keyboard.press("c");
  await page.keyboard.type("Women");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("-");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/1 change is kept on this device/).first()).toBeVisible();
  expect(await keptBy(page), "the change is there").toContain('"constrains"');
  expect(await found()).toEqual([]);

  await context.clearCookies();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in to Octant");
  expect(await keptBy(page), "it still waits for the one who made it").toContain('"constrains"');
  expect(await found()).toEqual([]);
});
