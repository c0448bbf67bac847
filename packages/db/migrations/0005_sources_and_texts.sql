-- 0005 Sources and texts: the register, and texts that never change once they are in.
-- Locks: new tables, none that matter. Rows moved: none. Forward only: a later file mends a mistake in this one.

create table source (
  assessment_id uuid not null,
  id uuid not null,
  number integer not null,
  kind text not null,
  cluster_id uuid not null,
  area_id uuid,
  language text,
  direction text not null,
  consent_analyse text not null,
  consent_quote text not null,
  consent_archive text not null,
  consent_recontact text not null,
  primary_coder_id uuid,
  title_sealed bytea not null,
  file_name_sealed bytea,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  withdrawn_at timestamptz,
  primary key (assessment_id, id),
  constraint source_number_once unique (assessment_id, kind, number),
  constraint source_of_cluster foreign key (assessment_id, cluster_id) references cluster (assessment_id, id),
  constraint source_of_area foreign key (assessment_id, area_id) references area (assessment_id, id),
  constraint source_of_primary_coder foreign key (assessment_id, primary_coder_id) references coder (assessment_id, id),
  constraint source_number_counts_from_one check (number >= 1),
  constraint source_kind_known check (kind in ('interview', 'focus-group', 'document', 'notes')),
  constraint source_direction_known check (direction in ('ltr', 'rtl')),
  constraint source_consent_analyse_known check (consent_analyse in ('granted', 'refused', 'not-asked', 'withdrawn')),
  constraint source_consent_quote_known check (consent_quote in ('granted', 'refused', 'not-asked', 'withdrawn')),
  constraint source_consent_archive_known check (consent_archive in ('granted', 'refused', 'not-asked', 'withdrawn')),
  constraint source_consent_recontact_known check (consent_recontact in ('granted', 'refused', 'not-asked', 'withdrawn'))
);
create index source_by_cluster on source (assessment_id, cluster_id);
create index source_by_area on source (assessment_id, area_id);
select octant_isolate('source');
grant select, insert, update on source to octant_app;

create table source_period (
  assessment_id uuid not null,
  source_id uuid not null,
  period_id uuid not null,
  primary key (assessment_id, source_id, period_id),
  constraint source_period_of_source foreign key (assessment_id, source_id) references source (assessment_id, id),
  constraint source_period_of_period foreign key (assessment_id, period_id) references period (assessment_id, id)
);
create index source_period_by_period on source_period (assessment_id, period_id);
select octant_isolate('source_period');
grant select, insert, delete on source_period to octant_app;

-- A correction makes a new version. `length` counts code points; `digest` is keyed, so that it gives no text away.
create table text_version (
  assessment_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  version integer not null,
  length integer not null,
  digest bytea not null,
  encoding text not null,
  text_sealed bytea not null,
  original_sealed bytea,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  primary key (assessment_id, id),
  constraint text_version_once unique (assessment_id, source_id, version),
  constraint text_version_of_source foreign key (assessment_id, source_id) references source (assessment_id, id),
  constraint text_version_counts_from_one check (version >= 1),
  constraint text_version_length_not_negative check (length >= 0)
);
-- ciphertext does not shrink: do not spend time on trying
alter table text_version alter column text_sealed set storage external, alter column original_sealed set storage external;
create trigger text_version_stays before update on text_version
  for each row execute function octant_refuse_rewriting();
select octant_isolate('text_version');
grant select, insert on text_version to octant_app;

create table speaker (
  assessment_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  name_sealed bytea not null,
  role text,
  position integer not null,
  primary key (assessment_id, id),
  constraint speaker_of_source foreign key (assessment_id, source_id) references source (assessment_id, id),
  constraint speaker_role_known check (role in ('interviewer', 'respondent'))
);
create index speaker_by_source on speaker (assessment_id, source_id, position);
select octant_isolate('speaker');
grant select, insert, update (name_sealed, role, position) on speaker to octant_app;

-- What one speaker says in one go, in code points: from start_at with the name, from speech_start_at without it.
create table turn (
  assessment_id uuid not null,
  text_version_id uuid not null,
  ordinal integer not null,
  start_at integer not null,
  end_at integer not null,
  speech_start_at integer not null,
  speaker_id uuid,
  primary key (assessment_id, text_version_id, ordinal),
  constraint turn_of_text_version foreign key (assessment_id, text_version_id) references text_version (assessment_id, id),
  constraint turn_of_speaker foreign key (assessment_id, speaker_id) references speaker (assessment_id, id),
  constraint turn_in_order check (0 <= start_at and start_at <= speech_start_at and speech_start_at <= end_at and start_at < end_at)
);
create index turn_by_speaker on turn (assessment_id, speaker_id);
select octant_isolate('turn');
grant select, insert, update (speaker_id) on turn to octant_app;
