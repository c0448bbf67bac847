import { HttpClient, importText, OctantServer, percentile, type Report, somethingToCode } from "@octant/api/testing";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";
import { browserOptions } from "../e2e/browser.ts";
import { watchPainting } from "./watch-painting.ts";

const SENTENCE = "They stay near the camp on the hill, and when the road floods nobody comes for a week. ";
const TURNS = 120;
const SENTENCES_IN_TURN = 10;
const CODINGS = 1_000;
const OPENINGS = 5;
const NEW_CODINGS = 40;

/** How long a text of 100 kB with 1,000 codings takes to open in a real browser, and how long a new coding to be drawn. */
export async function run(report: Report): Promise<void> {
  const octant = await OctantServer.start();
  const client = await HttpClient.signIn(octant);
  const { assessmentId, textVersionId, length } = await prepareText(client);
  await octant.end();
  await octant.boot(); // a sign-in link works once
  const browser = await chromium.launch(await browserOptions());
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(octant.signInLink);
  await page.getByRole("heading", { level: 1 }).waitFor();

  const address = `${octant.origin}/a/${assessmentId}/texts/${textVersionId}`;
  const what = `${Math.round(length / 1000)} kB with ${CODINGS} codings`;
  const openings = [];
  for (let turn = 0; turn < OPENINGS; turn++) openings.push(await open(context, address));
  for (const part of ["firstText", "allPainted"] as const) {
    const value = Math.round(
      percentile(
        openings.map((opening) => opening[part]),
        0.5,
      ),
    );
    report({
      metric: `open ${what}: ${part === "firstText" ? "first text" : "everything drawn"}, median`,
      value,
      unit: "ms",
    });
  }
  await page.addInitScript(watchPainting);
  await page.goto(address);
  const drawn = await drawCodings(page);
  for (const share of [0.5, 0.95]) {
    const value = Math.round(percentile(drawn, share));
    report({ metric: `draw a new coding in ${what}, p${share * 100}`, value, unit: "ms" });
  }
  await browser.close();
  await octant.dispose();
}

async function prepareText(client: HttpClient) {
  const { assessmentId, codeIds } = await somethingToCode(client);
  const turn = (at: number) => `${at % 2 === 0 ? "Interviewer" : "R1"}: ${SENTENCE.repeat(SENTENCES_IN_TURN)}`;
  const text = `${Array.from({ length: TURNS }, (_, at) => turn(at)).join("\n\n")}\n`;
  const { textVersionId, length } = await importText(client, assessmentId, text);
  const stances = ["supports", "mixed", "constrains", "context"];
  for (let at = 0; at < CODINGS; at++) {
    const start = Math.floor((at * (length - 200)) / CODINGS);
    const body = {
      id: uuidv7(),
      textVersionId,
      codeId: codeIds[at % codeIds.length],
      start,
      end: start + 60 + (at % 90),
    };
    const answer = await client.send("POST", `/assessments/${assessmentId}/codings`, {
      ...body,
      stance: stances[at % 4],
    });
    if (answer.status !== 201) throw new Error(`not coded: ${answer.status} ${await answer.text()}`);
  }
  return { assessmentId, textVersionId, length };
}

/** Opens the text in a page of its own; times from the start of the navigation. */
async function open(context: BrowserContext, address: string) {
  const page = await context.newPage();
  await page.addInitScript(watchPainting);
  await page.goto(address);
  await page.waitForFunction(
    () => window.painting.ranges > 0 && performance.now() - window.painting.lastChange > 1_000,
  );
  const painting = await page.evaluate(() => window.painting);
  await page.close();
  return { firstText: painting.firstText, allPainted: painting.lastChange };
}

/** From the key that repeats the last code to the frame that shows one underline more. */
async function drawCodings(page: Page): Promise<number[]> {
  await page.waitForFunction(
    () => window.painting.ranges > 0 && performance.now() - window.painting.lastChange > 1_000,
  );
  await page.keyboard.press("j");
  await page.keyboard.press("c");
  await page.keyboard.type("Expectations");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("-");
  await page.keyboard.press("Enter");
  const samples: number[] = [];
  for (let turn = 0; turn < NEW_CODINGS; turn++) {
    await page.keyboard.press("j");
    await page.waitForTimeout(200);
    await page.evaluate(() => window.painting.await());
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => window.painting.drawnAfter !== undefined);
    samples.push((await page.evaluate(() => window.painting.drawnAfter)) ?? Number.NaN);
  }
  return samples;
}
