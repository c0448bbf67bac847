import { asAccount } from "@octant/db";
import type { RecoveryCodes } from "@octant/schemas";
import { recordServerAudit } from "../../platform/audit/index.ts";
import type { Deps } from "../../platform/deps.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { SignedIn } from "../../platform/request-context.ts";
import { replaceRecoveryCodes } from "../../platform/second-factors/recovery-codes.ts";
import { hasSecondFactor } from "../../platform/sessions.ts";
import { lockAccount } from "./queries.ts";

/** Makes new recovery codes, told this once; those before are worth nothing. Throws `second-factor-required`: they stand in for one. */
export async function makeRecoveryCodes(deps: Pick<Deps, "db" | "vault">, signedIn: SignedIn): Promise<RecoveryCodes> {
  if (!hasSecondFactor(signedIn)) throw new ProblemError("second-factor-required");
  const { id } = signedIn.account;
  return asAccount(deps.db, id, async (tx) => {
    await lockAccount(tx, id);
    const recoveryCodes = await replaceRecoveryCodes(tx, deps.vault.server, id);
    const entry = { kind: "second-factor.added", entityId: id, facts: { factor: "recovery-codes" } } as const;
    await recordServerAudit(tx, deps, id, entry);
    return { recoveryCodes };
  });
}
