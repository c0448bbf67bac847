import { type EvidenceProfile, evidenceProfile } from "../src/index.ts";

/** The profile of four clusters in two groups that say nothing either way, but for what is said otherwise. */
export function makeProfile(said: Partial<EvidenceProfile> = {}): EvidenceProfile {
  const ids = ["a", "b", "c", "d"];
  const profile = evidenceProfile({
    clusters: ids.map((id, at) => ({ id, group: at < 2 ? "officials" : "civil society" })),
    sources: ids.map((id) => ({ id, cluster: id, kind: "interview" })),
    stances: ids.map((source) => ({ source, question: "1.1", stance: 0 })),
    judged: [],
  });
  if (profile.kind !== "profile") throw new Error(`expected a profile, got ${profile.kind}`);
  return { ...profile, ...said };
}
