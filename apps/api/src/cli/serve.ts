import { existsSync } from "node:fs";
import { join } from "node:path";
import { asAccount } from "@octant/db";
import { createApp } from "../app.ts";
import { reapplyWithdrawals } from "../features/consent/reapply-withdrawals.ts";
import { loadDemos } from "../features/demo/load-demos.ts";
import { loadFrameworks, readFrameworks } from "../features/frameworks/load-frameworks.ts";
import { makeFirstAccountLink } from "../features/links/make-first-account-link.ts";
import type { ScoringJob } from "../features/scorecard/scoring-job.ts";
import { makeSignInLink } from "../features/session/make-sign-in-link.ts";
import { AnchorFile, type Anchoring, anchorPath, keepAnchors, recordServerAudit } from "../platform/audit/index.ts";
import type { Deps } from "../platform/deps.ts";
import { type Env, takeEnv } from "../platform/env.ts";
import { type Listener, openListener } from "../platform/listener.ts";
import { createLog } from "../platform/log.ts";
import { AfterAnswer, createMailer } from "../platform/mail/index.ts";
import { openDatabase, type ServedDatabase } from "../platform/open-database.ts";
import { Parser } from "../platform/parser/parser.ts";
import { Scorer } from "../platform/scorer/scorer.ts";
import { headersOf } from "../platform/security-headers.ts";
import { readStaticFiles, type StaticFiles } from "../platform/static-files.ts";
import { WithdrawalList, withdrawalListPath } from "../platform/withdrawals/index.ts";
import { type Command, usageError } from "./command.ts";
import { stopSignal } from "./stop-signal.ts";

/** Requests under way may take this long to finish; with the end of the database that stays under ten seconds. */
const GRACE_MS = 4_000;
const ANCHORING_MS = 1_500;
const MAIL_MS = 1_500;

export const serveCommand: Command = {
  name: "serve",
  usage: "",
  does: "starts Octant and prints where it is ready; ends with Ctrl-C",
  run: async (args, { apiFolder }) => {
    if (args.length > 0) throw usageError(serveCommand, `serve does not know “${args.join(" ")}”.`);
    return serve(apiFolder);
  },
};

/** Octant speaks no TLS itself, so behind https there is always a proxy. */
const BLIND_PROXY =
  "OCTANT_ORIGIN is https, so a proxy stands in front, and everybody behind it counts as one address. Set OCTANT_TRUST_PROXY=on if nobody can reach this port past the proxy.";

const report = (sentence: string) => console.log(sentence);

/**
 * `octant serve`: from nothing to a server that answers, and back. Ends with exit code 0 when it is told to.
 * Throws errors whose message is a sentence for the operator.
 */
async function serve(apiFolder: string): Promise<number> {
  const stopped = stopSignal();
  const env = takeEnv(process.env);
  const listener = await openListener({ host: env.host, port: env.port, headers: headersOf(env.origins) });
  const parser = new Parser({ child: join(apiFolder, "dist", "parser-child.mjs") });
  const scorer = new Scorer<ScoringJob>(join(apiFolder, "dist", "scoring-worker.mjs"));
  try {
    const database = await openDatabase(env, report);
    try {
      const { anchoring, mail } = await begin(env, apiFolder, listener, { parser, scorer }, database);
      await stopped;
      await listener.close(GRACE_MS);
      await Promise.all([anchoring.stop(ANCHORING_MS), mail?.after.stop(MAIL_MS)]);
    } finally {
      await database.close();
    }
  } finally {
    await Promise.all([parser.close(), scorer.close()]);
    await listener.close(0);
  }
  return 0;
}

async function begin(
  env: Env,
  apiFolder: string,
  listener: Listener,
  { parser, scorer }: Pick<Deps, "parser" | "scorer">,
  { db, vault, identities }: ServedDatabase,
): Promise<{ anchoring: Anchoring; mail: Deps["mail"] }> {
  const log = createLog();
  const anchors = await AnchorFile.open(anchorPath(env.keyFile));
  log.info({ parser: await parser.warm() }, "uploads are read in processes of their own");
  const files = readWebApp(join(apiFolder, "..", "web", "dist"));
  const { origins, trustedProxies } = env;
  const deps: Deps = {
    db,
    vault,
    identities,
    installation: {
      keyFile: env.keyFile,
      identityKeyFile: env.identityKeyFile,
      dataFolder: env.dataFolder,
      database: env.databaseUrl ? "own-server" : "embedded",
    },
    withdrawals: await WithdrawalList.open(withdrawalListPath(env.keyFile), vault),
    parser,
    scorer,
    anchors,
    log,
    now: () => new Date(),
    origins,
    trustedProxies,
    mail: env.smtp && { mailer: createMailer(env.smtp), after: new AfterAnswer(log) },
    files,
  };
  await asAccount(db, "", (tx) => recordServerAudit(tx, deps, null, { kind: "server.started", facts: {} }));
  const again = await reapplyWithdrawals(deps);
  if (again > 0) report(withdrawnAgain(again));
  await loadFrameworks(db, readFrameworks(join(apiFolder, "frameworks")));
  const lead = env.demo ? await loadDemos(deps, join(apiFolder, "demo"), report) : undefined;
  listener.answerWith(createApp(deps).fetch);
  if (origins[0].startsWith("https:") && trustedProxies === 0) report(BLIND_PROXY);
  const firstAccount = await makeFirstAccountLink(deps);
  const firstStep = firstAccount
    ? `\nMake the first account of this server, once and within 60 minutes: ${firstAccount}`
    : "";
  report(`Octant is ready at ${env.origins[0]}${firstStep}`);
  if (lead) report(`Sign in as ${lead.name}, once and within 15 minutes: ${await makeSignInLink(deps, lead.id)}`);
  return { anchoring: keepAnchors(deps, anchors), mail: deps.mail };
}

const withdrawnAgain = (sources: number) =>
  `Withdrawals were carried out again, because a backup had brought back ${sources === 1 ? "a source" : `${sources} sources`}.`;

/** Without a built web app the API still answers; `npm start` builds it. */
function readWebApp(folder: string): StaticFiles | undefined {
  return existsSync(join(folder, "index.html")) ? readStaticFiles(folder) : undefined;
}
