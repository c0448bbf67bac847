import { asAccount } from "@octant/db";
import { recordServerAudit } from "../platform/audit/index.ts";
import { keyPlaces } from "../platform/open-database.ts";
import { rekey } from "../platform/rekey/rekey.ts";
import { type Command, usageError } from "./command.ts";
import { withAdmin } from "./with-admin.ts";

/** `npm run octant -- rekey`: a new key file in place of the old one, beside running servers; run again after a kill. */
export const rekeyCommand: Command = {
  name: "rekey",
  usage: "[--identities]",
  does: "replaces the key file, or the identities' one, while Octant runs; run it again if it was killed",
  run: async (args) => {
    if (args.length > 1 || (args[0] ?? "--identities") !== "--identities") {
      throw usageError(rekeyCommand, `rekey does not know “${args.join(" ")}”.`);
    }
    return withAdmin(async ({ env, adminUrl, openAll }) => {
      const [texts, identities] = keyPlaces(env);
      const places = args[0] ? ([identities, texts] as const) : ([texts, identities] as const);
      const assessments = await rekey(adminUrl, places, (sentence) => console.log(sentence));
      const { db, vault, close } = await openAll();
      try {
        const kind = args[0] ? "identity-keys.rewrapped" : "keys.rewrapped";
        await asAccount(db, "", async (tx) => {
          // shown by this run, or by the killed one that this run has brought to its end
          await recordServerAudit(tx, { vault }, null, { kind: "recovery-key.made", facts: {} });
          await recordServerAudit(tx, { vault }, null, { kind, facts: { assessments } });
        });
      } finally {
        await close();
      }
      return 0;
    });
  },
};
