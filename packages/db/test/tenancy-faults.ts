import type postgres from "postgres";

/** Tables that belong to no assessment; each new one is named here on purpose. */
const OUTSIDE = [
  "account",
  "account_link",
  "framework_version",
  "identity.key_check",
  "keyring.key_check",
  "keyring.server_key",
  "known_browser",
  "octant_migration",
  "passkey",
  "passkey_ceremony",
  "recovery_code",
  "server_audit_entry",
  "session",
  "sign_in_link",
  "sign_in_try",
] as const;

/** Policies beside the one that every tenant table has: they only let a person find the own assessments, and
 * a change of the key file find whose keys are to be wrapped anew. */
const READING_POLICIES = ["assessment_of_member", "assessment_key_for_rekey", "member_own_rows"] as const;

const OF_ASSESSMENT = "(assessment_id = (NULLIF(current_setting('octant.assessment'::text, true), ''::text))::uuid)";

/** Everything in the catalogue by which one assessment could reach another. Empty is what it should be. */
export async function tenancyFaults(sql: postgres.ISql): Promise<string[]> {
  const found = await Promise.all([
    tableFaults(sql),
    policyFaults(sql),
    keyFaults(sql),
    bypassFaults(sql),
    ownerFaults(sql),
    publicFaults(sql),
    rightFaults(sql),
  ]);
  return found.flat().toSorted();
}

const ours = (sql: postgres.ISql) =>
  sql`relnamespace in (select oid from pg_namespace where nspname in ('public', 'keyring', 'identity', 'door'))`;
const sentences = (rows: Iterable<postgres.Row>) => Array.from(rows, (row) => String(row.fault));

async function tableFaults(sql: postgres.ISql) {
  return sentences(
    await sql`
    select c.oid::regclass || fault as fault
    from pg_class c
    left join pg_attribute a on a.attrelid = c.oid and a.attname = 'assessment_id' and not a.attisdropped,
    lateral (values
      (a.attname is null and c.oid::regclass::text <> all (${[...OUTSIDE]}), ' has no assessment_id'),
      (a.attname is not null and not a.attnotnull, ' may have no assessment'),
      (a.attname is not null and not c.relrowsecurity, ' has no row security'),
      (a.attname is not null and not c.relforcerowsecurity, ' does not bind its owner')
    ) as rule (broken, fault)
    where c.relkind in ('r', 'p') and broken and ${ours(sql)}`,
  );
}

async function policyFaults(sql: postgres.ISql) {
  const isTenants = sql`
    polcmd = '*' and polpermissive and polroles = '{0}'
    and pg_get_expr(polqual, polrelid) = ${OF_ASSESSMENT} and pg_get_expr(polwithcheck, polrelid) = ${OF_ASSESSMENT}`;
  return sentences(
    await sql`
    select c.oid::regclass || ' has no policy' as fault
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'assessment_id'
    where c.relkind in ('r', 'p') and ${ours(sql)}
      and not exists (select from pg_policy where polrelid = c.oid and ${isTenants})
    union all
    select polname || ' lets more through' from pg_policy
    where polpermissive and not (${isTenants}) and not (polcmd = 'r' and polname = any (${[...READING_POLICIES]}))`,
  );
}

/** Key checks go past row security: a key on an id alone would tell of another assessment, or point into it. */
async function keyFaults(sql: postgres.ISql) {
  return sentences(
    await sql`
    with tenant as (
      select attrelid, attnum from pg_attribute join pg_class c on c.oid = attrelid
      where attname = 'assessment_id' and c.relkind in ('r', 'p') and ${ours(sql)}
    )
    select indexrelid::regclass || ' is unique without the assessment first' as fault
    from pg_index join tenant on attrelid = indrelid
    where indisunique and indkey[0] <> attnum
    union all
    select conname || ' does not begin with the assessment'
    from pg_constraint
    left join tenant own on own.attrelid = conrelid
    left join tenant other on other.attrelid = confrelid
    where contype = 'f' and (own.attnum is not null or other.attnum is not null)
      and (own.attnum is distinct from conkey[1] or other.attnum is distinct from confkey[1])`,
  );
}

async function bypassFaults(sql: postgres.ISql) {
  return sentences(
    await sql`
    select c.oid::regclass || ' is a view, which asks as its owner' as fault
    from pg_class c where relkind in ('v', 'm', 'f') and ${ours(sql)}
    union all
    select p.oid::regprocedure || ' runs as its owner' from pg_proc p
    where prosecdef and pronamespace in (select oid from pg_namespace where nspname in ('public', 'keyring', 'identity', 'door'))`,
  );
}

async function ownerFaults(sql: postgres.ISql) {
  return sentences(
    await sql`
    select r.rolname || fault as fault
    from pg_roles r,
    lateral (values
      (exists (select from pg_shdepend where refobjid = r.oid and deptype = 'o'), ' owns something'),
      (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication, ' may do what row security forbids'),
      (r.rolcanlogin and r.rolinherit, ' has rights without entering a role')
    ) as rule (broken, fault)
    where broken and r.rolname in ('octant_app', 'octant_keyring', 'octant_identity', 'octant_rekey', 'octant_eraser',
        'octant_at_' || current_database(), 'octant_identity_at_' || current_database())`,
  );
}

async function publicFaults(sql: postgres.ISql) {
  return sentences(
    await sql`
    select 'public may ' || privilege_type || ' on ' || thing as fault
    from (
      select c.oid::regclass::text, coalesce(relacl, acldefault('r', relowner)) from pg_class c
      where relkind in ('r', 'p', 'v', 'm', 'S') and ${ours(sql)}
      union all
      select attrelid::regclass || '.' || attname, attacl from pg_attribute join pg_class c on c.oid = attrelid where ${ours(sql)}
      union all
      select 'schema ' || nspname, coalesce(nspacl, acldefault('n', nspowner)) from pg_namespace
      where nspname in ('public', 'keyring', 'identity', 'door')
      union all
      select p.oid::regprocedure::text, coalesce(proacl, acldefault('f', proowner)) from pg_proc p
      where pronamespace in (select oid from pg_namespace where nspname in ('public', 'keyring', 'identity', 'door'))
      union all
      select 'database', coalesce(datacl, acldefault('d', datdba)) from pg_database where datname = current_database()
    ) as object (thing, acl), aclexplode(acl)
    where grantee = 0`,
  );
}

async function rightFaults(sql: postgres.ISql) {
  return sentences(
    await sql`
    select r.rolname || ' may ' || privilege || ' on ' || c.oid::regclass as fault
    from pg_roles r, pg_class c join pg_namespace n on n.oid = relnamespace,
      unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) as privilege
    where has_table_privilege(r.oid, c.oid, privilege) and relkind in ('r', 'p') and ${ours(sql)}
      and (r.rolname, n.nspname) in (
        ('octant_app', 'keyring'), ('octant_app', 'identity'),
        ('octant_keyring', 'public'), ('octant_keyring', 'identity'),
        ('octant_identity', 'public'), ('octant_identity', 'keyring'),
        ('octant_at_' || current_database(), 'keyring'), ('octant_at_' || current_database(), 'public'),
        ('octant_at_' || current_database(), 'identity'), ('octant_identity_at_' || current_database(), 'keyring'),
        ('octant_identity_at_' || current_database(), 'public'), ('octant_identity_at_' || current_database(), 'identity'),
        ('octant_app', 'public')
      )
      and ((r.rolname, n.nspname) <> ('octant_app', 'public')
        or privilege in ('TRUNCATE', 'REFERENCES', 'TRIGGER')
        or privilege = 'DELETE' and c.relname in ('assessment', 'source', 'text_version', 'segment', 'coding', 'memo', 'change', 'command', 'audit_entry', 'server_audit_entry')
        or privilege = 'UPDATE' and c.relname in ('text_version', 'segment', 'change', 'audit_entry', 'server_audit_entry'))
    union all
    select 'octant_eraser may ' || privilege || ' on ' || c.oid::regclass
    from pg_class c, unnest(array['SELECT', 'INSERT', 'UPDATE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) as privilege
    where has_table_privilege('octant_eraser', c.oid, privilege) and relkind in ('r', 'p') and ${ours(sql)}
    union all
    select 'octant_eraser may read ' || attrelid::regclass || '.' || attname
    from pg_attribute join pg_class c on c.oid = attrelid
    where relkind in ('r', 'p') and attnum > 0 and not attisdropped and ${ours(sql)}
      and has_column_privilege('octant_eraser', attrelid, attnum, 'SELECT')
      and attname <> 'assessment_id' and (attrelid, attname) <> ('member'::regclass, 'account_id')
    union all
    select r.rolname || ' may call ' || p.oid::regprocedure
    from pg_roles r, pg_proc p join pg_namespace n on n.oid = pronamespace
    where n.nspname in ('public', 'keyring', 'identity', 'door') and has_function_privilege(r.oid, p.oid, 'EXECUTE')
      and r.rolname in ('octant_at_' || current_database(), 'octant_identity_at_' || current_database())
      and (r.rolname, p.proname) <> ('octant_at_' || current_database(), 'find_session')
    union all
    select r.rolname || ' may create in schema ' || nspname
    from pg_roles r, pg_namespace
    where nspname in ('public', 'keyring', 'identity', 'door') and has_schema_privilege(r.oid, pg_namespace.oid, 'CREATE')
      and r.rolname in ('octant_app', 'octant_keyring', 'octant_identity', 'octant_eraser',
        'octant_at_' || current_database(), 'octant_identity_at_' || current_database())`,
  );
}
