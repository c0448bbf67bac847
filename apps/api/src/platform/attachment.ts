/** Always a file to be saved, never a page; the name as it came, and in plain letters for what reads no others. */
export function asAttachment(name: string): string {
  const plain = name.replaceAll(/[^\w. -]/g, "_").slice(-100);
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
