import type { z } from "zod";
import {
  Anchors,
  CrosswalkPair,
  Dimension,
  ForkOf,
  FrameworkParts,
  GuidingQuestion,
  Provenance,
  Vignette,
} from "./framework.ts";
import type { FaultPath } from "./framework-cross-check.ts";

type Fault = { path: FaultPath; sentence: string };

/** One issue of the schema as faults with a sentence: where in the framework, what is there, what is expected. */
export function toFault(issue: z.core.$ZodIssue, read: unknown): Fault[] {
  const path = issue.path.map((step) => (typeof step === "symbol" ? step.toString() : step));
  const tell = (at: FaultPath, what: string): Fault => ({ path: at, sentence: `${placeOf(at, read)}: ${what}.` });
  if (issue.code === "unrecognized_keys") {
    const known = knownFields(path);
    const expected = known ? ` Known here: ${known.join(", ")}` : "";
    return issue.keys.map((key) => tell([...path, key], `nothing of this name belongs here.${expected}`));
  }
  return [tell(path, whatIsWrong(issue, valueAt(read, path), path))];
}

function whatIsWrong(issue: z.core.$ZodIssue, value: unknown, path: FaultPath): string {
  const expected = expectation(issue, path);
  if (value === undefined && issue.code !== "custom") return `is missing; expected is ${expected}`;
  if (issue.code === "custom") return issue.message;
  if (issue.code === "invalid_value") return `expected is ${expected}, and here stands ${shown(value)}`;
  if (issue.code === "invalid_type") return `expected is ${expected}, and here stands ${shown(value)}`;
  if (issue.code === "too_small" && value === "") return "there is nothing between the quotes; expected is a text";
  if (issue.code === "too_small") return "the list is empty; expected is at least one";
  // the patterns of our own schemas say what they stand for; a library's would repeat itself
  if (issue.code === "invalid_format" && issue.format !== "regex")
    return `expected is ${expected}, and here stands ${shown(value)}`;
  if (issue.code === "invalid_format") return `${issue.message}, and here stands ${shown(value)}`;
  if (issue.code === "too_big") return issue.message;
  return `expected is ${expected}`;
}

const TEXTS = "a text for each language, at least for English, like { en: … }";
const LIST = "a list, which may be empty: []";

/** By the name of the field, what a person would write there. */
const EXPECTED: Record<string, string> = {
  name: TEXTS,
  about: TEXTS,
  definition: TEXTS,
  question: TEXTS,
  text: TEXTS,
  en: "a text in English",
  provenance: "where the name comes from, like { kind: own }",
  lookFor: LIST,
  leaveOut: LIST,
  vignettes: LIST,
  crosswalk: LIST,
  dimensions: "a list of dimensions",
  questions: "a list of guiding questions",
  anchors: "a text for each of the levels 1 to 4, or null while they are not written",
  forkOf: "what it was made from, with a reason and a date, or null",
  previous: "the id of the version before, or null",
  date: "a date like 2019-04-30",
  framework: "the id of a framework, like epon-2019",
  to: "the number of a dimension there, or null",
};
const NUMBERED: Record<string, string> = {
  dimensions: 'a number in quotes, like "3"',
  questions: 'a number in quotes, like "3.2"',
};

function expectation(issue: z.core.$ZodIssue, path: FaultPath): string {
  if (issue.code === "invalid_value") return `one of ${issue.values.join(", ")}`;
  const [owner, field] = [path.at(-3), path.at(-1)];
  if (field === "id" && typeof owner === "string" && NUMBERED[owner]) return NUMBERED[owner];
  if (typeof field === "number" && /^(lookFor|leaveOut)$/.test(String(path.at(-2)))) return TEXTS;
  if (field !== undefined && /^[1-4]$/.test(String(field))) return TEXTS;
  const known = typeof field === "string" ? EXPECTED[field] : undefined;
  if (known) return known;
  const type = issue.code === "invalid_type" ? issue.expected : "string";
  return { string: "a text", object: "a group of fields", array: "a list" }[String(type)] ?? `a ${type}`;
}

/** What was written, short enough for a sentence; of something large its kind alone. */
function shown(value: unknown): string {
  if (value === null) return "nothing (null)";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a group of fields";
  if (typeof value === "string") return value.trim() === "" ? "an empty text" : `“${short(value)}”`;
  return `the ${typeof value} ${String(value).slice(0, 40)}`;
}

function short(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, " ");
  return line.length > 40 ? `${[...line].slice(0, 40).join("")}…` : line;
}

/** “Dimension 3, question 3.2, name”: what a path leads to, by the numbers that stand in the file. */
function placeOf(path: FaultPath, read: unknown): string {
  const words: string[] = [];
  for (let at = 0; at < path.length; at++) {
    const [step, next] = [path[at], path[at + 1]];
    const one = typeof step === "string" ? ONE_OF[step] : undefined;
    if (one && typeof next === "number") {
      words.push(`${one} ${idAt(read, path.slice(0, at + 2)) ?? `no. ${next + 1}`}`);
      at += 1;
    } else words.push(typeof step === "number" ? `no. ${step + 1}` : short(String(step)));
  }
  const place = words.join(", ") || "the file";
  return place.charAt(0).toUpperCase() + place.slice(1);
}

const ONE_OF: Record<string, string> = {
  dimensions: "dimension",
  questions: "question",
  vignettes: "vignette",
  crosswalk: "crosswalk pair",
};

function idAt(read: unknown, path: FaultPath): string | undefined {
  const id = valueAt(read, [...path, "id"]);
  return (typeof id === "string" || typeof id === "number") && id !== "" ? short(String(id)) : undefined;
}

function valueAt(read: unknown, path: FaultPath): unknown {
  return path.reduce<unknown>((value, step) => {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, step)) return undefined;
    return Reflect.get(value, step);
  }, read);
}

const FIELDS: [RegExp, { shape: object }][] = [
  [/^$/, FrameworkParts],
  [/^forkOf$/, ForkOf],
  [/^dimensions\.\d+$/, Dimension],
  [/^dimensions\.\d+\.questions\.\d+$/, GuidingQuestion],
  [/^dimensions\.\d+\.vignettes\.\d+$/, Vignette],
  [/^dimensions\.\d+\.anchors$/, Anchors],
  [/^crosswalk\.\d+$/, CrosswalkPair],
  [/provenance$/, Provenance],
];

function knownFields(path: FaultPath): string[] | undefined {
  const [, schema] = FIELDS.find(([where]) => where.test(path.join("."))) ?? [];
  return schema && Object.keys(schema.shape);
}
