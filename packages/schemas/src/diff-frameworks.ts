import { z } from "zod";
import { crosswalkBetween } from "./crosswalk.ts";
import { type Dimension, type Framework, FrameworkId, type GuidingQuestion, LocalText, Relation } from "./framework.ts";

/** What changed in one field in one language; a list counts entry by entry. `language` is null where a field has none. */
export const TextChange = z.strictObject({
  field: z.string(),
  language: z.string().nullable(),
  removed: z.array(z.string()),
  added: z.array(z.string()),
});
export type TextChange = z.infer<typeof TextChange>;

export const DiffKind = z.enum(["same", "changed", "added", "removed"]);
export type DiffKind = z.infer<typeof DiffKind>;

/** A number and a name on one side of a comparison; null where there is nothing on that side. */
const Side = z.strictObject({ id: z.string(), name: LocalText }).nullable();

export const QuestionDiff = z.strictObject({ from: Side, to: Side, kind: DiffKind, changes: z.array(TextChange) });
export type QuestionDiff = z.infer<typeof QuestionDiff>;

/** `relation` says how the dimension before relates to the one after, where a crosswalk knows. */
export const DimensionDiff = QuestionDiff.extend({
  relation: Relation.nullable(),
  questions: z.array(QuestionDiff),
});
export type DimensionDiff = z.infer<typeof DimensionDiff>;

const End = z.strictObject({ id: FrameworkId, name: LocalText, status: z.enum(["draft", "published"]) });

/** What differs between two versions. `alignedBy` says how their dimensions were put side by side. */
export const FrameworkDiff = z.strictObject({
  from: End,
  to: End,
  alignedBy: z.enum(["crosswalk", "number"]),
  changes: z.array(TextChange),
  dimensions: z.array(DimensionDiff),
});
export type FrameworkDiff = z.infer<typeof FrameworkDiff>;

type Couple<Part> = [from: Part | undefined, to: Part | undefined];
type AlignedDimension = { couple: Couple<Dimension>; relation: Relation | null };

/**
 * Compares two versions of a framework. A fork keeps the numbers of what it came from, so it is compared number by number;
 * other versions by the crosswalk between them, questions then by their English names; where there is none, by number.
 * A dimension that a crosswalk leads to several others stands once for each.
 */
export function diffFrameworks(from: Framework, to: Framework): FrameworkDiff {
  const lines = crosswalkBetween(from, to);
  const keepsNumbers = to.forkOf?.framework === from.id || from.forkOf?.framework === to.id || from.id === to.id;
  const alignedBy = lines.length > 0 && !keepsNumbers ? "crosswalk" : "number";
  const relationOf = (a?: string, b?: string) =>
    lines.find((line) => line.from === (a ?? null) && line.to === (b ?? null))?.relation ?? null;
  const couples =
    alignedBy === "number"
      ? couple(from.dimensions, to.dimensions, (dimension) => dimension.id)
      : coupleByLines(from, to, lines);
  const aligned = couples.map((pair): AlignedDimension => {
    return { couple: pair, relation: relationOf(pair[0]?.id, pair[1]?.id) };
  });
  const keyOf = (question: GuidingQuestion) => (alignedBy === "number" ? question.id : question.name.en);
  return {
    from: toEnd(from),
    to: toEnd(to),
    alignedBy,
    changes: changesBetween(headTexts(from), headTexts(to)),
    dimensions: aligned.map((dimension) => diffDimension(dimension, keyOf)),
  };
}

function diffDimension(aligned: AlignedDimension, keyOf: (question: GuidingQuestion) => string): DimensionDiff {
  const { couple: pair, relation } = aligned;
  const [from, to] = pair;
  const questions = couple(from?.questions ?? [], to?.questions ?? [], keyOf).map((questionPair) =>
    diffPart(questionPair, questionTexts),
  );
  const own = diffPart(pair, dimensionTexts);
  const touched = own.kind === "same" && questions.some((question) => question.kind !== "same");
  return { ...own, kind: touched ? "changed" : own.kind, relation, questions };
}

type Part = { id: string; name: LocalText };

function diffPart<P extends Part>([from, to]: Couple<P>, textsOf: (part: P) => Texts): QuestionDiff {
  const side = (part: P | undefined) => (part ? { id: part.id, name: part.name } : null);
  const changes = from && to ? changesBetween(textsOf(from), textsOf(to)) : [];
  const kind = !from ? "added" : !to ? "removed" : changes.length > 0 ? "changed" : "same";
  return { from: side(from), to: side(to), kind, changes };
}

/** What has the same key stands side by side, in the order of the first; what only the second has comes after. */
function couple<P>(from: readonly P[], to: readonly P[], keyOf: (part: P) => string): Couple<P>[] {
  const known = new Set(from.map(keyOf));
  const couples = from.map((part): Couple<P> => [part, to.find((other) => keyOf(other) === keyOf(part))]);
  return [...couples, ...to.filter((part) => !known.has(keyOf(part))).map((part): Couple<P> => [undefined, part])];
}

function coupleByLines(from: Framework, to: Framework, lines: ReturnType<typeof crosswalkBetween>) {
  const find = (framework: Framework, id: string | null) =>
    framework.dimensions.find((dimension) => dimension.id === id);
  const reached = new Set<string>();
  const couples = from.dimensions.flatMap((dimension): Couple<Dimension>[] => {
    const targets = lines.flatMap((line) => (line.from === dimension.id ? (find(to, line.to) ?? []) : []));
    for (const target of targets) reached.add(target.id);
    return targets.length > 0 ? targets.map((target) => [dimension, target]) : [[dimension, undefined]];
  });
  const others = to.dimensions.filter((dimension) => !reached.has(dimension.id));
  return [...couples, ...others.map((dimension): Couple<Dimension> => [undefined, dimension])];
}

/** The texts of a part by field, and by language where it has several. */
type Texts = { field: string; language: string | null; texts: string[] }[];

function headTexts({ name, about, source, licence }: Framework): Texts {
  return [...local("name", [name]), ...local("about", [about]), plain("source", source), plain("licence", licence)];
}

function dimensionTexts({ name, definition, provenance, lookFor, leaveOut, anchors, vignettes }: Dimension): Texts {
  const levels = anchors ? Object.entries(anchors) : [];
  return [
    ...local("name", [name]),
    ...local("definition", [definition]),
    ...provenanceTexts(provenance),
    ...local("lookFor", lookFor),
    ...local("leaveOut", leaveOut),
    ...levels.flatMap(([level, text]) => local(`anchor ${level}`, [text])),
    ...local(
      "vignettes",
      vignettes.map((vignette) => vignette.text),
    ),
  ];
}

function questionTexts({ name, question, provenance, lookFor, leaveOut }: GuidingQuestion): Texts {
  return [
    ...local("name", [name]),
    ...local("question", [question]),
    ...provenanceTexts(provenance),
    ...local("lookFor", lookFor),
    ...local("leaveOut", leaveOut),
  ];
}

const provenanceTexts = ({ kind, note }: Dimension["provenance"]): Texts => [
  plain("provenance", kind),
  ...(note === undefined ? [] : [plain("provenanceNote", note)]),
];
const plain = (field: string, text: string) => ({ field, language: null, texts: [text] });

function local(field: string, entries: readonly LocalText[]): Texts {
  const languages = [...new Set(entries.flatMap((entry) => Object.keys(entry)))];
  return languages.map((language) => {
    return { field, language, texts: entries.flatMap((entry) => entry[language] ?? []) };
  });
}

function changesBetween(from: Texts, to: Texts): TextChange[] {
  const keyOf = ({ field, language }: Texts[number]) => `${field} ${language}`;
  return couple(from, to, keyOf).flatMap(([before, after]) => {
    const { field, language } = before ?? after ?? { field: "", language: null };
    const removed = without(before?.texts ?? [], after?.texts ?? []);
    const added = without(after?.texts ?? [], before?.texts ?? []);
    return removed.length + added.length === 0 ? [] : [{ field, language, removed, added }];
  });
}

/** The entries of a list that another does not have, each as often as it is there more. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const left = [...other];
  return list.filter((entry) => {
    const at = left.indexOf(entry);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const toEnd = ({ id, name, status }: Framework) => ({ id, name, status });
