/**
 * What a codebook may be. The largest that was seen has a few hundred codes; what goes beyond these was made to be a burden.
 * `depth` counts elements of XML, so codes nest a little less deep.
 */
export const LIMITS = { bytes: 5 * 2 ** 20, codes: 10_000, sets: 2_000, depth: 256, losses: 200 } as const;
