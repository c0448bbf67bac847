/**
 * A code of a REFI-QDA codebook. `guid` is in small letters, without braces; `colour` is `#rrggbb` or null; `isCodable` is
 * false for a heading under which nothing is coded. Outer white space of a description is nothing, and none is "".
 * Source: REFI-QDA standard 1.5, schema `Codebook.xsd` 1.0.
 */
export type QdaCode = {
  guid: string;
  name: string;
  description: string;
  colour: string | null;
  isCodable: boolean;
  codes: QdaCode[];
};

/** A set of codes, named by their guids. */
export type QdaSet = { guid: string; name: string; description: string; members: string[] };

/** A codebook as it is written. `origin` names the program and its version. */
export type QdaCodebook = { origin: string | null; codes: QdaCode[]; sets: QdaSet[] };

/** What was found in a file may lack a guid that can be used, and a name; `line` is where it begins. */
export type FoundCode = Omit<QdaCode, "guid" | "codes"> & { guid: string | null; line: number; codes: FoundCode[] };
export type FoundSet = Omit<QdaSet, "guid"> & { guid: string | null; line: number };
export type FoundCodebook = { origin: string | null; codes: FoundCode[]; sets: FoundSet[] };

/** Every code with those above it, in the order of the file: a code before what stands under it. */
export function* walkCodes<Code extends { codes: Code[] }>(
  codes: readonly Code[],
  above: readonly Code[] = [],
): Generator<{ code: Code; above: readonly Code[] }> {
  for (const code of codes) {
    yield { code, above };
    yield* walkCodes(code.codes, [...above, code]);
  }
}
