import type { AddCoding, ChangeAbout, ChangeSpan, ChangeStance, Coding, RemoveCoding, Undo } from "@octant/schemas";

/** A coding as it is drawn: what the server would tell of it, without what only the server knows. */
export type CodingLook = Omit<Coding, "segmentId" | "rowVersion">;

/** What is asked of the server, with the command's own id inside. */
export type OutboxCommand =
  | { kind: "add"; body: AddCoding }
  | { kind: "change-stance"; body: ChangeStance }
  | { kind: "change-about"; body: ChangeAbout }
  | { kind: "change-span"; body: ChangeSpan }
  | { kind: "remove"; body: RemoveCoding }
  | { kind: "undo"; body: Undo };

/**
 * One change that the server has not yet acknowledged. It holds ids, spans and stances, never a text.
 * It belongs to the account that made it and is never sent as another.
 */
export type OutboxItem = {
  accountId: string;
  assessmentId: string;
  textVersionId: string;
  codingId: string;
  command: OutboxCommand;
  /** The row version that the change is based on; null for "whatever the change before it in the queue leaves". */
  base: number | null;
  /** How the coding looks once this is done; null where it is gone. */
  after: CodingLook | null;
  /** When it was made, in ISO 8601. */
  at: string;
};

/** The id that makes a command sent twice be carried out once. */
export function commandId(item: OutboxItem): string {
  return item.command.body.id;
}
