import type { Member } from "@octant/schemas";

/** What can be done about a member, each in a dialog of its own. */
export type MemberAct = "role" | "reset" | "sessions" | "readmit" | "remove";

/** The one dialog that is open, if any. */
export type TeamDialog = { about: "invitation" } | { about: MemberAct; member: Member };

/** The acts that make sense about a member, in the order of the menu. */
export function actsOn(member: Member): MemberAct[] {
  if (member.state === "suspended") return ["readmit", "reset", "sessions", "remove"];
  return member.me ? ["role", "sessions", "remove"] : ["role", "reset", "sessions", "remove"];
}

/** Whether a member is kept out because a second factor is asked of them that they do not have. */
export function lacksFactor(member: Member, highRisk: boolean, demo: boolean): boolean {
  return !demo && !member.hasSecondFactor && (member.role === "lead" || highRisk);
}
