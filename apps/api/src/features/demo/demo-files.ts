import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Span } from "@octant/spans";
import { parse } from "yaml";
import type { z } from "zod";
import { checkAssessment, checkSource, idsOf } from "./check-demo.ts";
import { DemoFileError } from "./demo-file-error.ts";
import { DemoAssessment, type DemoCodingEntry, DemoSourceFile } from "./demo-schema.ts";
import { locateQuote } from "./locate-quote.ts";

/** A coding with its place in the text and everything that its file left to the source. Code points, half-open. */
export type DemoCoding = Pick<DemoCodingEntry, "quote" | "question" | "stance"> &
  Pick<DemoSourceFile, "area" | "periods" | "coder"> &
  Span;

type Register = Omit<DemoSourceFile, "codings">;

/** A source of the demo: the text as somebody would import it, and what is known of it. */
export type DemoSource = Register & {
  /** The name of its files, without ending: "interview-01". */
  file: string;
  text: string;
  codings: DemoCoding[];
};

export type Demo = { assessment: DemoAssessment; sources: DemoSource[] };

/**
 * Reads a demo from its folder: `assessment.yaml`, and in `sources/` a text (.md) with its register and codings (.yaml).
 * Sources come in order of file name, codings in the order of their file.
 * Errors: `DemoFileError` names the file and what is wrong in it: a shape, an id that nothing defines, a quote that is
 * not in the text or is there more than once.
 */
export function readDemo(folder: string): Demo {
  const assessment = readDemoAssessment(folder);
  return { assessment, sources: readDemoSources(folder, assessment) };
}

/** The first half of it, which is enough to know whether the demo is there already. */
export function readDemoAssessment(folder: string): DemoAssessment {
  const file = join(folder, "assessment.yaml");
  const assessment = readYaml(file, DemoAssessment);
  checkAssessment(assessment, file);
  return assessment;
}

export function readDemoSources(folder: string, assessment: DemoAssessment): DemoSource[] {
  const ids = idsOf(assessment);
  const sourceFolder = join(folder, "sources");
  const names = readdirSync(sourceFolder)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => name.slice(0, -".yaml".length))
    .toSorted();
  return names.map((name) => {
    const file = join(sourceFolder, `${name}.yaml`);
    const register = readYaml(file, DemoSourceFile);
    checkSource(register, ids, file);
    return toSource(name, register, readText(join(sourceFolder, `${name}.md`)), file);
  });
}

function toSource(name: string, { codings, ...register }: DemoSourceFile, text: string, file: string): DemoSource {
  return { ...register, file: name, text, codings: codings.map((entry) => toCoding(entry, register, text, file)) };
}

function toCoding(entry: DemoCodingEntry, source: Register, text: string, file: string): DemoCoding {
  const { quote, question, stance } = entry;
  const place = locateQuote(text, quote, entry.nth);
  if (place.kind === "missing") throw new DemoFileError(file, `the text does not hold “${quote}”`);
  if (place.kind === "ambiguous") {
    throw new DemoFileError(file, `the text holds “${quote}” ${place.places} times: say which with nth`);
  }
  return {
    quote,
    question,
    stance,
    start: place.start,
    end: place.end,
    area: entry.area ?? source.area,
    periods: entry.periods ?? source.periods,
    coder: entry.coder ?? source.coder,
  };
}

/** A YAML file of the shape that a schema gives. Throws a `DemoFileError` with the first place where it is another. */
export function readYaml<T>(file: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parse(readText(file)));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new DemoFileError(file, `${issue?.path.join(".")}: ${issue?.message}`);
}

function readText(file: string): string {
  return readFileSync(file, "utf8");
}
