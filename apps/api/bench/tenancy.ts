import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asAccount, connect, migrate, openEmbeddedCluster } from "@octant/db";
import postgres from "postgres";
import { v7 as uuidv7 } from "uuid";
import { workbench } from "../src/features/workbench/routes.ts";
import type { Deps } from "../src/platform/deps.ts";
import { guard } from "../src/platform/guard.ts";
import { openListener } from "../src/platform/listener.ts";
import { createLog } from "../src/platform/log.ts";
import { onError } from "../src/platform/problems.ts";
import { requestLog } from "../src/platform/request-log.ts";
import { featureRouter } from "../src/platform/route.ts";
import { requireRules } from "../src/platform/route-rules.ts";
import { sameOrigin } from "../src/platform/same-origin.ts";
import { securityHeaders } from "../src/platform/security-headers.ts";
import { openSession } from "../src/platform/sessions.ts";
import { Vault } from "../src/platform/vault/index.ts";
import { makeLargeAssessment } from "./make-large-assessment.ts";
import { percentile, type Report } from "./percentile.ts";
import { makePlainTables, plainPeer } from "./plain-peer.ts";

const WRITERS = 8;
const ROUNDS = 20;
const EACH = 50;
const ORIGIN = "http://localhost:3900";
const OF_ASSESSMENT = "/api/v1/assessments/:assessmentId";

/**
 * What tenancy and sealing add to storing a coding: the app's own path against one on plain tables, which exist here alone.
 * Both by HTTP, in one process, on one cluster, in turns; the same middleware, checks, statements and rows.
 */
export async function run(report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "octant-bench-"));
  chmodSync(folder, 0o711);
  const cluster = await openEmbeddedCluster({ dataFolder: join(folder, "data") });
  const vault = new Vault(randomBytes(32));
  const { appUrl } = await migrate(cluster.adminUrl, { loginPassword: vault.databaseLoginPassword() });
  const { db, close } = connect(appUrl, { prepare: true });
  await vault.openServerKey(db);
  const { assessmentId, account } = await makeLargeAssessment(db, vault, cluster.adminUrl, {
    sources: 20,
    codings: 100,
  });
  const token = await asAccount(db, "", async (tx) => {
    return openSession(tx, new Date(), { accountId: account.id, state: "full", method: "password", agent: null });
  });
  const admin = postgres(cluster.adminUrl, { max: 1, onnotice: () => {} });
  await admin`update assessment set demo = true`; // a lead elsewhere needs a second factor
  await makePlainTables(admin);
  const [target] = await admin<{ textVersionId: string; codeId: string }[]>`
    select (select id from text_version limit 1) as "textVersionId", (select id from code limit 1) as "codeId"`;
  // the workbench stands on nothing else
  const deps = {
    db,
    vault,
    log: createLog({ write: () => {} }),
    now: () => new Date(),
    origins: [ORIGIN],
  } as unknown as Deps;
  const real = featureRouter();
  real.use(
    requestLog(deps),
    securityHeaders,
    sameOrigin,
    guard(() => rules),
  );
  const app = real.route(OF_ASSESSMENT, workbench);
  app.onError(onError);
  const rules = requireRules(app, {});
  const plain = plainPeer(cluster.adminUrl, deps);
  const servers = await Promise.all(
    [app.fetch, plain.app.fetch].map(async (fetch, at) => {
      const port = 39_500 + at + (process.pid % 200) * 2;
      const listener = await openListener({ host: "127.0.0.1", port });
      listener.answerWith(fetch as typeof app.fetch);
      return { listener, url: `http://127.0.0.1:${port}/api/v1/assessments/${assessmentId}/codings` };
    }),
  );
  const samples: number[][] = [[], []];
  let place = 0;
  const write = async (which: number) => {
    for (let turn = 0; turn < EACH; turn++) {
      const start = 20_000 + (place++ % 30_000);
      const body = { id: uuidv7(), ...target, start, end: start + 7, stance: "mixed" };
      const headers = { "content-type": "application/json", origin: ORIGIN, cookie: `octant-session=${token}` };
      const began = performance.now();
      const answer = await fetch(servers[which]?.url ?? "", { method: "POST", headers, body: JSON.stringify(body) });
      if (answer.status !== 201) throw new Error(`not stored: ${answer.status} ${await answer.text()}`);
      await answer.arrayBuffer();
      samples[which]?.push(performance.now() - began);
    }
  };
  for (let round = 0; round < ROUNDS; round++) {
    for (const which of [0, 1]) await Promise.all(Array.from({ length: WRITERS }, () => write(which)));
    if (round === 0) for (const list of samples) list.length = 0; // warm by then
  }
  const [stored] = await admin<{ ours: number; peers: number }[]>`
    select (select count(*)::int from public.command) as ours, (select count(*)::int from plain.command) as peers`;
  await admin.end();
  if (stored?.ours !== stored?.peers || !stored?.peers) throw new Error("the two did not store the same number");
  for (const share of [0.5, 0.95]) {
    const [ours, peers] = samples.map((list) => Math.round(percentile(list, share) * 10) / 10);
    const ratio = Math.round(((ours ?? 0) / (peers ?? 1)) * 100) / 100;
    const metric = `store a coding, ${WRITERS} writers, p${share * 100}`;
    report({ metric, value: ours ?? 0, unit: "ms", peer: `plain tables ${peers} ms`, ratio });
  }
  for (const { listener } of servers) await listener.close(0);
  await plain.close();
  await close();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
