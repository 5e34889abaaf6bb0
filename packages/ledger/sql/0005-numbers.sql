-- Document numbers (发文字号): gapless, unique, each with the matter that it went to.

-- `next` relies on this row being locked from the draw to the end of the act's transaction: two acts cannot hold one
-- number, and an act that is refused or lost leaves no gap. A sequence would leave one.
create table series (
  government text not null references government (id),
  series text not null check (series <> ''),
  year integer not null check (year between 1949 and 2200),
  next integer not null check (next > 0),
  primary key (government, series, year)
);
select isolate('series');
grant select, insert, update on series to lingxing_app;

create table issued_number (
  government text not null,
  series text not null,
  year integer not null,
  n integer not null check (n > 0),
  matter uuid not null,
  -- As the document carries it.
  text text,
  at timestamptz not null,
  -- Why the series was opened or continued at this number, where it does not follow the one before.
  opened_reason text,
  voided_at timestamptz,
  void_reason text,
  primary key (government, series, year, n),
  foreign key (government, series, year) references series (government, series, year),
  foreign key (government, matter) references matter (government, id),
  check ((voided_at is null) = (void_reason is null)),
  check (void_reason <> '')
);
create index issued_number_of_matter on issued_number (government, matter);
select isolate('issued_number');
-- A number once issued is never taken back: it can only be voided, with a reason.
grant select, insert, update (voided_at, void_reason) on issued_number to lingxing_app;

-- The number that an act would take; null where the series has passed the one it is to be opened at.
create function draw_number(p_government text, p_series text, p_year integer, p_open_at integer)
returns integer language plpgsql as $$
declare
  v_next integer;
begin
  insert into series (government, series, year, next) values (p_government, p_series, p_year, 1) on conflict do nothing;
  select s.next into v_next from series s
    where s.government = p_government and s.series = p_series and s.year = p_year for update;
  if p_open_at is null then return v_next; end if;
  if p_open_at < v_next then return null; end if;
  return p_open_at;
end $$;
