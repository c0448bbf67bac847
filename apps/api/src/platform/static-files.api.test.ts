import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Client, refusal } from "../../test/client.ts";
import { openTestApp, type TestApp } from "../../test/test-app.ts";
import { readStaticFiles } from "./static-files.ts";

const folder = mkdtempSync(join(tmpdir(), "octant-web-"));
let octant: TestApp;
beforeAll(async () => {
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), "the page");
  writeFileSync(join(folder, "index.html.br"), "the page, packed");
  writeFileSync(join(folder, "favicon.svg"), "the icon");
  writeFileSync(join(folder, "assets", "app-1a2b.js"), "the script");
  writeFileSync(join(folder, "assets", "app-1a2b.js.gz"), "the script, packed");
  writeFileSync(join(folder, "assets", "app-1a2b.js.map"), "the source");
  octant = await openTestApp({ files: readStaticFiles(folder) });
});
afterAll(async () => {
  await octant.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string, headers = {}) => new Client(octant).send("GET", path, { headers });

test.each(["/", "/index.html", "/assessments/1/workbench", "/sign-in"])(
  "%s is the page, fresh every time",
  async (path) => {
    const answer = await get(path);
    expect(await answer.text()).toBe("the page");
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("no-store");
  },
);

test("what has a hash in its name is kept for good, everything else is asked for again", async () => {
  const script = await get("/assets/app-1a2b.js");
  expect(await script.text()).toBe("the script");
  expect(script.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  const icon = await get("/favicon.svg");
  expect(icon.headers.get("cache-control")).toBe("no-cache");
  const again = await get("/favicon.svg", { "If-None-Match": icon.headers.get("etag") ?? "" });
  expect(again.status).toBe(304);
});

test("a browser that can unpack gets the packed file, under the same type", async () => {
  const packed = await get("/assets/app-1a2b.js", { "Accept-Encoding": "deflate, gzip;q=0.8, br" });
  expect(await packed.text()).toBe("the script, packed");
  expect(packed.headers.get("content-encoding")).toBe("gzip");
  expect(packed.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  expect(packed.headers.get("vary")).toBe("Accept-Encoding");
});

test.each([
  "/assets/none.js",
  "/assets/app-1a2b.js.map",
  "/../package.json",
  "/..%2f..%2fetc%2fpasswd.txt",
  "/%00.txt",
])("%s is not there", async (path) => {
  expect(await refusal(get(path))).toEqual([404, "not-found"]);
});
