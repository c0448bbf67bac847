-- 0019 Source register: how a source was heard, by whom and before whom, what it was asked, and how its consent was given.
-- Locks: source and study_design shortly, for columns that are null or constant, and once over source for the kinds that it
-- knows. Rows moved: none. Forward only: a later file mends a mistake in this one.

-- A source may stand in the register before its text comes. Its day, the names of outsiders, the words about access and
-- company, and who took part in a focus group are sealed together: they go with the source's key.
alter table source
  add column mode text,
  add column access text,
  add column present text[] not null default '{}',
  add column consent_how text,
  add column sensitivity text not null default 'normal',
  add column gender text,
  add column interviewer_id uuid, -- an account that was a member; outsiders are named in facts_sealed
  add column part_of uuid, -- the focus group's first part, where its people belong to several groups
  add column facts_sealed bytea,
  drop constraint source_kind_known,
  add constraint source_kind_known check (kind in ('interview', 'focus-group', 'document', 'notes', 'survey-wave')),
  add constraint source_mode_known check (mode in ('in-person', 'phone', 'video', 'written')),
  add constraint source_access_known
    check (access in ('own-contact', 'referral', 'organisation', 'mission', 'authorities', 'public', 'other')),
  add constraint source_present_known
    check (present <@ array['mission-staff', 'interpreter', 'official', 'nobody', 'other']),
  add constraint source_nobody_is_alone check (not 'nobody' = any (present) or cardinality(present) = 1),
  add constraint source_consent_how_known check (consent_how in ('written', 'oral', 'recorded')),
  add constraint source_sensitivity_known check (sensitivity in ('low', 'normal', 'high')),
  add constraint source_gender_known check (gender in ('woman', 'man', 'another', 'mixed')),
  add constraint source_part_of_source foreign key (assessment_id, part_of) references source (assessment_id, id),
  add constraint source_not_its_own_part check (part_of <> id);
create index source_by_first_part on source (assessment_id, part_of) where part_of is not null;

-- Whether a guiding question was put to a source: asked and answered, asked without a word to the point, or not asked.
-- Without a row nobody has said. Source: method, section 2.
create table source_question (
  assessment_id uuid not null,
  source_id uuid not null,
  code_id uuid not null,
  state text not null,
  primary key (assessment_id, source_id, code_id),
  constraint source_question_of_source foreign key (assessment_id, source_id) references source (assessment_id, id),
  constraint source_question_of_code foreign key (assessment_id, code_id) references code (assessment_id, id),
  constraint source_question_state_known check (state in ('asked', 'silent', 'not-asked'))
);
create index source_question_by_code on source_question (assessment_id, code_id);
select octant_isolate('source_question');
select octant_let_erase('source_question');
grant select, insert, delete on source_question to octant_app;

-- How fine a citation may be; null: as the assessment's risk allows.
alter table study_design
  add column cited_place text,
  add column cited_time text,
  add constraint study_design_cited_place_known check (cited_place in ('none', 'top', 'region')),
  add constraint study_design_cited_time_known check (cited_time in ('none', 'period', 'year'));
