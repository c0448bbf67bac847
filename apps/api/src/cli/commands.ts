import { accountCommand } from "./account.ts";
import type { Command } from "./command.ts";
import { recoverCommand } from "./recover.ts";
import { recoveryKeyCommand } from "./recovery-key.ts";
import { rekeyCommand } from "./rekey.ts";
import { serveCommand } from "./serve.ts";
import { verifyAuditCommand } from "./verify-audit.ts";

/** Every command there is, in the order in which help shows them. */
export const COMMANDS: readonly Command[] = [
  serveCommand,
  accountCommand,
  verifyAuditCommand,
  rekeyCommand,
  recoveryKeyCommand,
  recoverCommand,
];
