export { type Anchor, AnchorFile, AnchorFileError, anchorPath, readAnchors } from "./anchor-file.ts";
export { readHead as findEnd } from "./chain-store.ts";
export { type Anchoring, anchorAll, keepAnchors } from "./keep-anchors.ts";
export { listChains } from "./list-chains.ts";
export { type AuditRecord, type AuditScope, recordAudit, recordServerAudit } from "./record-audit.ts";
export { type VerifiedAudit, verifyAudit } from "./verify-audit.ts";
