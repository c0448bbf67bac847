-- 0013 Key generations: a key file can be replaced while servers run. Every key says which key file it is wrapped with;
-- a recovery key, which is stored nowhere, can open what each key file holds.
-- Locks: the tables of keys for a moment. Rows moved: none. Forward only: a later file mends a mistake in this one.

do $$ begin
  create role octant_rekey nologin;
exception when duplicate_object or unique_violation then null;
end $$;

-- next_sealed is set while the key file is being replaced: from then on new keys are wrapped with the next one.
alter table keyring.key_check
  add column generation integer not null default 1,
  add column next_sealed bytea,
  add column recovery_sealed bytea,
  add column next_recovery_sealed bytea,
  add constraint key_check_counts_from_one check (generation >= 1);
alter table identity.key_check
  add column generation integer not null default 1,
  add column next_sealed bytea,
  add column recovery_sealed bytea,
  add column next_recovery_sealed bytea,
  add constraint key_check_counts_from_one check (generation >= 1);

alter table keyring.assessment_key add column generation integer not null default 1;
alter table identity.assessment_key add column generation integer not null default 1;
alter table keyring.server_key add column generation integer not null default 1;

-- Which assessments have keys of an older generation: the administrator enters this role for that alone. A key itself is
-- rewrapped in its own assessment, like everything else.
grant usage on schema keyring, identity to octant_rekey;
grant select (assessment_id, generation) on keyring.assessment_key, identity.assessment_key to octant_rekey;
create policy assessment_key_for_rekey on keyring.assessment_key for select to octant_rekey using (true);
create policy assessment_key_for_rekey on identity.assessment_key for select to octant_rekey using (true);
