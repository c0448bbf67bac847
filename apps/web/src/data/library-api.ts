import type { FrameworkFormat, PlacedFault } from "@octant/schemas";
import { bodyOf, v1 } from "./client.ts";
import { RefusedError } from "./request.ts";

const one = v1.frameworks[":frameworkId"];

/** The library of frameworks, which belongs to no assessment. */
export const libraryApi = {
  list: () => bodyOf(v1.frameworks.$get()),
  framework: (frameworkId: string) => bodyOf(one.$get({ param: { frameworkId } })),
  differences: (frameworkId: string, otherId: string) =>
    bodyOf(one.differences[":otherId"].$get({ param: { frameworkId, otherId } })),
  file: (frameworkId: string, format: FrameworkFormat) => one.file.$get({ param: { frameworkId }, query: { format } }),
  bring: (file: File) => bodyOf(v1.frameworks.$post({ form: { file } })),
};

/** What is wrong with a framework's file, told with its places; undefined for every other refusal. */
export function faultsOf(error: unknown): { faults: readonly PlacedFault[]; more: number } | undefined {
  if (!(error instanceof RefusedError) || error.problem.code !== "framework-faulty") return undefined;
  const { faults, more } = error.problem;
  if (!Array.isArray(faults)) return undefined;
  return { faults: faults.filter(isFault), more: typeof more === "number" ? more : 0 };
}

function isFault(fact: unknown): fact is PlacedFault {
  if (fact === null || typeof fact !== "object") return false;
  return "sentence" in fact && typeof fact.sentence === "string" && "line" in fact && "column" in fact;
}
