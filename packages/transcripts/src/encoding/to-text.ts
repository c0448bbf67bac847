/** A string of UTF-16 units. In pieces, because a call takes only so many arguments. */
export function toText(units: Uint16Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < units.length; at += 8192) {
    pieces.push(String.fromCharCode(...units.subarray(at, at + 8192)));
  }
  return pieces.join("");
}
