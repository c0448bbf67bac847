-- 0007 Change log and commands: who did what, with the values before and after; a command sent twice is done once.
-- Locks: new tables, none that matter. Rows moved: none. Forward only: a later file mends a mistake in this one.

-- Append-only. It is read in order of (tx, id) up to the oldest transaction still open, never by a dense number:
-- a number would tell one person how much the others do, and would make writers wait for one another.
create table change (
  assessment_id uuid not null,
  id uuid not null,
  tx xid8 not null default pg_current_xact_id(),
  at timestamptz not null default now(),
  actor_account_id uuid not null,
  command_id uuid,
  kind text not null,
  entity text not null,
  entity_id uuid not null,
  before jsonb,
  after jsonb,
  before_sealed bytea,
  after_sealed bytea,
  undoes uuid, -- the change that this one takes back; it can be taken back once
  primary key (assessment_id, id),
  constraint change_of_assessment_known foreign key (assessment_id) references assessment (assessment_id),
  constraint change_undoes_change foreign key (assessment_id, undoes) references change (assessment_id, id)
);
create index change_in_order on change (assessment_id, tx, id);
create index change_by_entity on change (assessment_id, entity_id, tx);
create index change_by_command on change (assessment_id, command_id) where command_id is not null;
create unique index change_undone_once on change (assessment_id, undoes) where undoes is not null;
create trigger change_stays before update on change for each row execute function octant_refuse_rewriting();
select octant_isolate('change');
grant select, insert on change to octant_app;

-- The id is the client's. It is the person's own: to another the same id is free, so that its use tells nothing.
create table command (
  assessment_id uuid not null,
  account_id uuid not null,
  id uuid not null,
  body_digest bytea not null,
  status smallint, -- null while the command is under way
  answer jsonb,
  at timestamptz not null default now(),
  primary key (assessment_id, account_id, id),
  constraint command_of_assessment_known foreign key (assessment_id) references assessment (assessment_id)
);
select octant_isolate('command');
grant select, insert, update (status, answer) on command to octant_app;
