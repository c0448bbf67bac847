-- 0001 Roles and helpers: requests run in roles that own nothing, and every later table is shut to the public.
-- Locks: none that matter, the database is empty. Rows moved: none. Forward only: a later file mends a mistake in this one.

-- Roles belong to the whole server: another database may have made them already, or be making them at this moment.
do $$ begin
  create role octant_app nologin;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  create role octant_keyring nologin;
exception when duplicate_object or unique_violation then null;
end $$;

revoke all on schema public from public;
grant usage on schema public to octant_app;
alter default privileges revoke all on tables from public;
alter default privileges revoke all on sequences from public;
alter default privileges revoke execute on functions from public;
alter default privileges revoke usage on types from public;

-- Called by the migration that makes a tenant table, in the same transaction, so that the table never stands open.
-- nullif: after a commit the setting is '' on a pooled connection; then nothing is seen and nothing can be written.
create function octant_isolate(target regclass) returns void language plpgsql set search_path = pg_catalog, public as $$
declare
  table_name constant name := (select relname from pg_class where oid = target);
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target); -- the owner is bound by it too
  execute format(
    $policy$
      create policy %I on %s
        using (assessment_id = nullif(current_setting('octant.assessment', true), '')::uuid)
        with check (assessment_id = nullif(current_setting('octant.assessment', true), '')::uuid)
    $policy$,
    table_name || '_of_assessment', target
  );
end $$;

-- The trigger of a table whose rows stay as they were written; the owner is bound by it too.
create function octant_refuse_rewriting() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  raise exception 'a row of % stays as it was written', tg_table_name
    using errcode = 'check_violation', table = tg_table_name, constraint = tg_name;
end $$;
