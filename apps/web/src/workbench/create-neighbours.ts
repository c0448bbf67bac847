import type { Source } from "@octant/schemas";
import { createMemo, createResource } from "solid-js";
import { api } from "../data/api.ts";
import { latestOf } from "../data/latest-of.ts";

/** The sources before and after this one in the register, looked up once the text is open. */
export function createNeighbours(assessmentId: string, sourceId: string) {
  const [sources] = createResource(() => listAll(assessmentId).catch(() => []));
  const at = createMemo(() => (latestOf(sources) ?? []).findIndex(({ id }) => id === sourceId));
  const neighbour = (by: 1 | -1): Source | undefined => (at() === -1 ? undefined : latestOf(sources)?.[at() + by]);
  return {
    of: neighbour,
    hrefOf(by: 1 | -1): string | undefined {
      const source = neighbour(by);
      return source && `/a/${assessmentId}/texts/${source.textVersionId}`;
    },
  };
}

export type Neighbours = ReturnType<typeof createNeighbours>;

async function listAll(assessmentId: string): Promise<Source[]> {
  const all: Source[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof api.sources>> = await api.sources(
      assessmentId,
      cursor === null ? { limit: 200, withText: true } : { limit: 200, withText: true, cursor },
    );
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
}
