import { type AsOf, Profiles, type ProfilesQuery, Scorecard, type Unit } from "@octant/schemas";
import { type AskedPositions, computePositions } from "./compute-positions.ts";
import { computeProfiles } from "./compute-profiles.ts";
import { computeScorecard } from "./compute-scorecard.ts";
import type { EvidencePack } from "./evidence-pack.ts";

/** What is to be computed beside the server's thread, and from what. */
export type ScoringJob =
  | { kind: "profiles"; pack: EvidencePack; asked: ProfilesQuery }
  | { kind: "positions"; pack: EvidencePack; asked: AskedPositions }
  | { kind: "scorecard"; pack: EvidencePack; unit: Unit; asOf: AsOf | null };

/** Computes it and writes the answer: what goes on the wire is what the schema names. */
export function runScoringJob(job: ScoringJob): string {
  if (job.kind === "profiles") return JSON.stringify(Profiles.parse(computeProfiles(job.pack, job.asked)));
  if (job.kind === "positions") return JSON.stringify(computePositions(job.pack, job.asked));
  return JSON.stringify(Scorecard.parse(computeScorecard(job.pack, job.unit, job.asOf)));
}
