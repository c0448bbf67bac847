/** "Claire Aubert" is CA; a single name gives its first letter, no name gives nothing. */
export function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/).filter(Boolean);
  const ends = parts.length > 1 ? [parts.at(0), parts.at(-1)] : parts;
  return ends.map((part) => Array.from(part ?? "")[0]?.toLocaleUpperCase() ?? "").join("");
}
