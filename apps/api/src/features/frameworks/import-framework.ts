import { createHash } from "node:crypto";
import { asAccount, frameworkVersions, type Tx } from "@octant/db";
import { Framework, PlacedFault } from "@octant/schemas";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { recordServerAudit } from "../../platform/audit/index.ts";
import type { Deps } from "../../platform/deps.ts";
import { FRAMEWORK_FILE } from "../../platform/limits.ts";
import type { Parser } from "../../platform/parser/parser.ts";
import { ProblemError } from "../../platform/problems.ts";
import type { SignedIn } from "../../platform/request-context.ts";
import { hasSecondFactor } from "../../platform/sessions.ts";

/** What the process that read the file may say; it is checked like a request. */
const Finding = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("read"), framework: Framework }),
  z.object({
    kind: z.literal("refused"),
    faults: z
      .array(PlacedFault.extend({ sentence: z.string().max(2_000) }))
      .min(1)
      .max(FRAMEWORK_FILE.faults),
    more: z.int().min(0),
  }),
]);

/**
 * Brings a framework into the library, where everybody on the server sees it. Whoever may start an assessment may bring one
 * for it. A published one stays as it is; a draft may be brought anew by the person who brought it, and by nobody else.
 * Throws `framework-faulty` with every fault and its place, `framework-taken`, `second-factor-required`, `too-busy`,
 * `body-too-large`. The same file again changes nothing.
 */
export async function importFramework(
  deps: Pick<Deps, "db" | "vault" | "parser">,
  signedIn: SignedIn,
  file: File,
): Promise<string> {
  if (file.size > FRAMEWORK_FILE.bytes) {
    throw new ProblemError("body-too-large", { limitBytes: FRAMEWORK_FILE.bytes, actualBytes: file.size });
  }
  const framework = await readAside(deps.parser, new Uint8Array(await file.arrayBuffer()));
  // asked last: whoever mends a file may have it checked as often as they like
  if (!hasSecondFactor(signedIn)) throw new ProblemError("second-factor-required");
  await asAccount(deps.db, signedIn.account.id, (tx) => storeFramework(tx, deps, signedIn.account.id, framework));
  return framework.id;
}

async function readAside(parser: Parser, bytes: Uint8Array): Promise<Framework> {
  const result = await parser.parse({ kind: "framework" }, bytes);
  if (result.kind === "busy") throw new ProblemError("too-busy");
  const finding = result.kind === "failed" ? undefined : Finding.safeParse(result.frame.head).data;
  if (!finding) {
    const sentence = "The file: it could not be read to the end.";
    throw new ProblemError("framework-faulty", { faults: [{ path: [], sentence, line: 1, column: 1 }], more: 0 });
  }
  if (finding.kind === "read") return finding.framework;
  const { faults, more } = finding;
  throw new ProblemError("framework-faulty", { faults, more });
}

/** Ids that begin so are kept for what comes with Octant, so that a later version of it never meets one that is taken. */
const SHIPPED = /^epon-/;

async function storeFramework(tx: Tx, deps: Pick<Deps, "vault">, accountId: string, document: Framework) {
  const { id, status } = document;
  if (SHIPPED.test(id)) throw new ProblemError("framework-taken");
  const isOwnOther = sql`${frameworkVersions.importedBy} = ${accountId} and ${frameworkVersions.status} = 'draft'
    and ${frameworkVersions.document} <> excluded.document`;
  const [stored] = await tx
    .insert(frameworkVersions)
    .values({ id, status, document, origin: "imported", importedBy: accountId })
    .onConflictDoUpdate({
      target: frameworkVersions.id,
      set: { status, document, loadedAt: sql`now()` },
      setWhere: isOwnOther,
    })
    .returning({ id: frameworkVersions.id });
  if (!stored) return requireSame(tx, accountId, document);
  const sha256 = createHash("sha256").update(JSON.stringify(document)).digest("hex");
  const facts = { sha256, published: status === "published" };
  await recordServerAudit(tx, deps, accountId, { kind: "framework.imported", facts });
}

/** The same file once more is no harm; anything else is refused. */
async function requireSame(tx: Tx, accountId: string, document: Framework): Promise<void> {
  const isSame = sql`${frameworkVersions.document} = ${JSON.stringify(document)}::jsonb`;
  const isIt = and(eq(frameworkVersions.id, document.id), eq(frameworkVersions.importedBy, accountId), isSame);
  if ((await tx.$count(frameworkVersions, isIt)) === 0) throw new ProblemError("framework-taken");
}
