-- 0002 Accounts: who may sign in. They belong to no assessment; membership is the tenant's.
-- Locks: new tables, none that matter. Rows moved: none. Forward only: a later file mends a mistake in this one.

create table account (
  id uuid primary key,
  display_name text not null,
  created_at timestamptz not null default now(),
  disabled_at timestamptz -- an account is disabled, never deleted: the change log names it
);
grant select, insert, update (display_name, disabled_at) on account to octant_app;

-- Only the hash of a token is kept, so that a copy of the table signs nobody in.
create table session (
  token_hash bytea primary key,
  account_id uuid not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  constraint session_of_account foreign key (account_id) references account (id)
);
create index session_by_account on session (account_id);
grant select, insert, update (last_seen_at, expires_at), delete on session to octant_app;

create table sign_in_link (
  token_hash bytea primary key,
  account_id uuid not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint sign_in_link_of_account foreign key (account_id) references account (id)
);
create index sign_in_link_by_account on sign_in_link (account_id);
grant select, insert, update (used_at), delete on sign_in_link to octant_app;
