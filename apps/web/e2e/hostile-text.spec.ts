import type { BrowserContext, Page } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "./test.ts";

/** What somebody would write to have their text run. As the letters that it is, it is harmless. */
const SCRIPT = "<script>window.planted=1</script>";
const IMAGE = '<img src=x onerror="window.planted=1">';
const DRAWING = '"><svg onload=window.planted=1>';
const LINK = "[me](javascript:window.planted=1) <a href='javascript:window.planted=1'>me</a>";
const TEMPLATE = `{{window.planted=1}} \${window.planted=1} <%= window.planted=1 %>`;
/** All that fits into a name. */
const NAME = `${SCRIPT}${IMAGE}${DRAWING}<a href=javascript:window.planted=1>x</a>`;

const TRANSCRIPT = [
  `Interviewer ${IMAGE}: What do you see?`,
  `R1 ${DRAWING}: ${SCRIPT} ${IMAGE}`,
  `Interviewer ${IMAGE}: And then?`,
  `R1 ${DRAWING}: ${LINK} ${TEMPLATE} </p></div><style>*{display:none}</style>`,
].join("\n\n");

/** The words of people, wherever the API tells them; what is an id, a date or a word of ours stays as it is. */
const TOLD = new Set(["name", "title", "missionLine", "group", "area", "actor", "coder", "excerpt", "madeBy", "label"]);

function lace(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lace);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      return [name, typeof inner === "string" && TOLD.has(name) ? `${inner} ${NAME}` : lace(inner)];
    }),
  );
}

/** Has every name that the server tells end in a script, as if each had been stored so. */
async function laceAnswers(page: Page): Promise<void> {
  await page.route("**/api/v1/**", async (route) => {
    if (route.request().method() !== "GET") return route.continue();
    const response = await route.fetch();
    if (!response.headers()["content-type"]?.startsWith("application/json")) return route.fulfill({ response });
    await route.fulfill({ response, json: lace(await response.json()) });
  });
}

/** Notes what a page must never do: run what is planted, or be stopped by its policy from doing so. */
async function watch(context: BrowserContext): Promise<string[]> {
  const seen: string[] = [];
  await context.exposeFunction("octantSaw", (what: string) => void seen.push(what));
  await context.addInitScript(() => {
    const saw = (what: string) => Reflect.get(window, "octantSaw")(what);
    Object.defineProperty(window, "planted", { set: () => saw("a script of the text ran") });
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      saw(`refused by the policy: ${effectiveDirective} ${blockedURI}`);
    });
  });
  context.on("console", (message) => {
    if (/content.security.policy/i.test(message.text())) seen.push(message.text());
  });
  context.on("dialog", (dialog) => {
    // leaving an import that is not done is asked about, and that is no text's doing
    if (dialog.type() !== "beforeunload") seen.push("a dialog was opened");
    void dialog.accept();
  });
  return seen;
}

/** Nothing of the text has become an element. */
async function expectLetters(page: Page, ...letters: string[]): Promise<void> {
  for (const some of letters) await expect(page.locator("body")).toContainText(some);
  const made = "img[src=x], svg[onload], a[href^='javascript'], [onerror], [onload], #octant script, #octant style";
  expect(await page.locator(made).count()).toBe(0);
}

test("text that is written to run is shown as letters in every view, and nothing of it runs", async ({
  signedIn: page,
  context,
  octant,
}) => {
  const seen = await watch(context);
  const { assessmentId, textVersionId } = await plant(page, octant.origin);

  await page.goto(octant.origin);
  await expect(page.getByRole("link", { name: /MINUSMA 2019/ })).toBeVisible();
  await page.goto(`${octant.origin}/a/${assessmentId}/sources`);
  await expectLetters(page, NAME);
  await page
    .getByRole("row")
    .filter({ hasText: SCRIPT })
    .getByRole("button", { name: /Edit the register/ })
    .click();
  const drawer = page.getByRole("dialog", { name: /Register of/ });
  await expect(drawer.getByRole("textbox").first()).toHaveValue(NAME);
  await expectLetters(page);
  await page.keyboard.press("Escape");

  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Add files" }).click();
  const file = { name: `${SCRIPT.replace("/", "")}.txt`, mimeType: "text/plain", buffer: Buffer.from(TRANSCRIPT) };
  await (await chooser).setFiles([file, { ...file, name: `${IMAGE}.exe` }]);
  await expect(page.getByRole("dialog", { name: /Import 2 files/ })).toContainText("4 turns");
  await expectLetters(page, file.name, `${IMAGE}.exe`);

  await page.goto(`${octant.origin}/a/${assessmentId}/texts/${textVersionId}`);
  await expect(page.getByRole("region", { name: /Transcript of/ })).toContainText(SCRIPT);
  await expectLetters(page, IMAGE, DRAWING, LINK, TEMPLATE, "</p></div><style>*{display:none}</style>");
  await page.keyboard.press("n");
  await page.keyboard.press("c");
  await page.keyboard.type(SCRIPT);
  await expect(page.getByRole("combobox")).toHaveValue(SCRIPT);
  await expectLetters(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("complementary", { name: "Selection and codings" })).toBeVisible();

  await page.goto(`${octant.origin}/a/${assessmentId}/scorecard`);
  await page
    .getByRole("row", { name: /Women, Peace and Security/ })
    .getByRole("link")
    .first()
    .click();
  const quote = page.getByText(SCRIPT).first();
  const more = page.getByRole("button", { name: "Show more" }).last();
  await expect(more.or(quote).first()).toBeVisible();
  while (!(await quote.isVisible()) && (await more.isVisible())) await more.click();
  await expect(quote).toBeVisible();
  await expectLetters(page, IMAGE);
  expect(seen).toEqual([]);
});

test("names that are written to run, of people, places, clusters, assessments and whatever else has one, are letters too", async ({
  signedIn: page,
  context,
  octant,
}) => {
  const seen = await watch(context);
  await laceAnswers(page);
  await page.goto(octant.origin);
  await page.getByRole("link", { name: /MINUSMA 2019/ }).click();
  await expectLetters(page, NAME);
  for (const stage of ["Collect", "Rate", "Code"]) {
    await page.getByRole("link", { name: stage, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.waitForLoadState("networkidle");
    await expectLetters(page, NAME);
  }
  await page.getByRole("link", { name: "Collect" }).click();
  await page
    .getByRole("link", { name: /^Interview 1\b/ })
    .first()
    .click();
  await expect(page.getByRole("region", { name: /Transcript of/ })).toContainText("Invented for the Octant demo");
  await page.keyboard.press("n");
  await page.keyboard.press("c");
  await expectLetters(page, NAME);
  await page.keyboard.press("Escape");
  const assessment = /^.*\/a\/[^/]+/.exec(page.url())?.[0];
  for (const place of [`${assessment}/team`, `${assessment}/audit`, `${octant.origin}/new-assessment`]) {
    await page.goto(place);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.waitForLoadState("networkidle");
    await expectLetters(page, NAME);
  }
  for (const place of await placesOf(page)) {
    await page.goto(place);
    await page.waitForLoadState("networkidle");
    await expectLetters(page);
  }
  expect(seen).toEqual([]);
});

test("the built page holds nothing inline, so that its policy needs no exception", async ({ page, octant }) => {
  const answer = await page.request.get(octant.origin);
  const html = await answer.text();
  expect(html).toContain("<script");
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|javascript:/i);
  expect(answer.headers()["content-security-policy"]).not.toMatch(/unsafe|data:|blob:|\*|nonce/);
});

test("a page that takes text for markup is caught: by what runs without a policy, by what the policy stops with one", async ({
  page,
  context,
  octant,
}) => {
  const seen = await watch(context);
  const policy = (await page.request.get(octant.origin)).headers()["content-security-policy"] ?? "";
  const control = async (path: string, headers: Record<string, string>) => {
    const body = `<!doctype html><title>A control</title><p>${IMAGE}${SCRIPT}</p>`;
    await page.route(`**${path}`, (route) => route.fulfill({ body, contentType: "text/html", headers }));
    await page.goto(octant.origin + path);
    await expect(page.locator("p")).toBeAttached();
  };
  await control("/without-policy", {});
  await expect.poll(() => seen).toContain("a script of the text ran");
  await expect(expectLetters(page)).rejects.toThrow();
  seen.splice(0);
  await control("/with-policy", { "content-security-policy": policy });
  await expect.poll(() => seen.filter((what) => what.startsWith("refused by the policy")).length).toBeGreaterThan(0);
  expect(seen).not.toContain("a script of the text ran");
});

/** A source whose every word is hostile, coded so that its passage stands behind a figure. */
async function plant(page: Page, origin: string) {
  const api = `${origin}/api/v1/assessments`;
  const headers = { Origin: origin };
  const { items } = await (await page.request.get(api)).json();
  const assessmentId: string = items[0].id;
  const { codes } = await (await page.request.get(`${api}/${assessmentId}`)).json();
  const register = {
    id: uuidv7(),
    encoding: null,
    title: NAME,
    kind: "interview",
    groupId: null,
    clusterId: null,
    areaId: null,
    periodIds: [],
    language: "en",
    consent: { analyse: "granted", quote: "granted", archive: "not-asked", recontact: "not-asked" },
  };
  const file = { name: `${NAME.replaceAll("/", "")}.txt`, mimeType: "text/plain", buffer: Buffer.from(TRANSCRIPT) };
  const imported = await page.request.post(`${api}/${assessmentId}/sources`, {
    headers,
    multipart: { register: JSON.stringify(register), file },
  });
  expect(imported.status()).toBe(201);
  const { textVersionId }: { textVersionId: string } = await imported.json();
  const start = TRANSCRIPT.indexOf(SCRIPT);
  const { id: codeId } = codes.find((code: { questionId: string }) => code.questionId?.startsWith("6."));
  const coding = {
    id: uuidv7(),
    textVersionId,
    codeId,
    start,
    end: start + `${SCRIPT} ${IMAGE}`.length,
    stance: "mixed",
  };
  const coded = await page.request.post(`${api}/${assessmentId}/codings`, { headers, data: coding });
  expect(coded.status()).toBe(201);
  return { assessmentId, textVersionId };
}

/** The places of the frame that have a link of their own, as far as this person sees them. */
function placesOf(page: Page): Promise<string[]> {
  return page.locator("header a[href^='/'], nav a[href^='/']").evaluateAll((links) => {
    return links.map((link) => (link as HTMLAnchorElement).href);
  });
}
