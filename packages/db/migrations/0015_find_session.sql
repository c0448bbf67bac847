-- 0015 Find a session: who a session is and what they are in an assessment, in one way to the database. Every request asks,
-- and as a transaction of its own that was four statements.
-- It runs as whoever calls it and enters octant_app itself, for this statement alone: row security binds it as always.
-- Locks: none that matter. Rows moved: none. Forward only: a later file mends a mistake in this one.

-- apart from the tables, whose schema the login does not even see
create schema door;
revoke all on schema door from public;

create function door.find_session(hash bytea, assessment uuid, at timestamptz, idle_since timestamptz)
returns table (
  account_id uuid, name_sealed bytea, session_id uuid, state text, proved_at timestamptz, expires_at timestamptz,
  last_seen_at timestamptz, has_password boolean, has_totp boolean, has_passkey boolean, has_recovery_code boolean,
  role text, suspended_at timestamptz, coder_id uuid, demo boolean, high_risk boolean
) language plpgsql as $$
-- the names of what it gives are those of columns too
#variable_conflict use_column
begin
  perform set_config('role', 'octant_app', true),
    -- inside the assessment no other can be seen; nothing of it is read but the person's own membership
    set_config('octant.assessment', coalesce(assessment::text, ''), true), set_config('octant.account', '', true);
  return query
    select a.id, a.name_sealed, s.id, s.state, s.proved_at, s.expires_at, s.last_seen_at,
      a.password_sealed is not null, a.totp_confirmed_at is not null,
      exists (select from public.passkey p where p.account_id = a.id),
      exists (select from public.recovery_code r where r.account_id = a.id and r.used_at is null),
      m.role, m.suspended_at, c.id, i.demo, i.high_risk
    from public.session s
    join public.account a on a.id = s.account_id and a.disabled_at is null
    left join public.member m on m.account_id = s.account_id and m.assessment_id = assessment
    left join public.coder c on c.assessment_id = m.assessment_id and c.account_id = m.account_id
    left join public.assessment i on i.assessment_id = m.assessment_id
    where s.token_hash = hash and s.expires_at > at and s.last_seen_at > idle_since;
end $$;
