import type { Invitation } from "@octant/schemas";
import { showAccountName } from "../../platform/account-names.ts";
import type { ServerKey } from "../../platform/vault/index.ts";
import type { selectInvitations } from "./queries.ts";

type InvitationRow = Awaited<ReturnType<typeof selectInvitations>>[number];

export function toInvitation(server: ServerKey, row: InvitationRow): Invitation {
  const { id, role, madeBy, nameSealed, createdAt, expiresAt } = row;
  return {
    id,
    role,
    madeBy: showAccountName(server, madeBy, nameSealed),
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}

/** A day in UTC, as much as colleagues need to know of when somebody was here. */
export function toDay(at: Date): string {
  return at.toISOString().slice(0, 10);
}
