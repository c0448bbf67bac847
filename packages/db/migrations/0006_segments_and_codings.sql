-- 0006 Segments and codings: a passage of a text, and what a coder lays on it. A passage may lie there without a code.
-- Codings hold positions, not quotes. They are removed by a date, never deleted, so that a removal can be undone.
-- Locks: new tables, none that matter. Rows moved: none. Forward only: a later file mends a mistake in this one.

-- Half-open, in code points of the text version: [start_at, end_at).
create table segment (
  assessment_id uuid not null,
  id uuid not null,
  text_version_id uuid not null,
  start_at integer not null,
  end_at integer not null,
  external_id text, -- the passage's name in another tool's project
  primary key (assessment_id, id),
  constraint segment_of_text_version foreign key (assessment_id, text_version_id) references text_version (assessment_id, id),
  constraint segment_starts_in_text check (start_at >= 0),
  constraint segment_not_empty check (start_at < end_at)
);
create index segment_by_text_version on segment (assessment_id, text_version_id, start_at, end_at);
-- two people who select the same passage at once share one segment; an imported passage keeps its own identity
create unique index segment_once on segment (assessment_id, text_version_id, start_at, end_at) where external_id is null;
create unique index segment_external_once on segment (assessment_id, text_version_id, external_id) where external_id is not null;
select octant_isolate('segment');
grant select, insert on segment to octant_app;

create table coding (
  assessment_id uuid not null,
  id uuid not null,
  segment_id uuid not null,
  code_id uuid not null,
  coder_id uuid not null,
  stance text not null,
  about_area_id uuid,
  speaker_id uuid,
  round_id uuid, -- the blind round it was made in; rounds come with agreement
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (assessment_id, id),
  constraint coding_of_segment foreign key (assessment_id, segment_id) references segment (assessment_id, id),
  constraint coding_of_code foreign key (assessment_id, code_id) references code (assessment_id, id),
  constraint coding_of_coder foreign key (assessment_id, coder_id) references coder (assessment_id, id),
  constraint coding_about_area foreign key (assessment_id, about_area_id) references area (assessment_id, id),
  constraint coding_of_speaker foreign key (assessment_id, speaker_id) references speaker (assessment_id, id),
  constraint coding_stance_known check (stance in ('supports', 'mixed', 'constrains', 'context'))
);
-- Live codings only: the removed ones are reached by their id. The first serves all of an assessment, and by way of
-- segment_by_text_version those of a text; the second serves the list behind a figure.
create index coding_by_segment on coding (assessment_id, segment_id) where deleted_at is null;
create index coding_by_code on coding (assessment_id, code_id) where deleted_at is null;
select octant_isolate('coding');
grant select, insert, update (code_id, stance, about_area_id, speaker_id, row_version, updated_at, deleted_at)
  on coding to octant_app;

create table coding_period (
  assessment_id uuid not null,
  coding_id uuid not null,
  period_id uuid not null,
  primary key (assessment_id, coding_id, period_id),
  constraint coding_period_of_coding foreign key (assessment_id, coding_id) references coding (assessment_id, id),
  constraint coding_period_of_period foreign key (assessment_id, period_id) references period (assessment_id, id)
);
create index coding_period_by_period on coding_period (assessment_id, period_id);
select octant_isolate('coding_period');
grant select, insert, delete on coding_period to octant_app;
