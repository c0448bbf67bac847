-- 0004 Keyring: record keys apart from the records, so that a dump of the tables alone opens nothing and that
-- destroying a key means something. Only octant_keyring comes in here; a transaction enters that role and leaves it.
-- Locks: new tables, none that matter. Rows moved: none. Forward only: a later file mends a mistake in this one.

create schema keyring;
revoke all on schema keyring from public;
grant usage on schema keyring to octant_keyring;

create table keyring.assessment_key (
  assessment_id uuid primary key,
  wrapped bytea not null
);
select octant_isolate('keyring.assessment_key');
grant select, insert, update (wrapped) on keyring.assessment_key to octant_keyring;

create table keyring.record_key (
  assessment_id uuid not null,
  record_id uuid not null,
  wrapped bytea not null,
  primary key (assessment_id, record_id),
  constraint record_key_of_assessment foreign key (assessment_id) references keyring.assessment_key (assessment_id)
);
select octant_isolate('keyring.record_key');
-- delete: a key is destroyed when consent is withdrawn
grant select, insert, update (wrapped), delete on keyring.record_key to octant_keyring;

-- One row, sealed with the key file: a start with another key file is refused before it can write anything.
create table keyring.key_check (
  id boolean primary key default true,
  sealed bytea not null,
  constraint key_check_one_row check (id)
);
grant select, insert, update (sealed) on keyring.key_check to octant_keyring;
