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

/** These tables count no versions: a name that changes is sealed anew under the same place. */
function placeOf(table: Named, rowId: string): SealedPlace {
  return { table, column: "name_sealed", rowId, rowVersion: 1 };
}
