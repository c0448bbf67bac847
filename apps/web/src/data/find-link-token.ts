/** The token of an account's link, whether the whole link or only its fragment is given. An invitation's has two parts. */
export function findLinkToken(link: string): string | undefined {
  return /(?:^|#)((?:[A-Za-z0-9_-]{22}\.)?[A-Za-z0-9_-]{43})\s*$/.exec(link)?.[1];
}
