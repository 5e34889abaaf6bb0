-- Identity: accounts, sessions, the three separated administrators (三员分立) and their trail.

-- Account names are unique across the deployment. This list alone crosses the wall between tenants, so the application
-- may not read it: it may ask of one name which government it belongs to (sign-in knows no tenant yet) and claim a free one.
create table account_name (
  name text primary key,
  government text not null references government (id)
);

create function account_key(p_account text) returns text language sql immutable parallel safe
  return lower(normalize(p_account, nfkc));

create function government_of_account(p_account text) returns text
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select government from account_name where name = account_key(p_account) $$;

create function claim_account_name(p_account text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into account_name (name, government)
    values (account_key(p_account), current_setting('lingxing.government')) on conflict do nothing;
  return found;
end $$;
revoke all on function government_of_account(text), claim_account_name(text) from public;
grant execute on function government_of_account(text), claim_account_name(text) to lingxing_app;

create table account (
  government text not null references government (id),
  account text not null check (account = account_key(account) and account <> ''),
  label text not null check (label <> ''),
  -- argon2id, with its parameters and salt.
  password text not null check (password like '$argon2id$%'),
  administrator text check (administrator in ('system-administrator', 'security-administrator', 'audit-administrator')),
  must_change_password boolean not null default true,
  -- Locked by an administrator until unlocked.
  disabled boolean not null default false,
  -- Failed sign-ins in a row, and the lock that follows from them.
  failures integer not null default 0 check (failures >= 0),
  locked_until timestamptz,
  last_sign_in timestamptz,
  created_by text not null,
  created_at timestamptz not null default now(),
  primary key (government, account)
);
select isolate('account');
grant select, insert on account to lingxing_app;
grant update (password, administrator, must_change_password, disabled, failures, locked_until, last_sign_in) on account to lingxing_app;

-- No account holds two offices (one column), an office is for good, and who holds or has held a post gets none.
create function guard_administrator() returns trigger language plpgsql as $$
begin
  if old.administrator is not null then
    raise exception 'account % is already an administrator', old.account using errcode = 'check_violation';
  end if;
  if exists (select from holding h where h.government = new.government and h.account = new.account) then
    raise exception 'account % has held a post', old.account using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger administrator_stays_apart before update of administrator on account
  for each row when (new.administrator is distinct from old.administrator) execute function guard_administrator();

-- The other direction. Locking the account's row makes a grant and an appointment at the same moment wait for each other.
create function guard_holding() returns trigger language plpgsql as $$
declare v_administrator text;
begin
  select a.administrator into v_administrator from account a
    where a.government = new.government and a.account = new.account for share;
  if v_administrator is not null then
    raise exception 'administrator % cannot hold a post', new.account using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger holder_is_no_administrator before insert or update on holding for each row execute function guard_holding();

-- Sessions: the hash of the token, never the token.
create table session (
  government text not null,
  token_hash bytea not null check (length(token_hash) = 32),
  account text not null,
  -- The post in use, where the person chose one.
  post text,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  primary key (government, token_hash),
  foreign key (government, account) references account (government, account)
);
create index session_of_account on session (government, account);
select isolate('session');
grant select, insert, delete, update (post, seen_at) on session to lingxing_app;

-- The session of a token, with what its account is and holds on the day: one question per request. It sets the tenant
-- itself and runs under the caller's role, so a token of one government finds nothing in another.
create function session_of(p_government text, p_token_hash bytea, p_today date, p_idle_minutes integer, p_absolute_minutes integer)
returns table (
  context_version bigint, account text, label text, administrator text, must_change_password boolean, post text, posts text[]
) language plpgsql as $$
#variable_conflict use_column
declare v_seen timestamptz;
begin
  perform set_config('lingxing.government', p_government, true);
  select g.context_version, a.account, a.label, a.administrator, a.must_change_password, s.post, s.seen_at,
         array (select h.post from holding h
                 where h.government = p_government and h.account = s.account
                   and h.from_day <= p_today and (h.to_day is null or h.to_day >= p_today)
                 order by h.from_day, h.post)
    into context_version, account, label, administrator, must_change_password, post, v_seen, posts
    from session s
    join account a on a.government = s.government and a.account = s.account
    join government g on g.id = s.government
   where s.government = p_government and s.token_hash = p_token_hash and not a.disabled
     and s.seen_at > now() - make_interval(mins => p_idle_minutes)
     and s.created_at > now() - make_interval(mins => p_absolute_minutes);
  if not found then
    return;
  end if;
  -- Written once a minute at most: reading stays reading.
  if v_seen < now() - interval '1 minute' then
    update session s set seen_at = now() where s.government = p_government and s.token_hash = p_token_hash;
  end if;
  return next;
end $$;

-- The same for requests that come in together, in one question; `n` counts from 1.
create function sessions_of(p_governments text[], p_token_hashes bytea[], p_today date, p_idle_minutes integer, p_absolute_minutes integer)
returns table (
  n integer, context_version bigint, account text, label text, administrator text, must_change_password boolean, post text, posts text[]
) language plpgsql as $$
begin
  for i in 1 .. cardinality(p_token_hashes) loop
    return query select i, s.* from session_of(p_governments[i], p_token_hashes[i], p_today, p_idle_minutes, p_absolute_minutes) s;
  end loop;
end $$;

-- The trail (审计日志): append-only by privilege. A sign-in under a name that no government has belongs to none of them;
-- it can be written, and only the owner of the deployment reads it.
create table trail (
  id bigint generated always as identity primary key,
  government text references government (id),
  at timestamptz not null default now(),
  account text check (length(account) <= 200),
  event text not null check (event <> ''),
  detail text not null check (length(detail) <= 1000),
  result text not null check (result in ('ok', 'refused'))
);
create index trail_of_government on trail (government, id desc);
select isolate('trail');
create policy no_tenant on trail for insert with check (government is null);
grant select, insert on trail to lingxing_app;

-- Who may open an attachment: whoever uploaded it (the same content may come from several), and whoever may read a matter
-- whose text refers to it. The use is noted by the act that brings the text, in its transaction.
create table attachment_upload (
  government text not null,
  hash text not null,
  account text not null,
  name text not null check (name <> ''),
  at timestamptz not null default now(),
  primary key (government, hash, account),
  foreign key (government, hash) references attachment (government, hash)
);
select isolate('attachment_upload');
grant select, insert, update (name, at) on attachment_upload to lingxing_app;

create table attachment_use (
  government text not null,
  hash text not null,
  matter uuid not null,
  primary key (government, hash, matter),
  foreign key (government, hash) references attachment (government, hash),
  foreign key (government, matter) references matter (government, id)
);
select isolate('attachment_use');
grant select, insert on attachment_use to lingxing_app;

create function note_attachment_use() returns trigger language plpgsql as $$
begin
  insert into attachment_use (government, hash, matter)
    select new.government, a.hash, new.matter from attachment a
    where a.government = new.government and a.hash in (
      select x #>> '{}' from jsonb_path_query((new.input -> 'draft')::jsonb, 'lax $.**.hash') as x
      union select x #>> '{}' from jsonb_path_query((new.input -> 'draft')::jsonb, 'lax $.**.attachment ? (@.type() == "string")') as x)
    on conflict do nothing;
  return null;
end $$;
create trigger attachments_are_used after insert on act
  for each row when (new.input -> 'draft' is not null) execute function note_attachment_use();
