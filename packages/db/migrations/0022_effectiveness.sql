-- 0022 Effectiveness: what each person judges of a mandate objective, and what each source says would be if the mission left.
-- Judged on its own, apart from the dimensions; words are sealed. A null area is the whole mission, a null period all of it.
-- Locks: study_design shortly, for a column that is null; new tables, none that matter. Rows moved: none.
-- Forward only: a later file mends a mistake in this one.
alter table study_design add column counterfactual_question text; -- with its horizon, as it is asked of everybody

create table effectiveness_judgement (
  assessment_id uuid not null,
  id uuid not null,
  objective_id uuid not null,
  area_id uuid,
  period_id uuid,
  account_id uuid not null,
  progress text not null,
  direction text,
  size text,
  words_sealed bytea not null,
  judged_at timestamptz not null default now(),
  row_version integer not null default 1,
  primary key (assessment_id, id),
  constraint effectiveness_judgement_of_objective foreign key (assessment_id, objective_id) references objective (assessment_id, id),
  constraint effectiveness_judgement_of_area foreign key (assessment_id, area_id) references area (assessment_id, id),
  constraint effectiveness_judgement_of_period foreign key (assessment_id, period_id) references period (assessment_id, id),
  constraint effectiveness_judgement_progress_known
    check (progress in ('deteriorated', 'stagnated', 'partly-improved', 'improved', 'not-mandated', 'insufficient')),
  constraint effectiveness_judgement_direction_known check (direction in ('helped', 'harmed', 'none', 'unclear')),
  constraint effectiveness_judgement_size_known check (size in ('minor', 'substantial', 'decisive')),
  constraint effectiveness_judgement_size_of_help_or_harm check ((size is not null) = (direction in ('helped', 'harmed') is true))
);
create unique index effectiveness_judgement_once on effectiveness_judgement
  (assessment_id, objective_id, area_id, period_id, account_id) nulls not distinct;
create index effectiveness_judgement_by_area on effectiveness_judgement (assessment_id, area_id);
create index effectiveness_judgement_by_period on effectiveness_judgement (assessment_id, period_id);
select octant_isolate('effectiveness_judgement');
select octant_let_erase('effectiveness_judgement');
grant select, insert, update, delete on effectiveness_judgement to octant_app;

create table counterfactual_reply (
  assessment_id uuid not null,
  source_id uuid not null,
  reply text not null,
  row_version integer not null default 1,
  primary key (assessment_id, source_id),
  constraint counterfactual_reply_of_source foreign key (assessment_id, source_id) references source (assessment_id, id),
  constraint counterfactual_reply_known check (reply in ('worse', 'no-difference', 'better', 'no-answer', 'not-asked'))
);
select octant_isolate('counterfactual_reply');
select octant_let_erase('counterfactual_reply');
grant select, insert, update, delete on counterfactual_reply to octant_app;
