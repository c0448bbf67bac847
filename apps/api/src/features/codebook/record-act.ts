import type { Tx } from "@octant/db";
import type { CodebookAct } from "@octant/schemas";
import { v7 as uuidv7 } from "uuid";
import { type ChangeRecord, recordChange, recordChanges } from "../../platform/changes.ts";
import { inPieces } from "../../platform/in-pieces.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { PLACES, type RecordSealer } from "../../platform/vault/index.ts";
import { requirePlainLine } from "../sources/plain-line.ts";
import { ENTITIES } from "./queries.ts";

/** The texts of a code or question that an act can change; they are sealed, since a code may be marked sensitive later. */
export type ActTexts = { [field: string]: unknown };

export type Act = {
  kind: CodebookAct["kind"];
  entityId: string;
  commandId: string;
  reason: string;
  /** What may stand in the log as it is: ids, numbers, states. */
  before?: object;
  after: object;
  textsBefore?: ActTexts;
  textsAfter?: ActTexts;
};

/** Writes what was done to the codebook and why, with the values before and after. Reason and texts are sealed. */
export async function recordAct(tx: Tx, ctx: RequestContext, sealer: RecordSealer, act: Act): Promise<void> {
  await recordChange(tx, ctx, toChange(sealer, act));
}

/** The same for many acts of one command; whoever else asks something meanwhile is not kept waiting. */
export async function recordActs(tx: Tx, ctx: RequestContext, sealer: RecordSealer, acts: readonly Act[]) {
  for await (const piece of inPieces(acts)) {
    const records = piece.map((act) => toChange(sealer, act));
    await recordChanges(tx, ctx, records);
  }
}

function toChange(sealer: RecordSealer, act: Act): ChangeRecord {
  const { reason, textsBefore, textsAfter, ...rest } = act;
  const id = uuidv7();
  const { entityId } = act;
  const sealed = (place: typeof PLACES.changeAfter, value: object) =>
    sealer.seal(entityId, place(id), JSON.stringify(value));
  return {
    ...rest,
    id,
    entity: act.kind === "framework.forked" ? ENTITIES.fork : ENTITIES.code,
    ...(textsBefore ? { beforeSealed: sealed(PLACES.changeBefore, textsBefore) } : {}),
    afterSealed: sealed(PLACES.changeAfter, { reason, ...textsAfter }),
  };
}

/**
 * Throws `invalid-request` for a text that nothing can store: half a surrogate pair, or a control character other than the
 * end of a line.
 */
export function requireStorable(value: unknown, path: readonly string[]): void {
  if (typeof value === "string") requirePlainLine(value.replaceAll("\n", " "), path);
  else if (value !== null && typeof value === "object") {
    for (const [name, inner] of Object.entries(value)) {
      requirePlainLine(name, path);
      requireStorable(inner, [...path, name]);
    }
  }
}

/** Throws `changed-since`, with the version that there is, where an act was based on another. */
export function requireRowVersion(current: number, asked: number): void {
  if (current !== asked) throw new ProblemError("changed-since", { rowVersion: current });
}
