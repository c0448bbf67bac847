-- 0009 Audit: acts that matter, one chain an assessment and one of the server; each entry's hash is made over the one before
-- with a key that is not in the database, so that nobody who has only the database can write a right one.
-- Locks: new tables, none that matter. Rows moved: none. Forward only: a later file mends a mistake in this one.

-- The number is dense, so that a missing entry shows. Entries hold ids, words of fixed lists and numbers; never text.
create table audit_entry (
  assessment_id uuid not null,
  seq bigint not null,
  id uuid not null,
  at timestamptz not null,
  actor_account_id uuid, -- null: the server itself
  kind text not null,
  entity text,
  entity_id uuid,
  facts jsonb not null default '{}',
  previous_hash bytea not null,
  hash bytea not null,
  primary key (assessment_id, seq),
  constraint audit_entry_of_assessment_known foreign key (assessment_id) references assessment (assessment_id),
  constraint audit_entry_kind_is_a_name check (length(kind) <= 60 and kind ~ '^[a-z-]+\.[a-z-]+$'),
  constraint audit_entry_facts_are_small check (jsonb_typeof(facts) = 'object' and length(facts::text) <= 1000),
  constraint audit_entry_hashes_whole check (length(previous_hash) = 32 and length(hash) = 32)
);
create index audit_entry_by_kind on audit_entry (assessment_id, kind, seq);
create trigger audit_entry_stays before update on audit_entry for each row execute function octant_refuse_rewriting();
create trigger audit_entry_remains before delete on audit_entry
  for each row when (current_user <> 'octant_eraser') execute function octant_refuse_rewriting();
select octant_isolate('audit_entry');
grant select, insert on audit_entry to octant_app;

create table server_audit_entry (
  seq bigint primary key,
  id uuid not null,
  at timestamptz not null,
  actor_account_id uuid,
  kind text not null,
  entity text,
  entity_id uuid,
  facts jsonb not null default '{}',
  previous_hash bytea not null,
  hash bytea not null,
  constraint server_audit_entry_kind_is_a_name check (length(kind) <= 60 and kind ~ '^[a-z-]+\.[a-z-]+$'),
  constraint server_audit_entry_facts_are_small check (jsonb_typeof(facts) = 'object' and length(facts::text) <= 1000),
  constraint server_audit_entry_hashes_whole check (length(previous_hash) = 32 and length(hash) = 32)
);
create index server_audit_entry_by_kind on server_audit_entry (kind, seq);
create trigger server_audit_entry_stays before update or delete on server_audit_entry
  for each row execute function octant_refuse_rewriting();
grant select, insert on server_audit_entry to octant_app;
