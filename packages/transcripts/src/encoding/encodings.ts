/** The encodings that can be read, by their names in the web's Encoding Standard, in the order in which to offer them. */
export const TEXT_ENCODINGS = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1252",
  "windows-1250",
  "windows-1251",
  "windows-1256",
  "iso-8859-15",
] as const;

export type TextEncoding = (typeof TEXT_ENCODINGS)[number];

/** Finds an encoding by name, however it is written; undefined if it is none of ours. */
export function findEncoding(name: string): TextEncoding | undefined {
  return TEXT_ENCODINGS.find((encoding) => encoding === name.trim().toLowerCase());
}
