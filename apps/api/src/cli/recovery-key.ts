import { asAccount } from "@octant/db";
import { recordServerAudit } from "../platform/audit/index.ts";
import { keyPlaces } from "../platform/open-database.ts";
import { asAdmin } from "../platform/rekey/key-places.ts";
import { recoveryLines, renewRecoveryKey } from "../platform/rekey/recovery.ts";
import { type Command, usageError } from "./command.ts";
import { withAdmin } from "./with-admin.ts";

/** `npm run octant -- recovery-key`: a new recovery key; the one before opens nothing from then on. */
export const recoveryKeyCommand: Command = {
  name: "recovery-key",
  usage: "",
  does: "makes a new recovery key and shows it once; the one before opens nothing any more",
  run: async (args) => {
    if (args.length > 0) throw usageError(recoveryKeyCommand, `recovery-key does not know “${args.join(" ")}”.`);
    return withAdmin(async ({ env, adminUrl, openAll }) => {
      const { db, vault, close } = await openAll();
      try {
        const shown = await asAdmin(adminUrl, (admin) => renewRecoveryKey(admin, keyPlaces(env)));
        if (shown) console.log(recoveryLines(shown));
        await asAccount(db, "", (tx) =>
          recordServerAudit(tx, { vault }, null, { kind: "recovery-key.made", facts: {} }),
        );
      } finally {
        await close();
      }
      return 0;
    });
  },
};
