import type { AccessToken } from "@octant/schemas";
import { UNVERIFIED } from "../../platform/sealed-names.ts";
import type { SealedPlace, ServerKey } from "../../platform/vault/index.ts";
import type { selectTokens } from "./queries.ts";

type TokenRow = Awaited<ReturnType<typeof selectTokens>>[number];

/** What a person calls a token is theirs: it is sealed like a person's name. */
export function tokenNamePlace(tokenId: string): SealedPlace {
  return { table: "access_token", column: "name_sealed", rowId: tokenId, rowVersion: 1 };
}

export function toAccessToken(server: ServerKey, assessment: string, row: TokenRow): AccessToken {
  const { id, assessmentId, actions, createdAt, expiresAt, lastUsedOn } = row;
  const opened = server.tryOpen(tokenNamePlace(id), row.nameSealed);
  return {
    id,
    name: opened.kind === "open" ? opened.value : UNVERIFIED,
    assessmentId,
    assessment,
    actions,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    lastUsedOn,
  };
}
