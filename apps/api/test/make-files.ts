import type { StaticFiles } from "../src/platform/static-files.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

/** A built web app of one page, one script and one icon. */
export function makeFiles(): StaticFiles {
  const file = (type: string, etag: string, text: string, packed = "") => ({
    type,
    etag: `"${etag}"`,
    plain: { encoding: "identity" as const, bytes: bytes(text) },
    packed: packed ? [{ encoding: "br" as const, bytes: bytes(packed) }] : [],
  });
  return new Map([
    ["/index.html", file("text/html; charset=utf-8", "page", "the page", "the page, packed")],
    ["/assets/app-1a2b.js", file("text/javascript; charset=utf-8", "script", "the script", "the script, packed")],
    ["/favicon.svg", file("image/svg+xml", "icon", "the icon")],
  ]);
}
