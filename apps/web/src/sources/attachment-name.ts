/** The name that the server gives a file, in whatever letters; undefined where it gives none that can be read. */
export function attachmentName(disposition: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''(\S+)/.exec(disposition ?? "")?.[1];
  if (encoded === undefined) return undefined;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}
