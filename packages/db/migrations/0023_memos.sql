-- 0023 Memos: what a member of the team notes while working, on one thing: a coding, a source, a code, a dimension (in an area
-- and a period, where it is so meant), or, with none of them, the assessment. Its words are sealed under the key of the record
-- that it is about. Removed by a date, never deleted, so that a removal can be undone.
-- Locks: a new table, none that matter. Rows moved: none. Forward only: a later file mends a mistake in this one.
create table memo (
  assessment_id uuid not null,
  id uuid not null,
  coding_id uuid,
  source_id uuid,
  code_id uuid,
  dimension_id text,
  area_id uuid,
  period_id uuid,
  account_id uuid not null,
  body_sealed bytea not null,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  edited_at timestamptz,
  deleted_at timestamptz,
  primary key (assessment_id, id),
  constraint memo_of_assessment_known foreign key (assessment_id) references assessment (assessment_id),
  constraint memo_on_coding foreign key (assessment_id, coding_id) references coding (assessment_id, id),
  constraint memo_on_source foreign key (assessment_id, source_id) references source (assessment_id, id),
  constraint memo_on_code foreign key (assessment_id, code_id) references code (assessment_id, id),
  constraint memo_in_area foreign key (assessment_id, area_id) references area (assessment_id, id),
  constraint memo_in_period foreign key (assessment_id, period_id) references period (assessment_id, id),
  constraint memo_on_one_thing check (num_nonnulls(coding_id, source_id, code_id, dimension_id) <= 1),
  constraint memo_cell_has_dimension check (dimension_id is not null or num_nonnulls(area_id, period_id) = 0)
);
create index memo_by_coding on memo (assessment_id, coding_id) where coding_id is not null;
create index memo_by_source on memo (assessment_id, source_id) where source_id is not null;
create index memo_by_code on memo (assessment_id, code_id) where code_id is not null;
create index memo_by_area on memo (assessment_id, area_id) where area_id is not null;
create index memo_by_period on memo (assessment_id, period_id) where period_id is not null;
select octant_isolate('memo');
select octant_let_erase('memo');
grant select, insert, update (body_sealed, row_version, edited_at, deleted_at) on memo to octant_app;

-- Whoever may not see a coding may not know what was noted on it: the question is asked of the coding's own row security.
create policy memo_with_its_coding on memo as restrictive for select to octant_app using (
  coding_id is null
  or exists (select from coding where coding.assessment_id = memo.assessment_id and coding.id = memo.coding_id)
);
