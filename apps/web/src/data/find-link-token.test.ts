import { expect, test } from "vitest";
import { findLinkToken } from "./find-link-token.ts";

const secret = "A".repeat(43);
const invitation = `${"b".repeat(22)}.${secret}`;

test.each([
  ["a whole link", `http://localhost:3900/link#${secret}`, secret],
  ["the fragment alone", `#${secret}`, secret],
  ["an invitation, which names its assessment first", `https://octant.example.org/link#${invitation}`, invitation],
  ["a link with a line's end after it", `#${invitation}\n`, invitation],
])("the token is found in %s", (_, link, token) => {
  expect(findLinkToken(link)).toBe(token);
});

test.each([
  ["a link that was cut", `http://localhost:3900/link#${secret.slice(1)}`],
  ["a link without a fragment", "http://localhost:3900/link"],
  ["half of an invitation", `#${"b".repeat(22)}.`],
])("%s has none", (_, link) => {
  expect(findLinkToken(link)).toBeUndefined();
});
