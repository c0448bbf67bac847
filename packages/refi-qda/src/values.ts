const GUID = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/;

/** A guid in small letters and without braces; undefined for what is none. Programs write it both ways, and mean the same. */
export function toGuid(written: string | undefined): string | undefined {
  return GUID.exec(written?.trim().toLowerCase() ?? "")?.[1];
}

/** Undefined for what is no boolean of XML. */
export function toBoolean(written: string | undefined): boolean | undefined {
  const word = written?.trim();
  if (word === "true" || word === "1") return true;
  return word === "false" || word === "0" ? false : undefined;
}

/** `exact` is false where the file has it in another form than the standard's, or with a transparency that is lost. */
export type Colour = { colour: string; exact: boolean };

/** A colour as `#rrggbb`, out of any of the forms that programs write; undefined for what is none. */
export function toColour(written: string): Colour | undefined {
  const word = written.trim().toLowerCase();
  const hex = /^(#?)([0-9a-f]+)$/.exec(word);
  if (hex) return fromHex(hex[2] ?? "", hex[1] === "#");
  const parts = /^rgba?\((\d{1,3}),\s*(\d{1,3}),\s*(\d{1,3})(?:,[\d.\s%]+)?\)$/.exec(word)?.slice(1, 4).map(Number);
  if (!parts?.every((part) => part <= 255)) return undefined;
  return { colour: `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`, exact: false };
}

function fromHex(digits: string, exact: boolean): Colour | undefined {
  if (digits.length === 6) return { colour: `#${digits}`, exact };
  if (digits.length === 3) return { colour: `#${digits.replaceAll(/./g, "$&$&")}`, exact };
  // the transparency comes first
  return digits.length === 8 ? { colour: `#${digits.slice(2)}`, exact: false } : undefined;
}
