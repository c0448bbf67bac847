import { asAccount, inAssessment } from "@octant/db";
import type { LinkPurpose } from "@octant/schemas";
import { showAccountName } from "../../platform/account-names.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseLinkToken } from "../../platform/link-tokens.ts";
import { ProblemError } from "../../platform/problems.ts";
import { findAccountLink, findInvitation } from "./queries.ts";

/** What a link is for, without using it. Throws `link-spent` for one that is spent, taken back, too old or never was. */
export async function readLink({ db, vault, now }: Pick<Deps, "db" | "vault" | "now">, text: string) {
  const token = parseLinkToken(text);
  const { assessmentId } = token;
  if (assessmentId !== null) {
    const invitation = await inAssessment({ db, assessmentId, accountId: "" }, (tx) =>
      findInvitation(tx, token, now()),
    );
    if (!invitation) throw new ProblemError("link-spent");
    const { assessment, role, expiresAt } = invitation;
    return { kind: "invitation", assessment, role, expiresAt: expiresAt.toISOString() } satisfies LinkPurpose;
  }
  const link = await asAccount(db, "", (tx) => findAccountLink(tx, token.tokenHash, now()));
  if (!link) throw new ProblemError("link-spent");
  const expiresAt = link.expiresAt.toISOString();
  if (link.kind === "first-account" || link.accountId === null) {
    return { kind: "first-account", expiresAt } satisfies LinkPurpose;
  }
  const name = showAccountName(vault.server, link.accountId, link.nameSealed);
  return { kind: "reset", name, everything: link.everything, expiresAt } satisfies LinkPurpose;
}
