-- 0008 People and their proofs: sealed names, passwords, passkeys, second factors, links that work once, and what a
-- session has proved. Memberships can be suspended; an assessment can be marked high-risk and given a retention date.
-- Locks: account, session, member and assessment for a moment. Rows moved: sessions end, everybody signs in anew; plain
-- names of accounts are sealed by the app at its next start. Forward only: a later file mends a mistake in this one.

-- One random key for what belongs to no assessment: names and logins of people, second factors, the audit. It is wrapped
-- by the key file, so that a change of that file wraps one row anew.
create table keyring.server_key (
  id boolean primary key default true,
  wrapped bytea not null,
  constraint server_key_one_row check (id)
);
grant select, insert, update (wrapped) on keyring.server_key to octant_keyring;

-- Who works here is secret too. A login is found by its keyed digest; the password's hash is sealed as well, so that a
-- copy of the table is nothing to try passwords on.
alter table account
  alter column display_name drop not null,
  add column name_sealed bytea,
  add column login_sealed bytea,
  add column login_digest bytea,
  add column password_sealed bytea,
  add column password_changed_at timestamptz,
  add column totp_sealed bytea,
  add column totp_confirmed_at timestamptz,
  add column totp_last_step bigint, -- a code is good once
  add constraint account_login_once unique (login_digest),
  add constraint account_one_name check (num_nonnulls(display_name, name_sealed) = 1),
  add constraint account_login_whole check (num_nonnulls(login_sealed, login_digest) in (0, 2)),
  add constraint account_totp_whole check (totp_confirmed_at is null or totp_sealed is not null);
grant update (name_sealed, login_sealed, login_digest, password_sealed, password_changed_at, totp_sealed,
  totp_confirmed_at, totp_last_step) on account to octant_app;

create table passkey (
  credential_id bytea primary key,
  id uuid not null,
  account_id uuid not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name_sealed bytea not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  constraint passkey_id_once unique (id),
  constraint passkey_of_account foreign key (account_id) references account (id)
);
create index passkey_by_account on passkey (account_id);
grant select, insert, update (counter, last_used_at, name_sealed), delete on passkey to octant_app;

-- Ten at a time, each good once. Digests are keyed: a copy of the table is nothing to try codes on.
create table recovery_code (
  account_id uuid not null,
  code_digest bytea not null,
  used_at timestamptz,
  primary key (account_id, code_digest),
  constraint recovery_code_of_account foreign key (account_id) references account (id)
);
grant select, insert, update (used_at), delete on recovery_code to octant_app;

-- The question that a passkey answers. It is asked once and soon forgotten.
create table passkey_ceremony (
  id uuid primary key,
  purpose text not null,
  account_id uuid, -- null where it is not yet known who signs in
  challenge bytea not null,
  expires_at timestamptz not null,
  constraint passkey_ceremony_of_account foreign key (account_id) references account (id),
  constraint passkey_ceremony_purpose_known check (purpose in ('sign-in', 'proof', 'registration'))
);
create index passkey_ceremony_by_account on passkey_ceremony (account_id);
create index passkey_ceremony_by_expiry on passkey_ceremony (expires_at);
grant select, insert, delete on passkey_ceremony to octant_app;

-- A half session has given its password and owes its second factor: it may do nothing else.
delete from session;
alter table session
  add column id uuid not null,
  add column state text not null,
  add column method text not null,
  add column agent text, -- the kind of browser and system in two words, so that a person knows it again
  add column proved_at timestamptz not null,
  add constraint session_id_once unique (id),
  add constraint session_state_known check (state in ('half', 'full')),
  add constraint session_method_known check (method in ('link', 'password', 'passkey'));

-- Links of the whole server: the first account, and the new start of somebody who has lost a password or a device.
create table account_link (
  token_hash bytea primary key,
  id uuid not null,
  kind text not null,
  account_id uuid, -- whose new start; null for the first account
  made_by uuid, -- null: the operator, at the server's own console
  made_in uuid, -- the assessment whose lead has made it: membership there stays, whatever is proved
  everything boolean not null default false, -- second factors end too
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint account_link_id_once unique (id),
  constraint account_link_of_account foreign key (account_id) references account (id),
  constraint account_link_made_by foreign key (made_by) references account (id),
  constraint account_link_kind_known check (kind in ('first-account', 'reset')),
  constraint account_link_for_somebody check ((kind = 'reset') = (account_id is not null))
);
create index account_link_by_account on account_link (account_id);
create index account_link_by_maker on account_link (made_by);
grant select, insert, update (used_at), delete on account_link to octant_app;

alter table member
  add column joined_at timestamptz not null default now(),
  add column suspended_at timestamptz; -- until a lead here lets the person in again
grant update (suspended_at) on member to octant_app;

-- An invitation belongs to its assessment; its token names the assessment, so that it is looked for nowhere else.
create table invitation (
  assessment_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  role text not null,
  made_by uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by uuid,
  revoked_at timestamptz,
  primary key (assessment_id, id),
  constraint invitation_token_once unique (assessment_id, token_hash),
  constraint invitation_of_assessment_known foreign key (assessment_id) references assessment (assessment_id),
  constraint invitation_role_known check (role in ('lead', 'coder', 'reviewer', 'panel-rater', 'enumerator', 'reader'))
);
select octant_isolate('invitation');
grant select, insert, update (used_at, used_by, revoked_at) on invitation to octant_app;

alter table assessment
  add column high_risk boolean not null default false,
  add column retention_until date;
grant update (high_risk, retention_until) on assessment to octant_app;
