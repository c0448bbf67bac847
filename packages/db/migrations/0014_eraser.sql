-- 0014 Eraser: a role that deletes an assessment with everything in it and can do nothing else. It can read no more than
-- which rows are the assessment's; row security binds it as it binds everybody.
-- Locks: none that matter. Rows moved: none. Forward only: a later file mends a mistake in this one.

do $$ begin
  create role octant_eraser nologin;
exception when duplicate_object or unique_violation then null;
end $$;

grant usage on schema public, keyring, identity to octant_eraser;

-- Called by the migration that makes a tenant table, beside octant_isolate.
create function octant_let_erase(target regclass) returns void language plpgsql set search_path = pg_catalog, public as $$
begin
  execute format('grant select (assessment_id), delete on %s to octant_eraser', target);
end $$;

select octant_let_erase(c.oid::regclass)
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'assessment_id' and not a.attisdropped
where c.relkind in ('r', 'p')
  and c.relnamespace in (select oid from pg_namespace where nspname in ('public', 'keyring', 'identity'));

-- the policy by which a person finds the own assessments looks at it, whoever asks
grant select (account_id) on member to octant_eraser;
