import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { asAccount, connect, inAssessment, migrate, openEmbeddedCluster } from "@octant/db";
import { codingAgreement, evidenceIndex } from "@octant/scoring";
import postgres from "postgres";
import { unpackEvidence } from "../src/features/scorecard/evidence-pack.ts";
import { packEvidence } from "../src/features/scorecard/pack-evidence.ts";
import { readRegister } from "../src/features/scorecard/register-state.ts";
import { scorecard } from "../src/features/scorecard/routes.ts";
import { runScoringJob, type ScoringJob } from "../src/features/scorecard/scoring-job.ts";
import type { Deps } from "../src/platform/deps.ts";
import { guard } from "../src/platform/guard.ts";
import { createLog } from "../src/platform/log.ts";
import { onError } from "../src/platform/problems.ts";
import { requestLog } from "../src/platform/request-log.ts";
import { featureRouter } from "../src/platform/route.ts";
import { requireRules } from "../src/platform/route-rules.ts";
import { sameOrigin } from "../src/platform/same-origin.ts";
import { Scorer } from "../src/platform/scorer/scorer.ts";
import { securityHeaders } from "../src/platform/security-headers.ts";
import { openSession } from "../src/platform/sessions.ts";
import { Vault } from "../src/platform/vault/index.ts";
import { makeLargeAssessment } from "./make-large-assessment.ts";
import { percentile, type Report } from "./percentile.ts";

const TURNS = 7;
const ORIGIN = "http://localhost:3900";
const OF_ASSESSMENT = "/api/v1/assessments/:assessmentId";
/** As the server's build left it: `npm run bench` builds what has changed. */
const SCORING_WORKER = new URL("../dist/scoring-worker.mjs", import.meta.url).pathname;
const DAY_MS = 86_400_000;

/**
 * All profiles of a large assessment at once: 100,000 codings of 1,000 sources, every dimension and question, nine areas,
 * three periods and the whole. From the request to the written answer through the real routes on the embedded database; now,
 * and as of a day in the middle of the work; then what of it is reading and what is computing, and how long others wait.
 */
export async function run(report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "octant-bench-"));
  chmodSync(folder, 0o711); // as root, PostgreSQL's user has to come through
  const cluster = await openEmbeddedCluster({ dataFolder: join(folder, "data") });
  const vault = new Vault(randomBytes(32));
  const { appUrl } = await migrate(cluster.adminUrl, { loginPassword: vault.databaseLoginPassword() });
  const { db, close } = connect(appUrl);
  await vault.openServerKey(db);
  const size = { sources: 1_000, codings: 100_000, regions: 3, places: true, periods: 3 };
  const { assessmentId, account } = await makeLargeAssessment(db, vault, cluster.adminUrl, size);
  await asDemo(cluster.adminUrl); // a lead elsewhere needs a second factor
  const scorer = new Scorer<ScoringJob>(SCORING_WORKER);
  const ask = await clientOf({ db, vault, scorer }, assessmentId, account.id);

  const middle = new Date(Date.now() - 50 * DAY_MS).toISOString().slice(0, 10);
  for (const [metric, path] of [
    ["all profiles of 100,000 codings, from the request to the answer", "/profiles"],
    [`all profiles as of a day in the middle of the work`, `/profiles?asOf=${middle}`],
    ["scorecard of 100,000 codings, from the request to the answer", "/scorecard"],
  ] as const) {
    const { median, blocked, answer } = await measure(() => ask(path));
    report({ metric: `${metric}, median of ${TURNS}`, value: Math.round(median), unit: "ms" });
    report({ metric: `${metric}: longest that another request waits for the thread`, value: blocked, unit: "ms" });
    if (path === "/profiles") report({ metric: "profiles in the answer", value: rowsIn(answer), unit: "profiles" });
  }
  for (const until of [undefined, new Date(middle)]) {
    const read = () =>
      inAssessment({ db, assessmentId, accountId: account.id }, async (tx) =>
        packEvidence(tx, assessmentId, await readRegister(tx, assessmentId, until), until),
      );
    const { median, answer: pack } = await measure(read);
    const when = until ? "as of a day in the middle" : "as it stands";
    report({ metric: `of it reading the evidence ${when}`, value: Math.round(median), unit: "ms" });
    if (until) continue;
    const scoring = await measure(async () => {
      const { codings, sources } = unpackEvidence(pack);
      const periodIds = pack.periods.map(({ id }) => id);
      codingAgreement(codings);
      return evidenceIndex({ ...pack, codings, sources, periodIds });
    });
    report({ metric: "of it unpacking and indexing", value: Math.round(scoring.median), unit: "ms" });
    const job = await measure(async () => runScoringJob({ kind: "profiles", pack, asked: {} }));
    report({ metric: "of it all computing, to the last letter of JSON", value: Math.round(job.median), unit: "ms" });
  }
  await scorer.close();
  await close();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** The median of several turns after a first one, and the longest stop of this thread while they ran. */
async function measure<T>(work: () => Promise<T>): Promise<{ median: number; blocked: number; answer: T }> {
  let answer = await work();
  const loop = monitorEventLoopDelay({ resolution: 1 });
  const samples: number[] = [];
  loop.enable();
  for (let turn = 0; turn < TURNS; turn++) {
    const began = performance.now();
    answer = await work();
    samples.push(performance.now() - began);
  }
  loop.disable();
  return { median: percentile(samples, 0.5), blocked: Math.round(loop.max / 1e6), answer };
}

async function asDemo(adminUrl: string): Promise<void> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  await admin`update assessment set demo = true`;
  await admin.end();
}

/** The scorecard's routes behind the server's own middleware, and somebody who is signed in. */
async function clientOf(stands: Pick<Deps, "db" | "vault" | "scorer">, assessmentId: string, accountId: string) {
  const token = await asAccount(stands.db, "", async (tx) => {
    return openSession(tx, new Date(), { accountId, state: "full", method: "password", agent: null });
  });
  const log = createLog({ write: () => {} });
  // these routes stand on nothing else
  const deps = { ...stands, log, now: () => new Date(), origins: [ORIGIN] } as unknown as Deps;
  const root = featureRouter();
  root.use(
    requestLog(deps),
    securityHeaders,
    sameOrigin,
    guard(() => rules),
  );
  const app = root.route(OF_ASSESSMENT, scorecard);
  app.onError(onError);
  const rules = requireRules(app, {});
  return async (path: string): Promise<Uint8Array> => {
    const headers = { origin: ORIGIN, cookie: `octant-session=${token}` };
    const answer = await app.request(`/api/v1/assessments/${assessmentId}${path}`, { headers });
    if (answer.status !== 200) throw new Error(`no figures: ${answer.status} ${await answer.text()}`);
    return new Uint8Array(await answer.arrayBuffer());
  };
}

function rowsIn(answer: Uint8Array): number {
  return JSON.parse(new TextDecoder().decode(answer)).rows.length;
}
