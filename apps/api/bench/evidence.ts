import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, migrate, openEmbeddedCluster } from "@octant/db";
import { readProgress } from "../src/features/home/read-progress.ts";
import { getScorecard } from "../src/features/scorecard/get-scorecard.ts";
import { listEvidence } from "../src/features/scorecard/list-evidence.ts";
import type { ScoringJob } from "../src/features/scorecard/scoring-job.ts";
import { listSources } from "../src/features/sources/list-sources.ts";
import { Scorer } from "../src/platform/scorer/scorer.ts";
import { Vault } from "../src/platform/vault/index.ts";
import { makeLargeAssessment } from "./make-large-assessment.ts";
import { percentile, type Report } from "./percentile.ts";

const TURNS = 9;
/** As the server's build left it: `npm run bench` builds what has changed. */
const SCORING_WORKER = new URL("../dist/scoring-worker.mjs", import.meta.url).pathname;

/** How long the figures of a large assessment take, from the database to the answer: 2,000 sources, 100,000 codings. */
export async function run(report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "octant-bench-"));
  chmodSync(folder, 0o711); // as root, PostgreSQL's user has to come through
  const cluster = await openEmbeddedCluster({ dataFolder: join(folder, "data") });
  const vault = new Vault(randomBytes(32));
  const { appUrl } = await migrate(cluster.adminUrl, { loginPassword: vault.databaseLoginPassword() });
  const { db, close } = connect(appUrl);
  await vault.openServerKey(db);
  const ctx = await makeLargeAssessment(db, vault, cluster.adminUrl, { sources: 2_000, codings: 100_000 });
  const asides = { scorer: new Scorer<ScoringJob>(SCORING_WORKER), now: () => new Date() };
  const works: [string, () => Promise<unknown>][] = [
    ["scorecard of 100,000 codings", () => getScorecard(ctx, asides, {})],
    ["its line on Home", () => readProgress(ctx)],
    ["page of 50 quotes, texts in memory", () => listEvidence(ctx, asides.now, "3", { limit: 50 })],
    ["register, page of 100 of 2,000 sources", () => listSources(ctx, { limit: 100 })],
    ["register, all 2,000 sources at once", () => listSources(ctx, { limit: 2_000 })],
  ];
  for (const [metric, work] of works) {
    const samples: number[] = [];
    for (let turn = 0; turn < TURNS; turn++) {
      const began = performance.now();
      await work();
      samples.push(performance.now() - began);
    }
    report({ metric: `${metric}, median of ${TURNS}`, value: Math.round(percentile(samples, 0.5)), unit: "ms" });
  }
  await asides.scorer.close();
  await close();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
