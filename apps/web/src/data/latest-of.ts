import type { Resource } from "solid-js";

/**
 * What a resource last gave, or undefined before its first answer and after a failure. Reading the resource itself
 * would suspend the whole page, and hold back every other change while it does.
 */
export function latestOf<T>(resource: Resource<T>): T | undefined {
  return resource.state === "ready" || resource.state === "refreshing" ? resource.latest : undefined;
}
