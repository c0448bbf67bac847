import {
  ChangeRole,
  EndedSessions,
  Invite,
  MakeResetLink,
  NewInvitation,
  NewResetLink,
  Team,
  TeamCommand,
} from "@octant/schemas";
import { problems } from "../../platform/problems.ts";
import { featureRouter, jsonAnswer, jsonBody, pathIds, ruledRoute } from "../../platform/route.ts";
import { writeSessionToken } from "../../platform/session-cookie.ts";
import { changeRole } from "./change-role.ts";
import { endSessions } from "./end-sessions.ts";
import { invite } from "./invite.ts";
import { listTeam } from "./list-team.ts";
import { makeResetLink } from "./make-reset-link.ts";
import { readmitMember } from "./readmit-member.ts";
import { removeMember } from "./remove-member.ts";
import { revokeInvitation } from "./revoke-invitation.ts";

const ALWAYS = ["sign-in-needed", "not-found", "right-missing", "second-factor-required"] as const;
const ACT = [...ALWAYS, "origin-refused", "step-up-needed"] as const;
const COMMAND = [...ACT, "invalid-request", "command-reused"] as const;

const listTeamRoute = ruledRoute("read-team", {
  method: "get",
  path: "/team",
  responses: { 200: jsonAnswer("Members and open invitations", Team), ...problems(...ALWAYS) },
});

const inviteRoute = ruledRoute("change-team", {
  method: "post",
  path: "/team/invitations",
  request: jsonBody(Invite),
  responses: { 201: jsonAnswer("The invitation, and its link this once", NewInvitation), ...problems(...COMMAND) },
});

const revokeInvitationRoute = ruledRoute("change-team", {
  method: "delete",
  path: "/team/invitations/{invitationId}",
  request: { params: pathIds("invitationId") },
  responses: { 204: { description: "It can no longer be taken" }, ...problems(...ACT, "link-spent") },
});

const changeRoleRoute = ruledRoute("change-team", {
  method: "patch",
  path: "/team/members/{accountId}",
  request: { params: pathIds("accountId"), ...jsonBody(ChangeRole) },
  responses: {
    204: { description: "The person has the role; their sessions have ended" },
    ...problems(...COMMAND, "changed-since", "last-lead"),
  },
});

const removeMemberRoute = ruledRoute("change-team", {
  method: "delete",
  path: "/team/members/{accountId}",
  request: { params: pathIds("accountId") },
  responses: { 204: { description: "The person no longer belongs to it" }, ...problems(...ACT, "last-lead") },
});

const makeResetLinkRoute = ruledRoute("change-team", {
  method: "post",
  path: "/team/members/{accountId}/reset-link",
  request: { params: pathIds("accountId"), ...jsonBody(MakeResetLink) },
  responses: { 201: jsonAnswer("The link, this once", NewResetLink), ...problems(...COMMAND) },
});

const readmitRoute = ruledRoute("change-team", {
  method: "post",
  path: "/team/members/{accountId}/readmission",
  request: { params: pathIds("accountId"), ...jsonBody(TeamCommand) },
  responses: { 204: { description: "The person is let in again" }, ...problems(...COMMAND) },
});

const endSessionsRoute = ruledRoute("change-team", {
  method: "delete",
  path: "/team/members/{accountId}/sessions",
  request: { params: pathIds("accountId") },
  responses: { 200: jsonAnswer("How many have ended", EndedSessions), ...problems(...ACT) },
});

export const team = featureRouter()
  .openapi(listTeamRoute, async (c) => c.json(Team.parse(await listTeam(c.var.ctx, c.var.deps)), 200))
  .openapi(inviteRoute, async (c) =>
    c.json(NewInvitation.parse(await invite(c.var.ctx, c.var.deps, c.req.valid("json"))), 201),
  )
  .openapi(revokeInvitationRoute, async (c) => {
    await revokeInvitation(c.var.ctx, c.var.deps, c.req.valid("param").invitationId);
    return c.body(null, 204);
  })
  .openapi(changeRoleRoute, async (c) => {
    const { ctx, deps, signedIn } = c.var;
    const { accountId } = c.req.valid("param");
    const { newToken } = await changeRole(ctx, deps, signedIn.sessionHash, accountId, c.req.valid("json"));
    if (newToken !== undefined) writeSessionToken(c, newToken);
    return c.body(null, 204);
  })
  .openapi(removeMemberRoute, async (c) => {
    await removeMember(c.var.ctx, c.var.deps, c.req.valid("param").accountId);
    return c.body(null, 204);
  })
  .openapi(makeResetLinkRoute, async (c) => {
    const { accountId } = c.req.valid("param");
    const made = await makeResetLink(c.var.ctx, c.var.deps, accountId, c.req.valid("json"));
    return c.json(NewResetLink.parse(made), 201);
  })
  .openapi(readmitRoute, async (c) => {
    await readmitMember(c.var.ctx, c.req.valid("param").accountId, c.req.valid("json"));
    return c.body(null, 204);
  })
  .openapi(endSessionsRoute, async (c) => {
    const { ctx, signedIn } = c.var;
    const ended = await endSessions(ctx, signedIn.sessionHash, c.req.valid("param").accountId);
    return c.json(EndedSessions.parse(ended), 200);
  });
