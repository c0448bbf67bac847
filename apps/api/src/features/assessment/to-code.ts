import type { Code } from "@octant/schemas";
import { showDefinition, showName } from "../../platform/sealed-names.ts";
import type { RecordSealer } from "../../platform/vault/index.ts";
import type { listCodes } from "./queries.ts";

export type CodeRow = Awaited<ReturnType<typeof listCodes>>[number];

/** A code as it goes out. Without a sealer, what a sensitive one is called is kept from who asks. */
export function toCode(row: CodeRow, sealer: RecordSealer | undefined): Code {
  const { id, dimensionId, questionId, parentId, codings } = row;
  return { id, dimensionId, questionId, parentId, ...openTexts(row, sealer), retired: row.retiredAt !== null, codings };
}

/** Name and definition of a code, wherever they are kept; null where there are none or they are kept from who asks. */
export function openTexts(
  row: Pick<CodeRow, "id" | "name" | "nameSealed" | "definition" | "definitionSealed">,
  sealer: RecordSealer | undefined,
): { name: string | null; definition: string | null } {
  const { id, nameSealed, definitionSealed } = row;
  const name = nameSealed && sealer ? showName(sealer, "code", id, nameSealed) : row.name;
  const definition = definitionSealed && sealer ? showDefinition(sealer, id, definitionSealed) : row.definition;
  return { name, definition };
}
