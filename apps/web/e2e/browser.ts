import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LaunchOptions } from "@playwright/test";

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--no-first-run",
];

/**
 * Where the tests' browser comes from. On Linux x64 it is carried by an npm package, so that nothing of the system is
 * needed; elsewhere it is Playwright's own. OCTANT_TEST_BROWSER names another Chromium.
 */
export async function browserOptions(): Promise<LaunchOptions> {
  const chosen = process.env.OCTANT_TEST_BROWSER;
  if (chosen) return { executablePath: chosen, args };
  if (process.platform !== "linux" || process.arch !== "x64") return { args };
  // the package unpacks to a shared name under the temporary folder, where another user's copy may lie
  process.env.OCTANT_TEST_BROWSER_HOME ??= mkdtempSync(join(tmpdir(), "octant-browser-"));
  const shared = process.env.TMPDIR;
  process.env.TMPDIR = process.env.OCTANT_TEST_BROWSER_HOME;
  const { default: chromium } = await import("@sparticuz/chromium");
  const executablePath = await chromium.executablePath();
  if (shared === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = shared;
  return { executablePath, args };
}
