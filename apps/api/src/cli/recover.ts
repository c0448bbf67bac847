import { keyPlaces } from "../platform/open-database.ts";
import { asAdmin } from "../platform/rekey/key-places.ts";
import { recoverKeyFiles } from "../platform/rekey/recovery.ts";
import { readRecoveryKey } from "../platform/rekey/recovery-key.ts";
import { type Command, CommandError, usageError } from "./command.ts";
import { readSecret } from "./read-secret.ts";
import { withAdmin } from "./with-admin.ts";

/** `npm run octant -- recover`: the key files from the recovery key, where they are missing. */
export const recoverCommand: Command = {
  name: "recover",
  usage: "",
  does: "asks for the recovery key and writes back the key files that are missing",
  run: async (args) => {
    // what is typed after a command can be seen by everybody on the computer
    if (args.length > 0)
      throw usageError(recoverCommand, "recover asks for the recovery key; it does not take it here.");
    const recoveryKey = readRecoveryKey(await readSecret("The recovery key: "));
    if (!recoveryKey) {
      throw new CommandError(
        "This is no recovery key: it has nine groups of four letters, and one of them is not right.",
      );
    }
    return withAdmin(async ({ env, adminUrl }) => {
      const written = await asAdmin(adminUrl, (admin) => recoverKeyFiles(admin, keyPlaces(env), recoveryKey));
      for (const path of written) console.log(`Wrote ${path}.`);
      if (written.length === 0) console.log("No key file is missing; nothing was written.");
      return 0;
    });
  },
};
