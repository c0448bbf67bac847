import { sealDefinition, sealName } from "../../platform/sealed-names.ts";
import type { RecordSealer } from "../../platform/vault/index.ts";

type Texts = { name: string; definition: string; sensitive: boolean };

/** The columns that hold a code's name and definition: in the plain, or sealed where it is sensitive. */
export function codeTexts(sealer: RecordSealer, codeId: string, { name, definition, sensitive }: Texts) {
  const plain = { sensitive, name, definition: definition || null, nameSealed: null, definitionSealed: null };
  if (!sensitive) return plain;
  return {
    sensitive,
    name: null,
    definition: null,
    nameSealed: sealName(sealer, "code", codeId, name),
    definitionSealed: definition ? sealDefinition(sealer, codeId, definition) : null,
  };
}
