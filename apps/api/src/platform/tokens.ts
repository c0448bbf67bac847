import { createHash, randomBytes } from "node:crypto";

/** A secret for a link or a cookie: 256 random bits, 43 characters. */
export function makeToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What the database keeps of a token. It is random, so nothing slower is needed to protect it. */
export function hashToken(token: string): Uint8Array {
  return createHash("sha256").update(token).digest();
}
