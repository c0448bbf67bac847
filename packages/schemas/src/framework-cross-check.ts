import { z } from "zod";

/** A place in a framework's file: names of fields, and positions from 0. */
export type FaultPath = (string | number)[];
export type CrossFault = { path: FaultPath; message: string };

/** Two missions cannot be compared on a dimension with fewer vignettes that both panels rate. Source: method, section 7. */
export const VIGNETTES_TO_COMPARE = 3;

const listOf = <Item extends z.ZodType>(item: Item) => z.array(item.nullable().catch(null)).catch([]);
const Word = z.string().nullable().catch(null);
const Provenance = z.object({ kind: Word }).nullable().catch(null);

/** As much of a framework as can be made out of whatever was written. What has another shape is told elsewhere. */
const Rough = z.object({
  id: Word,
  status: Word,
  previous: Word,
  forkOf: z.object({ framework: Word }).nullable().catch(null),
  dimensions: listOf(
    z.object({
      id: Word,
      provenance: Provenance,
      anchors: z.unknown(),
      vignettes: listOf(z.object({ id: Word })),
      questions: listOf(z.object({ id: Word, provenance: Provenance })),
    }),
  ),
  crosswalk: listOf(z.object({ framework: Word, from: Word, to: z.unknown(), relation: Word })),
});
type Rough = z.infer<typeof Rough>;

/**
 * What the parts of a framework have to do with one another, told of as much as has the shape to be looked at: numbers that
 * are used twice or stand under the wrong dimension, pairs that lead nowhere, and what a published version lacks.
 */
export function crossCheck(framework: unknown): CrossFault[] {
  const unstorable = checkTexts(framework, []);
  const rough = Rough.safeParse(framework);
  if (!rough.success) return unstorable;
  const { data } = rough;
  return [...unstorable, ...checkLineage(data), ...checkNumbers(data), ...checkCrosswalk(data), ...checkComplete(data)];
}

/** Half a surrogate pair, or a control character other than a tab and the end of a line: nothing can store them. */
const UNSTORABLE = /\p{Surrogate}|(?![\n\t])\p{Control}/u;

function checkTexts(value: unknown, path: FaultPath): CrossFault[] {
  if (typeof value === "string") {
    return UNSTORABLE.test(value) ? [{ path, message: "this text holds a character that cannot be stored" }] : [];
  }
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const step = Array.isArray(value) ? Number(name) : name;
    const named = UNSTORABLE.test(name)
      ? [{ path: [...path, step], message: "this name holds a character that cannot be stored" }]
      : [];
    return [...named, ...checkTexts(inner, [...path, step])];
  });
}

function checkLineage({ id, previous, forkOf }: Rough): CrossFault[] {
  if (id === null) return [];
  const itself = "a version does not come from itself";
  return [
    ...(previous === id ? [{ path: ["previous"], message: itself }] : []),
    ...(forkOf?.framework === id ? [{ path: ["forkOf", "framework"], message: itself }] : []),
  ];
}

function checkNumbers({ dimensions }: Rough): CrossFault[] {
  const faults: CrossFault[] = [];
  const seen = new Set<string>();
  const once = (id: string | null | undefined, path: FaultPath) => {
    if (!id) return;
    if (seen.has(id)) faults.push({ path, message: `the number ${id} is used twice` });
    seen.add(id);
  };
  for (const [at, dimension] of dimensions.entries()) {
    once(dimension?.id, ["dimensions", at, "id"]);
    for (const [nth, question] of (dimension?.questions ?? []).entries()) {
      const path = ["dimensions", at, "questions", nth, "id"];
      once(question?.id, path);
      const numbered = dimension?.id && question?.id && /^\d+\./.test(question.id);
      if (numbered && !question.id?.startsWith(`${dimension.id}.`)) {
        faults.push({ path, message: `question ${question.id} does not belong under dimension ${dimension.id}` });
      }
    }
    const vignettes = (dimension?.vignettes ?? []).map((vignette) => vignette?.id);
    for (const [nth, id] of vignettes.entries()) {
      if (!id || vignettes.indexOf(id) === nth) continue;
      faults.push({
        path: ["dimensions", at, "vignettes", nth, "id"],
        message: `the vignette ${id} stands here twice`,
      });
    }
  }
  return faults;
}

function checkCrosswalk({ id, dimensions, crosswalk }: Rough): CrossFault[] {
  const known = new Set(dimensions.flatMap((dimension) => dimension?.id ?? []));
  const seen = new Set<string>();
  return crosswalk.flatMap((pair, at) => {
    if (!pair) return [];
    const faults: CrossFault[] = [];
    const fault = (field: string, message: string) => faults.push({ path: ["crosswalk", at, field], message });
    const { framework, from, to, relation } = pair;
    if (framework !== null && framework === id)
      fault("framework", "a crosswalk leads to another framework, not to its own");
    if (from !== null && !known.has(from))
      fault("from", `there is no dimension ${from.slice(0, 20)} in this framework`);
    if (to === null && relation !== null && relation !== "none")
      fault("to", "only where the relation is none does a pair lead to nothing");
    if (typeof to === "string" && relation === "none") fault("to", "where the relation is none, this is null");
    const key = JSON.stringify([framework, from, to ?? null]);
    if (seen.has(key)) fault("from", "this pair stands here twice");
    seen.add(key);
    return faults;
  });
}

function checkComplete({ status, dimensions }: Rough): CrossFault[] {
  if (status !== "published") return [];
  return dimensions.flatMap((dimension, at) => {
    if (!dimension) return [];
    const faults: CrossFault[] = [];
    const fault = (rest: FaultPath, message: string) => faults.push({ path: ["dimensions", at, ...rest], message });
    const unconfirmed = "a published version has no name that waits to be confirmed";
    if (dimension.anchors === null) fault(["anchors"], "a published version says what each level of the scale means");
    if (dimension.vignettes.length < VIGNETTES_TO_COMPARE) {
      fault(["vignettes"], `a published version has at least ${VIGNETTES_TO_COMPARE} vignettes for each dimension`);
    }
    if (dimension.provenance?.kind === "to-confirm") fault(["provenance", "kind"], unconfirmed);
    for (const [nth, question] of dimension.questions.entries()) {
      if (question?.provenance?.kind === "to-confirm") fault(["questions", nth, "provenance", "kind"], unconfirmed);
    }
    return faults;
  });
}
