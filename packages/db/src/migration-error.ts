/** Why a database cannot be brought up to date, as a sentence for the operator. The `cause` is for tests, not for logs. */
export class MigrationError extends Error {
  override name = "MigrationError";
}
