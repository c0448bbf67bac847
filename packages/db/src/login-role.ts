import { createHash } from "node:crypto";
import type postgres from "postgres";
import { canSignIn } from "./find-password.ts";
import { MigrationError } from "./migration-error.ts";
import { scramVerifier } from "./scram.ts";

/** What signs in to a database: how its name begins, the roles that it may enter, and the functions that enter one for it. */
export type LoginKind = { prefix: string; enters: readonly string[]; calls: readonly string[] };

/** For requests. */
export const APP_LOGIN: LoginKind = {
  prefix: "octant_at_",
  enters: ["octant_app", "octant_keyring", "octant_eraser"],
  calls: ["door.find_session(bytea, uuid, timestamptz, timestamptz)"],
};
/** For who sources are: it can enter nothing else, and nothing else can enter there. */
export const IDENTITY_LOGIN: LoginKind = { prefix: "octant_identity_at_", enters: ["octant_identity"], calls: [] };

const NAME_BYTES = 63;

/** Names the one role of its kind that may sign in to a database. Two databases never share one. */
export function loginRoleName({ prefix }: LoginKind, database: string): string {
  const plain = database.toLowerCase().replace(/[^a-z0-9_]/g, "_");
  const room = NAME_BYTES - prefix.length;
  if (plain === database && plain.length <= room) return `${prefix}${plain}`;
  const digest = createHash("sha256").update(database).digest("hex").slice(0, 8);
  return `${prefix}${plain.slice(0, room - digest.length - 1)}_${digest}`;
}

/** The address under which the app signs in, made from the administrator's. */
export function loginUrl(adminUrl: string, role: string, password: string): string {
  const url = new URL(adminUrl);
  if (!url.host) throw new MigrationError("The address of the database names no host.");
  url.username = role;
  url.password = password;
  return url.href;
}

/**
 * Makes a login role of the database, or mends what is missing of it. It may do nothing but enter the roles of its kind and
 * call what enters one for it, and signs in to this database only. Gives its name. The password is set by `ensureLoginPassword`.
 */
export async function ensureLoginRole(tx: postgres.TransactionSql, kind: LoginKind): Promise<string> {
  const [database] = await tx<{ name: string }[]>`select current_database() as name`;
  if (!database) throw new MigrationError("The database does not tell its name.");
  const role = loginRoleName(kind, database.name);
  const [found] = await tx<RoleRow[]>`
    select rolcanlogin, rolinherit, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, coalesce(rolconfig, '{}') as rolconfig
    from pg_roles where rolname = ${role}`;
  if (!found) await tx`create role ${tx(role)} login noinherit nosuperuser nobypassrls nocreaterole nocreatedb`;
  else if (!isHarmless(found)) {
    throw new MigrationError(
      `The role ${role} may do more than Octant's role should. Drop it, or take its rights away.`,
    );
  }
  for (const [name, value] of LIMITS) {
    const set = found?.rolconfig.includes(`${name}=${value}`);
    if (!set) await tx.unsafe(`alter role "${role}" set ${name} = '${value}'`);
  }
  for (const group of kind.enters) {
    const [member] = await tx`
      select from pg_auth_members where roleid = ${group}::regrole and member = ${role}::regrole`;
    if (!member) await tx`grant ${tx(group)} to ${tx(role)}`;
  }
  for (const called of kind.calls) await allowCall(tx, called, role);
  await shutDatabase(tx, database.name, role);
  return role;
}

async function allowCall(tx: postgres.TransactionSql, called: string, role: string): Promise<void> {
  const [may] = await tx<{ may: boolean }[]>`
    select has_function_privilege(${role}, ${called}, 'EXECUTE') and has_schema_privilege(${role}, 'door', 'USAGE') as may`;
  if (may?.may) return;
  await tx`grant usage on schema door to ${tx(role)}`;
  await tx.unsafe(`grant execute on function ${called} to "${role}"`);
}

type RoleRow = {
  rolcanlogin: boolean;
  rolinherit: boolean;
  rolsuper: boolean;
  rolbypassrls: boolean;
  rolcreaterole: boolean;
  rolcreatedb: boolean;
  rolconfig: string[];
};

const LIMITS = [
  ["statement_timeout", "15s"],
  ["idle_in_transaction_session_timeout", "10s"],
] as const;

function isHarmless(role: RoleRow): boolean {
  const tooMuch = role.rolinherit || role.rolsuper || role.rolbypassrls || role.rolcreaterole || role.rolcreatedb;
  return role.rolcanlogin && !tooMuch;
}

/** The groups belong to the whole server: without this, another database's login role could enter them here. */
async function shutDatabase(tx: postgres.TransactionSql, database: string, role: string) {
  const [open] = await tx<{ toPublic: boolean; toRole: boolean }[]>`
    select
      exists (select from aclexplode(coalesce(datacl, acldefault('d', datdba))) where grantee = 0) as "toPublic",
      exists (select from aclexplode(datacl) where grantee = ${role}::regrole and privilege_type = 'CONNECT') as "toRole"
    from pg_database where datname = ${database}`;
  if (open?.toPublic) await tx`revoke all on database ${tx(database)} from public`;
  if (!open?.toRole) await tx`grant connect on database ${tx(database)} to ${tx(role)}`;
}

/** Sets the login role's password where the given one does not open the door; a start that finds it right writes nothing. */
export async function ensureLoginPassword(admin: postgres.Sql, adminUrl: string, role: string, password: string) {
  const url = loginUrl(adminUrl, role, password);
  if (await canSignIn(url)) return;
  await admin.unsafe(`alter role "${role}" password '${scramVerifier(password)}'`);
  if (await canSignIn(url)) return;
  throw new MigrationError(`The database does not let the role ${role} sign in; see what its pg_hba.conf allows.`);
}
