-- 0016 Frameworks that people bring, and what a study makes of the one that it uses: own questions, own wording, own codes.
-- Locks: framework_version and code shortly, for columns with a constant default. Rows moved: none.
-- Forward only: a later file mends a mistake in this one.

-- What comes with Octant is shipped; what somebody brought only they may bring anew, while it is a draft.
alter table framework_version
  add column origin text not null default 'shipped',
  add column imported_by uuid,
  add constraint framework_version_origin_known check (origin in ('shipped', 'imported')),
  add constraint framework_version_import_has_person check ((origin = 'imported') = (imported_by is not null));

-- One for an assessment. It keeps the base as it was: a draft may change after it was forked.
create table framework_fork (
  assessment_id uuid primary key,
  base_id text not null,
  base_document jsonb not null,
  made_at timestamptz not null default now(),
  constraint framework_fork_of_assessment_known foreign key (assessment_id) references assessment (assessment_id)
);
create trigger framework_fork_stays before update on framework_fork
  for each row execute function octant_refuse_rewriting();
select octant_isolate('framework_fork');
select octant_let_erase('framework_fork');
grant select, insert on framework_fork to octant_app;

-- A code is a question, or a code of the study's own under one. Codings of both count as evidence on the question.
alter table code
  add column parent_id uuid,
  add column wording jsonb, -- null: as in the framework
  add column relation text, -- how what is worded anew relates to the framework's question
  add column definition text,
  add column definition_sealed bytea,
  add column row_version integer not null default 1,
  drop constraint code_question_once,
  add constraint code_of_parent foreign key (assessment_id, parent_id) references code (assessment_id, id),
  add constraint code_not_its_own_parent check (parent_id <> id),
  add constraint code_own_has_a_name check (parent_id is null or num_nonnulls(name, name_sealed) = 1),
  add constraint code_own_has_no_wording check (parent_id is null or wording is null),
  add constraint code_at_most_one_definition check (num_nonnulls(definition, definition_sealed) <= 1),
  add constraint code_sensitive_definition_is_sealed check (not sensitive or definition is null),
  add constraint code_relation_known check (relation in ('same', 'broader', 'narrower', 'overlaps')),
  add constraint code_relation_of_wording check (relation is null or wording is not null);
create unique index code_question_once on code (assessment_id, question_id) where parent_id is null;
create index code_by_parent on code (assessment_id, parent_id) where parent_id is not null;
