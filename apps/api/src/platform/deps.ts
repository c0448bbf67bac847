import type { Database } from "@octant/db";
import type { Logger } from "pino";
import type { ScoringJob } from "../features/scorecard/scoring-job.ts";
import type { AnchorFile } from "./audit/index.ts";
import type { IdentityVault } from "./identities/index.ts";
import type { AfterAnswer, Mailer } from "./mail/index.ts";
import type { Parser } from "./parser/parser.ts";
import type { Scorer } from "./scorer/scorer.ts";
import type { StaticFiles } from "./static-files.ts";
import type { Vault } from "./vault/index.ts";
import type { WithdrawalList } from "./withdrawals/index.ts";

/** Where the server's own files lie. */
export type Installation = {
  keyFile: string;
  identityKeyFile: string;
  dataFolder: string;
  /** Embedded: it lies in the data folder. */
  database: "embedded" | "own-server";
};

/** What the app stands on; the process makes it once, a test makes its own. */
export type Deps = {
  db: Database;
  vault: Vault;
  /** Where uploads are read. */
  parser: Parser;
  /** Where figures are computed. */
  scorer: Scorer<ScoringJob>;
  /** Who sources are: handed to the routes of identities, and to no request context. */
  identities: IdentityVault;
  installation: Installation;
  /** Who has withdrawn, noted outside the database. */
  withdrawals: WithdrawalList;
  log: Logger;
  /** The time, for sessions and links. The database has its own for what it records. */
  now: () => Date;
  /** Where browsers reach this server, as they write it: the first is the one that links are made with. */
  origins: readonly [string, ...string[]];
  /** How many proxies in front may say who asks, as `clientAddress` reads it. */
  trustedProxies: number;
  /** Where the ends of the audit's chains are noted outside the database; without it none are. */
  anchors?: AnchorFile | undefined;
  /** By which people get a link for a new password; without it leads make those. */
  mail?: { mailer: Mailer; after: AfterAnswer } | undefined;
  /** The built web app; without it the server answers the API alone. */
  files?: StaticFiles | undefined;
};
