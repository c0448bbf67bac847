import type { RecordSealer, SealedPlace } from "./vault/index.ts";

type Named = "area" | "cluster" | "coder" | "code";

/** A place, a cluster, an outside coder, a sensitive code: each is a record of its own, so that it can be forgotten alone. */
export function sealName(sealer: RecordSealer, table: Named, rowId: string, name: string): Uint8Array {
  return sealer.seal(rowId, placeOf(table, rowId), name);
}

/** Throws `cannot-be-verified` for a name that is not what was sealed for this row. */
export function openName(sealer: RecordSealer, table: Named, rowId: string, sealed: Uint8Array): string {
  return sealer.open(rowId, placeOf(table, rowId), sealed);
}

/** What stands in place of a name that is not what was sealed, so that the rest of a screen can still be read. */
export const UNVERIFIED = "(cannot be verified)";

/** A name for a list, where one that was tampered with must not take all the others with it. */
export function showName(sealer: RecordSealer, table: Named, rowId: string, sealed: Uint8Array): string {
  const opened = sealer.tryOpen(rowId, placeOf(table, rowId), sealed);
  return opened.kind === "open" ? opened.value : UNVERIFIED;
}

/** What a sensitive code stands for. One that was tampered with is only marked so. */
export function showDefinition(sealer: RecordSealer, codeId: string, sealed: Uint8Array): string {
  const opened = sealer.tryOpen(codeId, definitionPlace(codeId), sealed);
  return opened.kind === "open" ? opened.value : UNVERIFIED;
}

export function sealDefinition(sealer: RecordSealer, codeId: string, definition: string): Uint8Array {
  return sealer.seal(codeId, definitionPlace(codeId), definition);
}

const definitionPlace = (codeId: string): SealedPlace => {
  return { table: "code", column: "definition_sealed", rowId: codeId, rowVersion: 1 };
};

/** What a coder is told of a code, as one sealed text. */
export const guidePlace = (codeId: string): SealedPlace => {
  return { table: "code", column: "guide_sealed", rowId: codeId, rowVersion: 1 };
};

/** These tables count no versions: a name that changes is sealed anew under the same place. */
function placeOf(table: Named, rowId: string): SealedPlace {
  return { table, column: "name_sealed", rowId, rowVersion: 1 };
}
