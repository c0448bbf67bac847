-- 0012 Tries to sign in: counted where a restart does not forget them and every process sees them; and a second
-- authenticator can be set up before the first is given up.
-- Locks: new tables; account for a moment. Rows moved: none. Forward only: a later file mends a mistake in this one.

-- A try is written before it is judged, so that many at once count too, and taken back once it was right. `bucket` is a
-- keyed digest of a login, an account, a browser or a network address: the table tells nobody who tried, or from where.
create table sign_in_try (
  id uuid primary key,
  bucket bytea not null,
  at timestamptz not null
);
create index sign_in_try_by_bucket on sign_in_try (bucket, at);
create index sign_in_try_by_time on sign_in_try (at);
grant select, insert, delete on sign_in_try to octant_app;

-- A browser in which the person has signed in before: failures elsewhere do not shut it out.
create table known_browser (
  account_id uuid not null,
  token_hash bytea not null,
  last_used_at timestamptz not null,
  primary key (account_id, token_hash),
  constraint known_browser_of_account foreign key (account_id) references account (id)
);
grant select, insert, update (last_used_at), delete on known_browser to octant_app;

alter table account add column totp_next_sealed bytea; -- shown, and not yet confirmed by a code
grant update (totp_next_sealed) on account to octant_app;
