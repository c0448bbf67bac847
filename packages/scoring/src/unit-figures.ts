import type { NoEvidence } from "./evidence-profile.ts";
import type { ProfileFigures } from "./profile-figures.ts";
import type { Side } from "./side.ts";

/** The figures of one unit, and what stands beside them. */
export type UnitFigures = {
  profile: ProfileFigures | NoEvidence;
  /** Stance-bearing codings before joining ("41 passages, 52 codings"); then those that enter no balance. */
  codings: number;
  context: number;
  notPlaced: number;
  broader: number;
  /** Positions in it that an analyst judged. */
  judged: number;
  /** The balance of each area right below the unit's, in the same period: a parent may hide that its parts differ. */
  children: AreaBalance[];
  /** Whether the evidence speaks about the unit's own area, and its own period, or about every part of them. */
  scope: EvidenceScope;
};

/** What the evidence about an area below says. Null where there is none. */
export type AreaBalance = {
  areaId: string;
  balance: number | null;
  side: Side | null;
  clusters: number;
  groups: number;
};

export type EvidenceScope = { area: ScopeFacts; period: ScopeFacts };

/** How the evidence of a unit covers its area, or its period. */
export type ScopeFacts = {
  /** Clusters that speak about it itself, not only about a part of it, and the groups that they lie in. */
  clusters: number;
  groups: number;
  /** How many parts it has, and those about which no cluster speaks. */
  parts: number;
  silent: string[];
  covered: boolean;
};
