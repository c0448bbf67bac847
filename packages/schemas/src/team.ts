import { z } from "zod";
import { Role } from "./words.ts";

/** A command names itself, so that sent twice it is carried out once. */
const Command = z.strictObject({ id: z.uuidv7() });

/** `suspended`: shut out after a reset of the password, until a lead lets the person in again. */
export const MemberState = z.enum(["active", "suspended"]);
export type MemberState = z.infer<typeof MemberState>;

/** Somebody who belongs to the assessment, as its leads see them. `lastSeenOn` is a day, in UTC; null: no session of theirs is kept. */
export const Member = z.strictObject({
  accountId: z.uuid(),
  name: z.string(),
  role: Role,
  state: MemberState,
  me: z.boolean(),
  hasSecondFactor: z.boolean(),
  lastSeenOn: z.iso.date().nullable(),
  openSessions: z.int(),
});
export type Member = z.infer<typeof Member>;

/** An invitation that can still be taken. */
export const Invitation = z.strictObject({
  id: z.uuid(),
  role: Role,
  madeBy: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type Invitation = z.infer<typeof Invitation>;

export const Team = z.strictObject({
  members: z.array(Member),
  invitations: z.array(Invitation),
  /** Everybody here needs a second factor, whatever their role. */
  highRisk: z.boolean(),
});
export type Team = z.infer<typeof Team>;

/** How long an invitation can wait. */
export const InvitationDays = z.union([z.literal(1), z.literal(7), z.literal(30)]);
export type InvitationDays = z.infer<typeof InvitationDays>;

export const Invite = Command.extend({ role: Role, days: InvitationDays });
export type Invite = z.infer<typeof Invite>;

/**
 * A new invitation with its link, which is told this once: the server keeps only the token's hash. `url` is null in the
 * answer to the same command sent again.
 */
export const NewInvitation = z.strictObject({ invitation: Invitation, url: z.string().nullable() });
export type NewInvitation = z.infer<typeof NewInvitation>;

/** `from` is the role that the person had when this was chosen: a change in the meantime is not written over. */
export const ChangeRole = Command.extend({ from: Role, role: Role });
export type ChangeRole = z.infer<typeof ChangeRole>;

export const TeamCommand = Command;
export type TeamCommand = z.infer<typeof TeamCommand>;

/** A link with which a member sets a new password; `everything` ends second factors too. */
export const MakeResetLink = Command.extend({ everything: z.boolean() });
export type MakeResetLink = z.infer<typeof MakeResetLink>;

/** Told once, like an invitation's. */
export const NewResetLink = z.strictObject({ url: z.string().nullable(), expiresAt: z.iso.datetime() });
export type NewResetLink = z.infer<typeof NewResetLink>;

/** How many sessions a command has ended. */
export const EndedSessions = z.strictObject({ ended: z.int() });
export type EndedSessions = z.infer<typeof EndedSessions>;
