export { appAddress } from "./app-address.ts";
export { type Connection, type ConnectOptions, connect, type Database, type Tx } from "./connect.ts";
export { EmbeddedError } from "./embedded/embedded-error.ts";
export { findRunningCluster } from "./embedded/find-running-cluster.ts";
export { type EmbeddedCluster, type EmbeddedOptions, openEmbeddedCluster } from "./embedded/open-embedded-cluster.ts";
export { findCluster } from "./embedded/place.ts";
export { countErasable, ERASED_TABLES, type ErasedTable, eraseAssessment } from "./erase-assessment.ts";
export {
  type AssessmentScope,
  alone,
  asAccount,
  inAssessment,
  inIdentities,
  withAssessment,
  withKeyring,
} from "./in-assessment.ts";
export { ensureAppLogin, ensureIdentityLogin } from "./logins.ts";
export { type MigrateOptions, migrate } from "./migrate.ts";
export { MigrationError } from "./migration-error.ts";
export * from "./schema/index.ts";
