import type { Member } from "@octant/schemas";

/** What every dialog of the team gets. */
export type DialogProps = { assessmentId: string; onChanged: () => Promise<void>; onClose: () => void };

export type MemberDialogProps = DialogProps & { member: Member };
