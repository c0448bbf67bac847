-- 0018 Study design: the mission that is assessed, what its mandate asks of it, and whom the study plans to hear where.
-- Locks: area, period and stakeholder_group shortly, for columns that are null or constant. Rows moved: none.
-- Forward only: a later file mends a mistake in this one.

-- One for an assessment, made with the first thing that is said. The mission's facts are public; what the team makes of
-- them is sealed. The version counts every change of any part of the design, so that two leads notice each other.
create table study_design (
  assessment_id uuid primary key,
  row_version integer not null,
  mission jsonb not null default '{}',
  words_sealed bytea,
  languages text[] not null default '{}',
  least_clusters integer, -- k, the fewest clusters behind a published row; null: the method's own
  weights_locked_at timestamptz,
  weights_locked_by uuid,
  constraint study_design_of_assessment_known foreign key (assessment_id) references assessment (assessment_id),
  constraint study_design_version_counts_from_one check (row_version >= 1),
  constraint study_design_k_at_least_three check (least_clusters between 3 and 100),
  constraint study_design_lock_has_person check (num_nonnulls(weights_locked_at, weights_locked_by) in (0, 2))
);
select octant_isolate('study_design');
select octant_let_erase('study_design');
grant select, insert, update on study_design to octant_app;

-- What the mandate asks of the mission, as its body has published it.
create table objective (
  assessment_id uuid not null,
  id uuid not null,
  title text not null,
  source text not null,
  starts_on date,
  ends_on date,
  position integer not null,
  retired_at timestamptz,
  primary key (assessment_id, id),
  constraint objective_of_assessment_known foreign key (assessment_id) references assessment (assessment_id),
  constraint objective_starts_before_it_ends check (starts_on <= ends_on)
);
select octant_isolate('objective');
select octant_let_erase('objective');
grant select, insert, update on objective to octant_app;

-- What happened around the mission, and what changed in its mandate. Public events; nothing that a respondent told.
create table timeline_event (
  assessment_id uuid not null,
  id uuid not null,
  kind text not null,
  title text not null,
  source text not null,
  starts_on date not null,
  ends_on date,
  primary key (assessment_id, id),
  constraint timeline_event_of_assessment_known foreign key (assessment_id) references assessment (assessment_id),
  constraint timeline_event_kind_known check (kind in ('context', 'mandate')),
  constraint timeline_event_starts_before_it_ends check (starts_on <= ends_on)
);
select octant_isolate('timeline_event');
select octant_let_erase('timeline_event');
grant select, insert, update, delete on timeline_event to octant_app;

-- Out of use: no longer offered and no longer planned with. It stays, since the change log names it.
alter table area add column retired_at timestamptz;
alter table period add column retired_at timestamptz;
alter table stakeholder_group
  add column retired_at timestamptz,
  add column of_mission boolean not null default false; -- the mission's own people, as against those who see it from outside

-- How many sources of a group are to be heard in an area about a period. What is not planned has no row.
create table planned_sample (
  assessment_id uuid not null,
  group_id uuid not null,
  area_id uuid not null,
  period_id uuid not null,
  planned integer not null,
  primary key (assessment_id, group_id, area_id, period_id),
  constraint planned_sample_of_group foreign key (assessment_id, group_id) references stakeholder_group (assessment_id, id),
  constraint planned_sample_of_area foreign key (assessment_id, area_id) references area (assessment_id, id),
  constraint planned_sample_of_period foreign key (assessment_id, period_id) references period (assessment_id, id),
  constraint planned_sample_is_a_number check (planned between 1 and 9999)
);
create index planned_sample_by_area on planned_sample (assessment_id, area_id);
create index planned_sample_by_period on planned_sample (assessment_id, period_id);
select octant_isolate('planned_sample');
select octant_let_erase('planned_sample');
grant select, insert, update, delete on planned_sample to octant_app;

-- A weight that was locked stays, whoever asks: it was declared before the evidence was seen.
create function octant_refuse_locked_weight() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if exists (
    select from study_design
    where study_design.assessment_id = new.assessment_id and study_design.weights_locked_at is not null
  ) then
    raise exception 'the weights of the groups are locked'
      using errcode = 'check_violation', table = 'stakeholder_group', constraint = tg_name;
  end if;
  return null;
end $$;
create constraint trigger stakeholder_group_weight_locked after update on stakeholder_group
  for each row when (old.weight is distinct from new.weight) execute function octant_refuse_locked_weight();

create function octant_refuse_unlocking() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  raise exception 'weights that were locked stay locked'
    using errcode = 'check_violation', table = 'study_design', constraint = tg_name;
end $$;
create trigger study_design_weights_stay_locked before update on study_design
  for each row when (old.weights_locked_at is not null and old.weights_locked_at is distinct from new.weights_locked_at)
  execute function octant_refuse_unlocking();
