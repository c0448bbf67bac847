-- 0003 Assessment set-up: frameworks as data, and what one assessment is cut by and coded with.
-- Tenant tables point only at tenant tables, with the assessment first: a key check goes past row security.
-- Accounts and frameworks stand outside; neither is ever deleted, so nothing can be left pointing at air.
-- Locks: new tables, none that matter. Rows moved: none. Forward only: a later file mends a mistake in this one.

create table framework_version (
  id text primary key,
  status text not null,
  document jsonb not null,
  loaded_at timestamptz not null default now(),
  constraint framework_version_status_known check (status in ('draft', 'published'))
);
create trigger framework_version_published_stays before update or delete on framework_version
  for each row when (old.status = 'published') execute function octant_refuse_rewriting();
grant select, insert, update (status, document, loaded_at) on framework_version to octant_app;

create table assessment (
  assessment_id uuid primary key,
  name text not null,
  mission_line text not null,
  framework_id text not null,
  demo boolean not null default false,
  created_at timestamptz not null default now()
);
select octant_isolate('assessment');
grant select, insert, update (name, mission_line) on assessment to octant_app;

create table member (
  assessment_id uuid not null,
  account_id uuid not null,
  role text not null,
  primary key (assessment_id, account_id),
  constraint member_of_assessment_known foreign key (assessment_id) references assessment (assessment_id),
  constraint member_role_known check (role in ('lead', 'coder', 'reviewer', 'panel-rater', 'enumerator', 'reader'))
);
create index member_by_account on member (account_id);
select octant_isolate('member');
grant select, insert, update (role), delete on member to octant_app;

-- Home lists the assessments of the person who asks. Only outside of any assessment: inside one, no other is seen.
create policy member_own_rows on member for select using (
  nullif(current_setting('octant.assessment', true), '') is null
  and account_id = nullif(current_setting('octant.account', true), '')::uuid
);
create policy assessment_of_member on assessment for select using (
  nullif(current_setting('octant.assessment', true), '') is null
  and exists (
    select from member
    where member.assessment_id = assessment.assessment_id
      and member.account_id = nullif(current_setting('octant.account', true), '')::uuid
  )
);

-- Regions are plain. A place below a region could give a respondent away: its name is sealed, and it has no slug.
create table area (
  assessment_id uuid not null,
  id uuid not null,
  parent_id uuid,
  level text not null,
  slug text,
  position integer not null,
  name text,
  name_sealed bytea,
  primary key (assessment_id, id),
  constraint area_slug_once unique (assessment_id, slug),
  constraint area_of_assessment_known foreign key (assessment_id) references assessment (assessment_id),
  constraint area_of_parent foreign key (assessment_id, parent_id) references area (assessment_id, id),
  constraint area_level_known check (level in ('region', 'place')),
  constraint area_not_its_own_parent check (parent_id <> id),
  constraint area_one_name check (num_nonnulls(name, name_sealed) = 1),
  constraint area_place_is_sealed check ((level = 'region') = (name is not null)),
  constraint area_place_has_no_slug check ((level = 'region') = (slug is not null))
);
create index area_by_parent on area (assessment_id, parent_id);
select octant_isolate('area');
grant select, insert, update on area to octant_app;

-- Both days belong to the period. One day left out: open on that side. Both left out: nobody knows, so nothing overlaps.
create table period (
  assessment_id uuid not null,
  id uuid not null,
  slug text not null,
  name text not null,
  starts_on date,
  ends_on date,
  position integer not null,
  primary key (assessment_id, id),
  constraint period_slug_once unique (assessment_id, slug),
  constraint period_of_assessment_known foreign key (assessment_id) references assessment (assessment_id),
  constraint period_starts_before_it_ends check (starts_on <= ends_on)
);

-- A trigger, because an exclusion constraint over a uuid needs an extension that managed servers may forbid.
-- The advisory lock makes a second writer wait, and then see what the first has written.
create function octant_refuse_overlapping_period() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if num_nonnulls(new.starts_on, new.ends_on) = 0 then return null; end if;
  perform pg_advisory_xact_lock(hashtextextended('octant.period ' || new.assessment_id, 0));
  if exists (
    select from period as other
    where other.assessment_id = new.assessment_id and other.id <> new.id
      and num_nonnulls(other.starts_on, other.ends_on) > 0
      and daterange(other.starts_on, other.ends_on, '[]') && daterange(new.starts_on, new.ends_on, '[]')
  ) then
    raise exception 'two periods of an assessment do not overlap'
      using errcode = 'exclusion_violation', table = 'period', constraint = tg_name;
  end if;
  return null;
end $$;
create constraint trigger period_does_not_overlap after insert or update on period
  deferrable initially immediate for each row execute function octant_refuse_overlapping_period();
select octant_isolate('period');
grant select, insert, update on period to octant_app;

create table stakeholder_group (
  assessment_id uuid not null,
  id uuid not null,
  slug text not null,
  name text not null,
  weight numeric, -- null unless declared: then every group weighs the same
  position integer not null,
  primary key (assessment_id, id),
  constraint stakeholder_group_slug_once unique (assessment_id, slug),
  constraint stakeholder_group_of_assessment_known foreign key (assessment_id) references assessment (assessment_id),
  -- numeric knows NaN and infinity, and both are above 0
  constraint stakeholder_group_weight_positive check (weight > 0 and weight < 'infinity')
);
select octant_isolate('stakeholder_group');
grant select, insert, update on stakeholder_group to octant_app;

-- Sources that are not independent. It lies in one group or in none ("not placed"); sources reach a group only through it.
create table cluster (
  assessment_id uuid not null,
  id uuid not null,
  group_id uuid,
  name_sealed bytea not null,
  primary key (assessment_id, id),
  constraint cluster_of_assessment_known foreign key (assessment_id) references assessment (assessment_id),
  constraint cluster_of_group foreign key (assessment_id, group_id) references stakeholder_group (assessment_id, id)
);
create index cluster_by_group on cluster (assessment_id, group_id);
select octant_isolate('cluster');
-- delete: a cluster that its last source has left; the foreign key keeps every other
grant select, insert, update, delete on cluster to octant_app;

-- A coder is a person with an account, or a named outsider whose codings were imported.
create table coder (
  assessment_id uuid not null,
  id uuid not null,
  account_id uuid,
  name_sealed bytea,
  primary key (assessment_id, id),
  constraint coder_account_once unique (assessment_id, account_id),
  constraint coder_of_assessment_known foreign key (assessment_id) references assessment (assessment_id),
  constraint coder_account_or_outsider check (num_nonnulls(account_id, name_sealed) = 1)
);
select octant_isolate('coder');
grant select, insert, update (name_sealed) on coder to octant_app;

-- A guiding question that can be laid on a passage. Without a name of its own it bears the framework's.
create table code (
  assessment_id uuid not null,
  id uuid not null,
  question_id text not null,
  dimension_id text not null,
  name text,
  name_sealed bytea,
  sensitive boolean not null default false,
  retired_at timestamptz,
  position integer not null,
  primary key (assessment_id, id),
  constraint code_question_once unique (assessment_id, question_id),
  constraint code_of_assessment_known foreign key (assessment_id) references assessment (assessment_id),
  constraint code_at_most_one_name check (num_nonnulls(name, name_sealed) <= 1),
  constraint code_sensitive_is_sealed check (not sensitive or name is null)
);
select octant_isolate('code');
grant select, insert, update on code to octant_app;
