import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { XmlDocument, XsdValidator } from "libxml2-wasm";

export const fixture = (name: string) => readFileSync(fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url)));

const schema = XmlDocument.fromBuffer(fixture("Codebook.xsd"));
const validator = XsdValidator.fromDoc(schema);

/** What the standard's own schema says against a codebook; undefined where it is valid. */
export function schemaFault(xml: string | Uint8Array): string | undefined {
  const document = typeof xml === "string" ? XmlDocument.fromString(xml) : XmlDocument.fromBuffer(xml);
  try {
    validator.validate(document);
    return undefined;
  } catch (error) {
    return String(error);
  } finally {
    document.dispose();
  }
}
