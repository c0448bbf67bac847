import type { Resource } from "solid-js";

/** What a resource last gave, or undefined before its first answer: unlike reading it, this never suspends the page. */
export function latestOf<T>(resource: Resource<T>): T | undefined {
  return resource.state === "ready" || resource.state === "refreshing" ? resource.latest : undefined;
}
