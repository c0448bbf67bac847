import { type Database, identityKeys, inIdentities, type Tx } from "@octant/db";
import { Person } from "@octant/schemas";
import { sql } from "drizzle-orm";
import { ProblemError } from "../problems.ts";
import type { Account } from "../request-context.ts";
import type { FileKeys } from "../vault/file-keys.ts";
import { ensureCheck } from "../vault/key-check.ts";
import { deleteRecordKeys, ensureAssessmentKey, type OpenRing, openSealer } from "../vault/open-sealer.ts";
import type { Opened, RecordSealer } from "../vault/record-sealer.ts";
import { deleteAssessment, deleteIdentities, findIdentity, type IdentityRow, writeIdentity } from "./queries.ts";

/** In which assessment, and who asks. */
export type IdentityScope = { assessmentId: string; account: Pick<Account, "id"> };
export type FoundIdentity = { rowVersion: number; person: Opened<Person> };
/** Is awaited before anything is changed, and only where something will be: the audit's entry comes before the act. */
export type Announce = () => Promise<void>;

/**
 * Who sources are: under a key file of its own, through a login of its own, which the paths of all other requests do not
 * hold. Each source is a record: the loss of its key harms nothing else.
 */
export class IdentityVault {
  readonly #db: Database;
  readonly #ring: OpenRing;

  private constructor(db: Database, keys: FileKeys) {
    this.#db = db;
    this.#ring = { tables: identityKeys, keys };
  }

  /** Undefined where nobody has written down who it is. */
  async find(scope: IdentityScope, sourceId: string): Promise<FoundIdentity | undefined> {
    return this.#inside(scope, async (tx) => {
      const row = await findIdentity(tx, scope.assessmentId, sourceId);
      if (!row) return undefined;
      const sealer = await openSealer(tx, this.#ring, scope.assessmentId, [sourceId]);
      return { rowVersion: row.rowVersion, person: openPerson(sealer, row) };
    });
  }

  /**
   * Writes down who a source is and gives the new version; the same command again gives the same. Throws `changed-since`
   * where `rowVersion` is not the present one (0: nothing is written down), and `command-reused`.
   */
  async write(
    scope: IdentityScope,
    sourceId: string,
    rowVersion: number,
    { id: commandId, person }: { id: string; person: Person },
    announce: Announce,
  ): Promise<number> {
    const { assessmentId, account } = scope;
    return this.#alone(scope, sourceId, async (tx) => {
      const found = await findIdentity(tx, assessmentId, sourceId);
      await ensureAssessmentKey(tx, this.#ring, assessmentId);
      const sealer = await openSealer(tx, this.#ring, assessmentId, [sourceId], { create: true });
      if (found && found.commandId === commandId && found.changedBy === account.id) {
        const before = openPerson(sealer, found);
        if (before.kind !== "open" || !isSame(before.value, person)) throw new ProblemError("command-reused");
        return found.rowVersion;
      }
      requireVersion(found, rowVersion);
      const next = rowVersion + 1;
      const personSealed = sealer.seal(sourceId, placeOf(sourceId, next), JSON.stringify(person));
      await announce();
      await writeIdentity(tx, {
        assessmentId,
        sourceId,
        rowVersion: next,
        personSealed,
        commandId,
        changedBy: account.id,
      });
      return next;
    });
  }

  /** Forgets who a source is, and destroys the key. Where nothing is written down it is forgotten already. */
  async remove(scope: IdentityScope, sourceId: string, rowVersion: number, announce: Announce): Promise<void> {
    await this.#alone(scope, sourceId, async (tx) => {
      const found = await findIdentity(tx, scope.assessmentId, sourceId);
      if (!found) return;
      requireVersion(found, rowVersion);
      await announce();
      await this.#forget(tx, scope.assessmentId, [sourceId]);
    });
  }

  /**
   * Forgets who these sources are, whatever their versions: when consent is withdrawn. Harmless to repeat. True where there
   * was something to forget.
   */
  async forget(scope: IdentityScope, sourceIds: readonly string[]): Promise<boolean> {
    return this.#inside(scope, (tx) => this.#forget(tx, scope.assessmentId, sourceIds));
  }

  /** Forgets how a source can be reached, and keeps the rest. Harmless to repeat. True where there was something to forget. */
  async forgetContact(scope: IdentityScope, sourceId: string): Promise<boolean> {
    const { assessmentId } = scope;
    return this.#alone(scope, sourceId, async (tx) => {
      const found = await findIdentity(tx, assessmentId, sourceId);
      if (!found) return false;
      const sealer = await openSealer(tx, this.#ring, assessmentId, [sourceId]);
      const person = openPerson(sealer, found);
      // what cannot be opened cannot be kept in part
      if (person.kind !== "open") return this.#forget(tx, assessmentId, [sourceId]);
      if (person.value.contact === "") return false;
      const next = found.rowVersion + 1;
      const kept = JSON.stringify({ ...person.value, contact: "" });
      const personSealed = sealer.seal(sourceId, placeOf(sourceId, next), kept);
      await writeIdentity(tx, { ...found, rowVersion: next, personSealed });
      return true;
    });
  }

  /** Forgets who all sources of an assessment are, with the key of them all. Their rows would keep the sources from going. */
  async forgetAssessment(scope: IdentityScope): Promise<void> {
    await this.#inside(scope, (tx) => deleteAssessment(tx, scope.assessmentId));
  }

  /**
   * `db` signs in for identities. Marks the database as sealed with their key file, before anything is. Throws where another
   * one was first.
   */
  static async open(db: Database, keys: FileKeys): Promise<IdentityVault> {
    const nowhere = { db, assessmentId: "", accountId: "" };
    await inIdentities(nowhere, (tx) => ensureCheck(tx, identityKeys, keys));
    return new IdentityVault(db, keys);
  }

  async #forget(tx: Tx, assessmentId: string, sourceIds: readonly string[]): Promise<boolean> {
    await deleteIdentities(tx, assessmentId, sourceIds);
    return (await deleteRecordKeys(tx, identityKeys, assessmentId, sourceIds)) > 0;
  }

  #inside<T>({ assessmentId, account }: IdentityScope, work: (tx: Tx) => Promise<T>): Promise<T> {
    return inIdentities({ db: this.#db, assessmentId, accountId: account.id }, work);
  }

  /** Of two who change the same source's identity, the second waits and looks again; there may be no row to lock yet. */
  #alone<T>(scope: IdentityScope, sourceId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#inside(scope, async (tx) => {
      const lock = `octant.identity ${scope.assessmentId} ${sourceId}`;
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`);
      return work(tx);
    });
  }
}

/** Which version stands there is told, never what it says: whoever wants to know that has to look, which is logged. */
function requireVersion(found: IdentityRow | undefined, rowVersion: number): void {
  const present = found?.rowVersion ?? 0;
  if (present !== rowVersion) throw new ProblemError("changed-since", { rowVersion: present });
}

function openPerson(sealer: RecordSealer, row: IdentityRow): Opened<Person> {
  const opened = sealer.tryOpen(row.sourceId, placeOf(row.sourceId, row.rowVersion), row.personSealed);
  return opened.kind === "open" ? { kind: "open", value: Person.parse(JSON.parse(opened.value)) } : opened;
}

const placeOf = (sourceId: string, rowVersion: number) => {
  return { table: "identity.source_identity", column: "person_sealed", rowId: sourceId, rowVersion };
};

const isSame = (a: Person, b: Person) =>
  a.name === b.name && a.contact === b.contact && a.place === b.place && a.note === b.note;
