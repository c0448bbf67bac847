-- 0011 Identities: who a source is, in a schema of its own that requests cannot enter. Its role and its login are its own,
-- and what stands here is sealed under a second key file. Keys lie in tables of their own, so that they can be backed up apart.
-- Locks: a new key to source takes a short lock on it. Rows moved: none. Forward only: a later file mends a mistake in this one.

do $$ begin
  create role octant_identity nologin;
exception when duplicate_object or unique_violation then null;
end $$;

create schema identity;
revoke all on schema identity from public;
grant usage on schema identity to octant_identity;

-- One row, sealed with the identities' key file: a start with another one is refused before it can write anything.
create table identity.key_check (
  id boolean primary key default true,
  sealed bytea not null,
  constraint key_check_one_row check (id)
);
grant select, insert, update (sealed) on identity.key_check to octant_identity;

create table identity.assessment_key (
  assessment_id uuid primary key,
  wrapped bytea not null
);
select octant_isolate('identity.assessment_key');
-- delete: with the whole assessment
grant select, insert, update (wrapped), delete on identity.assessment_key to octant_identity;

create table identity.record_key (
  assessment_id uuid not null,
  record_id uuid not null,
  wrapped bytea not null,
  primary key (assessment_id, record_id),
  constraint record_key_of_assessment foreign key (assessment_id) references identity.assessment_key (assessment_id)
);
select octant_isolate('identity.record_key');
grant select, insert, delete on identity.record_key to octant_identity;

-- Who a source is: name, contact, exact place and note, sealed as one, so that not even which of them are known can be seen.
-- The key to source is checked by the database itself: the role that comes in here cannot read the register.
create table identity.source_identity (
  assessment_id uuid not null,
  source_id uuid not null,
  row_version integer not null default 1,
  person_sealed bytea not null,
  command_id uuid not null, -- the command that wrote this version: sent again, it is carried out once
  changed_by uuid not null,
  changed_at timestamptz not null default now(),
  primary key (assessment_id, source_id),
  constraint source_identity_of_source foreign key (assessment_id, source_id) references source (assessment_id, id),
  constraint source_identity_version_counts_from_one check (row_version >= 1)
);
select octant_isolate('identity.source_identity');
-- delete: who a source is can be forgotten without the source
grant select, insert, update (row_version, person_sealed, command_id, changed_by, changed_at), delete
  on identity.source_identity to octant_identity;
