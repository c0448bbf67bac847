import { v7 as uuidv7 } from "uuid";
import { z } from "zod";

/** A part of the API's own description, as far as a sample needs to know it. */
export type JsonSchema = { [name: string]: unknown };

const Schema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  minimum: z.number().optional(),
  minLength: z.number().optional(),
});

/**
 * The simplest value that fits a schema and names everything that it can name: `idFor` gives the id for the name of a field.
 * A command's own `id` is new every time.
 */
export function sampleOf(schema: unknown, idFor: (field: string) => string, field = ""): unknown {
  const { type, format, enum: options, anyOf, oneOf, items, properties, ...rest } = Schema.parse(schema);
  if ("const" in rest && rest.const !== undefined) return rest.const;
  if (options) return options[0];
  const [first] = anyOf ?? oneOf ?? [];
  if (first !== undefined) return sampleOf(first, idFor, field);
  if (format === "uuid") return field === "id" || field === "commandId" ? uuidv7() : idFor(field);
  if (properties) {
    const names = Object.entries(properties).map(([name, inner]) => [name, sampleOf(inner, idFor, name)]);
    return Object.fromEntries(names);
  }
  const kind = Array.isArray(type) ? type[0] : type;
  // a question that was asked was not left out as well
  if (field === "silent" || field === "notAsked") return [];
  if (kind === "array") return [sampleOf(items ?? {}, idFor, field)];
  // what ends comes after what starts
  if (kind === "integer" || kind === "number") return Math.max(rest.minimum ?? 1, field === "end" ? 2 : 1);
  if (kind === "boolean") return false;
  if (format === "date") return "2030-01-01";
  if (field === "language") return "en";
  return "sample".padEnd(rest.minLength ?? 0, "x");
}
