export { type FoundIdentity, type IdentityScope, IdentityVault } from "./identity-vault.ts";
export { openIdentities, openIdentityKey } from "./open-identities.ts";
