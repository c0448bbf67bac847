-- 0021 Judged positions: what a source, taken whole, says to a question, where somebody judged it instead of counting. It cites
-- at least one coding; a cited coding that is removed stays cited, and says so.
-- Locks: new tables, none that matter. Rows moved: none. Forward only: a later file mends a mistake in this one.
create table judged_position (
  assessment_id uuid not null,
  source_id uuid not null,
  question_id text not null,
  position real not null,
  reason_sealed bytea not null,
  judged_by uuid not null,
  judged_at timestamptz not null default now(),
  row_version integer not null default 1,
  primary key (assessment_id, source_id, question_id),
  constraint judged_position_of_source foreign key (assessment_id, source_id) references source (assessment_id, id),
  constraint judged_position_is_a_step check (position in (-1, -0.5, 0, 0.5, 1))
);
select octant_isolate('judged_position');
select octant_let_erase('judged_position');
grant select, insert, update, delete on judged_position to octant_app;

create table judged_position_citation (
  assessment_id uuid not null,
  source_id uuid not null,
  question_id text not null,
  coding_id uuid not null,
  primary key (assessment_id, source_id, question_id, coding_id),
  constraint judged_position_citation_of_position foreign key (assessment_id, source_id, question_id)
    references judged_position (assessment_id, source_id, question_id) on delete cascade,
  constraint judged_position_citation_of_coding foreign key (assessment_id, coding_id) references coding (assessment_id, id)
);
create index judged_position_citation_by_coding on judged_position_citation (assessment_id, coding_id);
select octant_isolate('judged_position_citation');
select octant_let_erase('judged_position_citation');
grant select, insert, delete on judged_position_citation to octant_app;
