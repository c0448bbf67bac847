import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase } from "@octant/db/testing";
import { inject } from "vitest";
import { createApp } from "../src/app.ts";
import { loadFrameworks } from "../src/features/frameworks/load-frameworks.ts";
import type { ScoringJob } from "../src/features/scorecard/scoring-job.ts";
import type { Deps } from "../src/platform/deps.ts";
import { IdentityVault } from "../src/platform/identities/index.ts";
import { createLog } from "../src/platform/log.ts";
import { Parser } from "../src/platform/parser/parser.ts";
import { Scorer } from "../src/platform/scorer/scorer.ts";
import { FileKeys } from "../src/platform/vault/file-keys.ts";
import { Vault } from "../src/platform/vault/index.ts";
import { WithdrawalList, withdrawalListPath } from "../src/platform/withdrawals/index.ts";
import type {} from "./build-asides.ts"; // what is provided is declared there
import { FRAMEWORK } from "./framework.ts";

export const ORIGIN = "http://localhost:3900";

/** The app in process on a database of its own. Time stands still until a test moves it. */
export async function openTestApp(changes: Partial<Deps> = {}) {
  const database = await createTestDatabase();
  const clock = { now: new Date() };
  const logged: string[] = [];
  const parser = new Parser({ child: inject("octantParserChild") });
  const scorer = new Scorer<ScoringJob>(inject("octantScoringWorker"));
  const folder = await mkdtemp(join(tmpdir(), "octant-app-"));
  const vault = changes.vault ?? new Vault(randomBytes(32));
  const deps: Deps = {
    db: database.db,
    vault,
    parser,
    scorer,
    identities: await IdentityVault.open(database.identityDb, FileKeys.of("identity", randomBytes(32))),
    installation: {
      keyFile: join(folder, "octant.key"),
      identityKeyFile: join(folder, "octant-identities.key"),
      dataFolder: folder,
      database: "embedded",
    },
    withdrawals: await WithdrawalList.open(withdrawalListPath(join(folder, "octant.key")), vault),
    log: createLog({ write: (line) => void logged.push(line) }),
    now: () => clock.now,
    origins: [ORIGIN],
    trustedProxies: 0,
    ...changes,
  };
  await deps.vault.openServerKey(deps.db);
  await loadFrameworks(deps.db, [FRAMEWORK]);
  const close = async () => {
    await Promise.all([parser.close(), scorer.close()]);
    await database.drop();
    await rm(folder, { recursive: true });
  };
  return { app: createApp(deps), deps, database, clock, logged, close };
}

export type TestApp = Awaited<ReturnType<typeof openTestApp>>;

export function advance(app: TestApp, minutes: number): void {
  app.clock.now = new Date(app.clock.now.getTime() + minutes * 60_000);
}
