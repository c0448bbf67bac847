-- 0010 Access tokens: a script's own key to one assessment, for named actions, until a day; and sessions get new tokens.
-- Locks: a new table; session for a moment. Rows moved: none. Forward only: a later file mends a mistake in this one.

-- It opens what its person's role opens, and of that only what it names: the app asks for both at every request.
create table access_token (
  assessment_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  token_hash bytea not null,
  name_sealed bytea not null,
  actions text[] not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_used_on date, -- a day is enough to see that one is no longer needed
  revoked_at timestamptz,
  primary key (assessment_id, id),
  constraint access_token_once unique (assessment_id, token_hash),
  constraint access_token_of_assessment_known foreign key (assessment_id) references assessment (assessment_id),
  constraint access_token_does_something check (cardinality(actions) > 0)
);
create index access_token_by_account on access_token (assessment_id, account_id);
select octant_isolate('access_token');
grant select, insert, update (last_used_on, revoked_at) on access_token to octant_app;

-- A session that may do more, or less, than before goes on under another token.
grant update (token_hash, state, proved_at) on session to octant_app;
