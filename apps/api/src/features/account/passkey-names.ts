import { UNVERIFIED } from "../../platform/sealed-names.ts";
import type { SealedPlace, ServerKey } from "../../platform/vault/index.ts";

const placeOf = (passkeyId: string): SealedPlace => {
  return { table: "passkey", column: "name_sealed", rowId: passkeyId, rowVersion: 1 };
};

/** What a person calls a device can say who they are, so it is sealed like a name. */
export function sealPasskeyName(server: ServerKey, passkeyId: string, name: string): Uint8Array {
  return server.seal(placeOf(passkeyId), name);
}

export function showPasskeyName(server: ServerKey, { id, nameSealed }: { id: string; nameSealed: Uint8Array }): string {
  const opened = server.tryOpen(placeOf(id), nameSealed);
  return opened.kind === "open" ? opened.value : UNVERIFIED;
}
