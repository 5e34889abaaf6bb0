-- Document numbers (发文字号): gapless, unique, each with the matter that it went to.

-- `next` relies on this row being locked from the draw to the end of the act's transaction: two acts cannot hold one
-- number, and an act that is refused or lost leaves no gap. A sequence would leave one.
create table series (
  government text not null references government (id),
  series text not null check (series <> ''),
  -- The year that the number shows; 0 for a series whose numbers show none (第n号), which never begins anew.
  year integer not null check (year = 0 or year between 1949 and 2200),
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
  -- Why the series was opened at this number, where it does not begin at 1.
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
-- Two series that write their numbers alike cannot put one number on two documents; nor can one whose mark was taken over.
create unique index issued_number_once on issued_number (government, text) where left(series, 9) <> 'exercise.';
select isolate('issued_number');
-- A number once issued is never taken back: it can only be voided, with a reason.
grant select, insert, update (voided_at, void_reason) on issued_number to lingxing_app;

-- The number that an act would take. A series is opened at a number only while it has none; afterwards its next number
-- comes whatever was asked for, and the act, which is told, is refused. Whoever would open it at the same moment waits for
-- the lock and sees the series begun.
create function draw_number(p_government text, p_series text, p_year integer, p_open_at integer)
returns integer language plpgsql as $$
declare
  v_next integer;
begin
  insert into series (government, series, year, next) values (p_government, p_series, p_year, 1) on conflict do nothing;
  select s.next into v_next from series s
    where s.government = p_government and s.series = p_series and s.year = p_year for update;
  return case when v_next = 1 then coalesce(p_open_at, v_next) else v_next end;
end $$;

-- What a number is sorted by: every run of digits as wide as any, so that 〔2026〕2号 comes before 〔2026〕10号. The mark
-- stands first, so the order is series, year, number.
create function number_key(number text) returns text
language sql immutable strict parallel safe
return (
  select string_agg(case when part[1] ~ '^[0-9]' then lpad(part[1], greatest(10, length(part[1])), '0') else part[1] end, '' order by i)
  from regexp_matches(number, '[0-9]+|[^0-9]+', 'g') with ordinality as parts (part, i)
);

-- A column, not an expression in the questions: a function of ours is not leakproof, so under row-level security the
-- planner may not look for its value in an index; a column's it may. Matters without a number stand in no index.
alter table matter add column number_key text collate "C" generated always as (number_key(number)) stored;
create index matter_by_number on matter (government, number_key, id) where number_key is not null;
