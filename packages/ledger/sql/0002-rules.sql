-- What acts are judged by: editions of the work rules, and the working calendar. Both only grow.

-- A published edition never changes; a better encoding of the same text is a further revision beside it.
create table pack (
  government text not null references government (id),
  edition text not null check (edition <> ''),
  revision integer not null check (revision > 0),
  hash text not null,
  effective date not null,
  -- json, not jsonb: kept to the letter, since it is compiled and hashed again at every load.
  source json not null,
  installed_at timestamptz not null,
  primary key (government, edition, revision),
  unique (government, hash)
);
select isolate('pack');
grant select, insert on pack to lingxing_app;

-- One year's holiday notice. '*' is the State Council's, for all; a government's own row of the same year goes before it.
-- A corrected notice is a further revision: receipts name the hash of the calendar that they were made from.
create table calendar_year (
  government text not null,
  year integer not null check (year between 1949 and 2200),
  revision integer not null check (revision > 0),
  notice text,
  off_days jsonb not null,
  on_days jsonb not null,
  account text not null,
  entered_at timestamptz not null,
  primary key (government, year, revision)
);
alter table calendar_year enable row level security;
alter table calendar_year force row level security;
create policy own_and_national on calendar_year for select
  using (government in (current_setting('lingxing.government', true), '*'));
create policy own_insert on calendar_year for insert
  with check (government = current_setting('lingxing.government', true));
grant select, insert on calendar_year to lingxing_app;
