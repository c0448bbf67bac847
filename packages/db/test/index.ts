export { databaseUrl, IDENTITY_PASSWORD, LOGIN_PASSWORD } from "./addresses.ts";
export { createTestDatabase, type TestDatabase } from "./create-test-database.ts";
