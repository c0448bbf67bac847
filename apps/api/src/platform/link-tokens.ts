import { z } from "zod";
import { hashToken, makeToken } from "./tokens.ts";

/** A link's token: the secret to be told once, and the hash that is kept. */
export type MadeToken = { token: string; tokenHash: Uint8Array };

/** The token of a link that belongs to the whole server. */
export function makeLinkToken(): MadeToken {
  const token = makeToken();
  return { token, tokenHash: hashToken(token) };
}

/** An invitation's token bears its assessment before the secret, so that it is looked for in that assessment alone. */
export function makeInvitationToken(assessmentId: string): MadeToken {
  const token = `${toShortId(assessmentId)}.${makeToken()}`;
  return { token, tokenHash: hashToken(token) };
}

/** Where a link's token belongs, and the hash by which it is found; `assessmentId` is null for one of the whole server. */
export type ParsedToken = { assessmentId: string | null; tokenHash: Uint8Array };

/** Reads a token that has the form of `LinkToken`. One that names no assessment that can be simply finds nothing. */
export function parseLinkToken(token: string): ParsedToken {
  const [short, secret] = token.split(".");
  const assessmentId = secret === undefined || short === undefined ? null : fromShortId(short);
  return { assessmentId, tokenHash: hashToken(token) };
}

/** A uuid as 22 letters and digits. */
export function toShortId(id: string): string {
  return Buffer.from(id.replaceAll("-", ""), "hex").toString("base64url");
}

/** The uuid of 22 letters and digits; null where they are none. */
export function fromShortId(short: string): string | null {
  const hex = Buffer.from(short, "base64url").toString("hex");
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return z.uuid().safeParse(id).data ?? null;
}
