-- 规则修订: which pack judges from which day, and how it came to: founded with it, or proposed by one and confirmed by another.

-- A pack is kept once under its hash; what it is in force from stands here. The last line whose day has come counts, so a
-- pack can be returned to, and acts before a line's day keep the edition that judged them.
create table rules_in_force (
  government text not null references government (id),
  n integer not null check (n > 0),
  hash text not null,
  from_day date not null,
  -- None where the government was founded with it.
  proposal uuid,
  at timestamptz not null,
  primary key (government, n),
  foreign key (government, hash) references pack (government, hash)
);
create index rules_in_force_by_day on rules_in_force (government, from_day, n);
select isolate('rules_in_force');
grant select, insert on rules_in_force to lingxing_app;

-- Lines after whose day the open matters were projected anew.
create table rules_projected (
  government text not null,
  n integer not null,
  at timestamptz not null,
  primary key (government, n),
  foreign key (government, n) references rules_in_force (government, n)
);
select isolate('rules_projected');
grant select, insert on rules_projected to lingxing_app;

-- What is proposed. Without an account: by the upgrade that shipped it.
create table rules_proposal (
  government text not null references government (id),
  id uuid not null,
  kind text not null check (kind in ('edition', 'settings')),
  account text check (account <> ''),
  at timestamptz not null,
  -- In what order they came, also within one moment.
  n bigint not null generated always as identity,
  reason text not null check (reason <> ''),
  -- The hash of the pack that it was made on, without what the government has set itself.
  base text not null,
  -- The same of what is proposed, where that is a whole pack.
  bare text,
  -- json, not jsonb: kept to the letter, since it is compiled and hashed.
  source json not null,
  primary key (government, id)
);
create index rules_proposal_by_time on rules_proposal (government, n);
select isolate('rules_proposal');
grant select, insert on rules_proposal to lingxing_app;

-- How it ended: once, by another account than proposed it; `superseded` where a later upgrade took its place.
create table rules_proposal_end (
  government text not null,
  proposal uuid not null,
  outcome text not null check (outcome in ('confirmed', 'declined', 'superseded')),
  account text check (account <> ''),
  at timestamptz not null,
  reason text not null check (reason <> ''),
  from_day date,
  hash text,
  primary key (government, proposal),
  foreign key (government, proposal) references rules_proposal (government, id),
  check ((outcome = 'superseded') = (account is null)),
  check ((outcome = 'confirmed') = (from_day is not null and hash is not null)),
  -- Nothing comes into force for days that are over.
  check (from_day >= (at at time zone 'Asia/Shanghai')::date)
);
select isolate('rules_proposal_end');
grant select, insert on rules_proposal_end to lingxing_app;

-- Two persons, whatever the application was told.
create function guard_proposal_end() returns trigger language plpgsql as $$
declare v_account text;
begin
  select p.account into v_account from rules_proposal p where p.government = new.government and p.id = new.proposal;
  if v_account = new.account then
    raise exception 'proposal % is ended by the account that made it', new.proposal using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger proposals_end_by_another before insert on rules_proposal_end for each row execute function guard_proposal_end();

-- What comes from a proposal was confirmed, and begins no earlier than that says.
create function guard_in_force() returns trigger language plpgsql as $$
begin
  if new.proposal is not null and not exists (
    select from rules_proposal_end e where e.government = new.government and e.proposal = new.proposal
      and e.outcome = 'confirmed' and new.from_day >= e.from_day
  ) then
    raise exception 'proposal % was not confirmed', new.proposal using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger rules_in_force_were_confirmed before insert on rules_in_force for each row execute function guard_in_force();

-- The packs that there are, as they were in force until now; government by government, since the owner is under the policies as well.
do $$
declare v record;
begin
  for v in select g.id, g.founded_at from government g loop
    perform set_config('lingxing.government', v.id, true);
    insert into rules_in_force (government, n, hash, from_day, at)
      select v.id, row_number() over (order by p.effective, p.revision), p.hash, p.effective, p.installed_at
      from pack p where p.government = v.id;
    insert into rules_projected (government, n, at)
      select f.government, f.n, now() from rules_in_force f where f.government = v.id and f.from_day <= current_date;
  end loop;
  perform set_config('lingxing.government', '', true);
end $$;
