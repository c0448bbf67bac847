import { dirname, relative, resolve } from "node:path";
import { countErasable } from "@octant/db";
import type { SecurityState } from "@octant/schemas";
import { showAccountName } from "../../platform/account-names.ts";
import type { Deps, Installation } from "../../platform/deps.ts";
import { inAssessment } from "../../platform/in-assessment.ts";
import type { RequestContext } from "../../platform/request-context.ts";
import { requireRight } from "../../platform/rights.ts";
import { selectMembers } from "../team/queries.ts";
import { findDatabaseBounds, findLastOnServer, getAssessment } from "./queries.ts";

type Needed = Pick<Deps, "now" | "origins" | "anchors" | "installation">;

/** What a thief of this disk would get, as it is at this moment: nothing here is remembered from before. */
export async function getSecurityState(ctx: RequestContext, deps: Needed): Promise<SecurityState> {
  requireRight(ctx, "read-protection");
  const { assessmentId, vault } = ctx;
  const noted = await deps.anchors?.newest(assessmentId);
  return inAssessment(ctx, async (tx) => {
    const { highRisk, retentionUntil, demo } = await getAssessment(tx, assessmentId);
    const members = await selectMembers(tx, assessmentId, deps.now());
    const recoveryKeyMadeAt = await findLastOnServer(tx, "recovery-key.made");
    const bounds = await findDatabaseBounds(tx);
    const rows = await countErasable(tx, assessmentId);
    return {
      ...placesOf(deps.installation),
      recoveryKeyMadeAt: recoveryKeyMadeAt?.toISOString() ?? null,
      members: members.map(({ accountId, nameSealed, role, hasSecondFactor }) => {
        return { accountId, name: showAccountName(vault.server, accountId, nameSealed), role, hasSecondFactor };
      }),
      openSessions: members.reduce((sum, member) => sum + (member.openSessions ?? 0), 0),
      highRisk,
      retentionUntil,
      demo,
      origin: deps.origins[0].startsWith("https:") ? "https" : "this-computer",
      auditNotedAt: noted?.at ?? null,
      ...bounds,
      recordKeys: rows.get("keyring.record_key") ?? 0,
    };
  });
}

/** Who takes the data folder takes what lies in it; where the database is elsewhere, the folder holds no data. */
export function placesOf({ keyFile, identityKeyFile, dataFolder, database }: Installation) {
  const isWithData = (file: string) => database === "embedded" && isInside(file, dataFolder);
  const isWithKeyFile = dirname(resolve(identityKeyFile)) === dirname(resolve(keyFile));
  return {
    database,
    keyFile: isWithData(keyFile) ? "with-the-data" : "elsewhere",
    identityKeyFile: isWithData(identityKeyFile) ? "with-the-data" : isWithKeyFile ? "with-the-key-file" : "elsewhere",
  } as const;
}

function isInside(file: string, folder: string): boolean {
  const path = relative(resolve(folder), resolve(file));
  return path !== "" && !path.startsWith("..");
}
