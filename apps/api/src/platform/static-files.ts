import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import type { Context } from "hono";
import { ProblemError } from "./problems.ts";
import type { ApiEnv } from "./request-context.ts";

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};
const PACKED = [
  ["br", ".br"],
  ["gzip", ".gz"],
] as const;

const PAGE = "/index.html";

type Packing = { encoding: "br" | "gzip" | "identity"; bytes: Uint8Array<ArrayBuffer> };
/** `packed` holds the smallest first. */
type StaticFile = { type: string; etag: string; plain: Packing; packed: Packing[] };
export type StaticFiles = ReadonlyMap<string, StaticFile>;

/** Reads the built web app once: a request is looked up by its whole path, so none can reach outside the folder. */
export function readStaticFiles(folder: string): StaticFiles {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const files = new Map<string, StaticFile>();
  for (const path of paths) {
    const type = TYPES[extname(path)];
    if (!type) continue;
    const plain: Packing = { encoding: "identity", bytes: readBytes(path) };
    const packed = PACKED.filter(([, ending]) => paths.includes(path + ending)).map(([encoding, ending]) => {
      return { encoding, bytes: readBytes(path + ending) };
    });
    const etag = `"${createHash("sha256").update(plain.bytes).digest("base64url").slice(0, 22)}"`;
    files.set(`/${relative(folder, path).split(sep).join("/")}`, { type, etag, plain, packed });
  }
  return files;
}

function readBytes(path: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(path));
}

/** Answers with a file of the web app; an address that is a screen's gets the page that draws it. */
export function answerStatic(c: Context<ApiEnv>): Response {
  const { files } = c.var.deps;
  const { path } = c.req;
  const isScreen = path === PAGE || extname(path) === "";
  const exact = isScreen ? undefined : files?.get(path);
  const file = isScreen ? files?.get(PAGE) : exact;
  if (!file) throw new ProblemError("not-found");
  const { encoding, bytes } = choosePacking(c.req.header("accept-encoding"), file);
  const headers: Record<string, string> = {
    "Content-Type": file.type,
    "Cache-Control": exact ? keepFor(path) : "no-store",
    Vary: "Accept-Encoding",
  };
  if (exact) {
    headers.ETag = file.etag;
    if (c.req.header("if-none-match") === file.etag) return c.body(null, 304, headers);
  }
  if (encoding !== "identity") headers["Content-Encoding"] = encoding;
  return c.body(bytes, 200, headers);
}

/** Names of built assets hold a hash of what is in them. */
function keepFor(path: string): string {
  return path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
}

function choosePacking(accepted = "", file: StaticFile): Packing {
  const offered = new Set(accepted.split(",").map((part) => part.split(";")[0]?.trim()));
  return file.packed.find(({ encoding }) => offered.has(encoding)) ?? file.plain;
}
