import type { Context, MiddlewareHandler } from "hono";
import { FORM } from "./limits.ts";
import { ProblemError } from "./problems.ts";
import { readBody } from "./read-body.ts";
import { readJson } from "./read-json.ts";
import type { ApiEnv } from "./request-context.ts";
import { matchedRoute } from "./route.ts";
import { findLimits, type LimitsOfRoutes } from "./route-limits.ts";

/**
 * Takes a body of the one kind that the route reads, up to the size that it declares, and puts it whole before the
 * handler: nothing after this waits for the client.
 */
export function acceptBody(limits: () => LimitsOfRoutes): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const stream = c.req.raw.body;
    if (stream === null) return next();
    const { body, bodyBytes } = findLimits(limits(), matchedRoute(c));
    const kind = mediaType(c);
    // over the wire every request that is no GET comes with a stream, and one without a kind should have nothing in it
    if (kind === "" && (await readBody(stream, 0).then(isEmpty, throwUnlessTooLarge))) return next();
    if (kind !== body) throw new ProblemError("unsupported-media-type", { accepted: body === null ? [] : [body] });
    const bytes = await readBody(stream, bodyBytes);
    if (body === "application/json") requireJson(bytes);
    else requireForm(bytes, c.req.header("content-type") ?? "");
    const { method, url, raw } = c.req;
    c.req.raw = new Request(url, { method, headers: [...raw.headers], body: bytes });
    return next();
  };
}

function mediaType(c: Context): string {
  return (c.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}

const isEmpty = (bytes: Uint8Array) => bytes.byteLength === 0;

function throwUnlessTooLarge(error: unknown): false {
  if (error instanceof ProblemError && error.code === "body-too-large") return false;
  throw error;
}

function requireJson(bytes: Uint8Array): void {
  const read = readJson(bytes);
  if (read.kind === "refused") throw new ProblemError("invalid-request", { issues: [{ path: [], code: read.code }] });
}

/** A form of thousands of parts is a way to keep the server counting. */
function requireForm(bytes: Uint8Array, contentType: string): void {
  const boundary = /boundary="?([^";]+)/i.exec(contentType)?.[1];
  const form = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mark = `--${boundary}`;
  let parts = 0;
  for (let at = form.indexOf(mark); boundary && at !== -1; at = form.indexOf(mark, at + mark.length)) parts += 1;
  // the last mark ends the form
  if (parts < 1 || parts > FORM.parts + 1)
    throw new ProblemError("invalid-request", { issues: [{ path: [], code: "not_a_form" }] });
}
