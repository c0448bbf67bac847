import { overlapLength, type Span } from "@octant/spans";
import { compareText } from "./compare-text.ts";
import { getOrAdd } from "./get-or-add.ts";

/** What matching looks at. */
export type MatchedCoding<T> = T & Span & { readonly id: string; readonly coderId: string };

/** Passages that several coders marked, with one coding of each of them in order of coder; and the codings left over. */
export type Matching<T> = { units: MatchedCoding<T>[][]; unmatched: MatchedCoding<T>[] };

type Pair<T> = { a: MatchedCoding<T>; b: MatchedCoding<T>; overlap: number };

/**
 * Matches codings of one text and question between coders: for each two coders one to one, the greatest overlap first;
 * of equal ones that whose codings come first in the text, then by id, never by what the codings say.
 * Pairs of more than two coders hang together in connected components, each of which is one passage. Where such a chain
 * leads back to a second coding of the same coder, the one that overlaps its partners most stands for them, and the
 * other has no partner. Spans that only touch do not overlap.
 * Source: method, section 5.
 */
export function matchCodings<T>(codings: readonly MatchedCoding<T>[]): Matching<T> {
  const partners = new Map<string, { partner: MatchedCoding<T>; overlap: number }[]>();
  const taken = new Set<string>();
  for (const { a, b, overlap } of overlappingPairs(codings).sort(byOverlap)) {
    // one to one between the two coders: neither coding has a partner by the other's coder yet
    const keys = [JSON.stringify([a.id, b.coderId]), JSON.stringify([b.id, a.coderId])];
    if (keys.some((key) => taken.has(key))) continue;
    for (const key of keys) taken.add(key);
    getOrAdd(partners, a.id, () => []).push({ partner: b, overlap });
    getOrAdd(partners, b.id, () => []).push({ partner: a, overlap });
  }
  const shared = (coding: MatchedCoding<T>) =>
    (partners.get(coding.id) ?? []).reduce((total, { overlap }) => total + overlap, 0);
  const found: Matching<T> = { units: [], unmatched: [] };
  const seen = new Set<string>();
  for (const coding of codings.toSorted(byPlace)) {
    if (seen.has(coding.id)) continue;
    seen.add(coding.id);
    const component = [coding];
    for (const { id } of component) {
      for (const { partner } of partners.get(id) ?? []) {
        if (seen.has(partner.id)) continue;
        seen.add(partner.id);
        component.push(partner);
      }
    }
    const standing = new Map<string, MatchedCoding<T>>();
    for (const each of component.toSorted((a, b) => shared(b) - shared(a) || byPlace(a, b))) {
      if (standing.has(each.coderId)) found.unmatched.push(each);
      else standing.set(each.coderId, each);
    }
    if (standing.size < 2) found.unmatched.push(...standing.values());
    else found.units.push([...standing.values()].sort((a, b) => compareText(a.coderId, b.coderId)));
  }
  return found;
}

/** All pairs of codings of different coders that overlap, the earlier first; one pass over the text. */
function overlappingPairs<T>(codings: readonly MatchedCoding<T>[]): Pair<T>[] {
  const pairs: Pair<T>[] = [];
  let open: MatchedCoding<T>[] = [];
  for (const b of codings.toSorted(byPlace)) {
    open = open.filter(({ end }) => end > b.start);
    for (const a of open) if (a.coderId !== b.coderId) pairs.push({ a, b, overlap: overlapLength(a, b) });
    open.push(b);
  }
  return pairs;
}

function byOverlap<T>(one: Pair<T>, other: Pair<T>): number {
  return other.overlap - one.overlap || byPlace(one.a, other.a) || byPlace(one.b, other.b);
}

function byPlace<T>(a: MatchedCoding<T>, b: MatchedCoding<T>): number {
  return a.start - b.start || a.end - b.end || compareText(a.id, b.id);
}
