import type { AppType } from "@octant/api";
import { type ClientResponse, hc } from "hono/client";
import type { SuccessStatusCode } from "hono/utils/http-status";
import { request } from "./request.ts";

/** The API, route by route, checked against its own types. */
export const { v1 } = hc<AppType>("/", { fetch: request }).api;

/** The body of a route's answers of success; those of refusal are thrown by `request`. */
type Success<Answer> =
  Answer extends ClientResponse<infer Body, infer Status, "json">
    ? Status extends SuccessStatusCode
      ? Body
      : never
    : never;

/**
 * The one cast from the wire: what the API sends it has parsed by the schema whose type this is, and `request` lets
 * nothing but success through. Checking it again here would cost every reader the size of a parser.
 */
export async function bodyOf<Answer extends Response | ClientResponse<unknown>>(asked: Promise<Answer>) {
  return (await (await asked).json()) as Success<Answer>;
}
