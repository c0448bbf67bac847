import type { ChangeRole, Invite, MakeResetLink, NewAssessment, TeamCommand } from "@octant/schemas";
import { bodyOf, v1 } from "./client.ts";

const { team } = v1.assessments[":assessmentId"];
const member = team.members[":accountId"];
const ofMember = (assessmentId: string, accountId: string) => ({ param: { assessmentId, accountId } });

/** Who belongs to an assessment, and what its leads can do about it. */
export const teamApi = {
  team: (assessmentId: string) => bodyOf(team.$get({ param: { assessmentId } })),
  invite: (assessmentId: string, json: Invite) => bodyOf(team.invitations.$post({ param: { assessmentId }, json })),
  revokeInvitation: async (assessmentId: string, invitationId: string) =>
    void (await team.invitations[":invitationId"].$delete({ param: { assessmentId, invitationId } })),
  changeRole: async (assessmentId: string, accountId: string, json: ChangeRole) =>
    void (await member.$patch({ ...ofMember(assessmentId, accountId), json })),
  remove: async (assessmentId: string, accountId: string) =>
    void (await member.$delete(ofMember(assessmentId, accountId))),
  makeResetLink: (assessmentId: string, accountId: string, json: MakeResetLink) =>
    bodyOf(member["reset-link"].$post({ ...ofMember(assessmentId, accountId), json })),
  readmit: async (assessmentId: string, accountId: string, json: TeamCommand) =>
    void (await member.readmission.$post({ ...ofMember(assessmentId, accountId), json })),
  endSessions: (assessmentId: string, accountId: string) =>
    bodyOf(member.sessions.$delete(ofMember(assessmentId, accountId))),

  startAssessment: (json: NewAssessment) => bodyOf(v1.assessments.$post({ json })),
};
