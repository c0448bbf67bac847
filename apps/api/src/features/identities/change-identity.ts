import type { ChangeIdentity, IdentityChanged, Person } from "@octant/schemas";
import type { IdentityVault } from "../../platform/identities/index.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { requirePlainLine } from "../sources/plain-line.ts";
import { announce } from "./announce.ts";
import { requireContactable, requireSource } from "./require-source.ts";

/**
 * Writes down who a source is. The audit's entry is committed before the change: a crash between the two leaves an entry
 * without its change, never the reverse. Throws `changed-since` with the version that stands there, and no more of it, and
 * `consent-withdrawn` for a contact of somebody who asked not to be contacted again.
 */
export async function changeIdentity(
  ctx: RequestContext,
  identities: IdentityVault,
  sourceId: string,
  rowVersion: number,
  { id, ...person }: ChangeIdentity,
): Promise<IdentityChanged> {
  requireRight(ctx, "change-identity");
  requirePlain(person);
  await inAssessment(ctx, (tx) => requireSource(tx, ctx.assessmentId, sourceId));
  const written = await identities.write(ctx, sourceId, rowVersion, { id, person }, () =>
    announce(ctx, "identity.changed", sourceId, async (tx) => {
      if (person.contact !== "") await requireContactable(tx, ctx.assessmentId, sourceId);
    }),
  );
  return { sourceId, rowVersion: written };
}

function requirePlain({ name, contact, place, note }: Person): void {
  for (const [field, line] of Object.entries({ name, contact, place })) requirePlainLine(line, [field]);
  // a note has lines; with the flag u, a surrogate that has its other half is no surrogate
  if (/\p{Surrogate}|(?![\n\t])\p{Control}/u.test(note)) {
    throw new ProblemError("invalid-request", { issues: [{ path: ["note"], code: "custom" }] });
  }
}
