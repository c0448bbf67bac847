import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { ProblemError } from "./problems.ts";
import type { ApiEnv } from "./request-context.ts";

const MEBIBYTE = 2 ** 20;

const limitTo = (maxSize: number): MiddlewareHandler<ApiEnv> =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new ProblemError("body-too-large", { limitBytes: maxSize });
    },
  });

/** By what a body says it is. A file may have 20 MiB; the form around it takes a little more. */
const KINDS: Record<string, MiddlewareHandler<ApiEnv>> = {
  "application/json": limitTo(MEBIBYTE),
  "multipart/form-data": limitTo(21 * MEBIBYTE),
};

/** Takes JSON and forms up to a size that is counted while the body is read, and no other kind of body. */
export const acceptBody: MiddlewareHandler<ApiEnv> = (c, next) => {
  if (c.req.raw.body === null) return next();
  const accept = KINDS[mediaType(c)];
  if (!accept) throw new ProblemError("unsupported-media-type", { accepted: Object.keys(KINDS) });
  return accept(c, next);
};

function mediaType(c: Context): string {
  return (c.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}
