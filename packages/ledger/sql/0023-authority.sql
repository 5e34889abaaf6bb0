-- Who may use which post in whose stead: written by the acts of matters, in their transactions; and AB roles (AB角).

alter table act drop constraint act_stands;
alter table act add constraint act_stands check (
  seq > 0 and events::text like '[{%' and verdict::text like '%"basis":[{%'
  and (outcome <> 'warned' or coalesce(reason, '') <> '' or verdict::text like '%"stands":"fact"%')
  and capacity in ('holder', 'system', 'acting', 'substitute', 'entrusted')) not valid;

-- `until` is the last day on which it holds; an absence has none before its return is on record.
create table authority_record (
  government text not null,
  matter uuid not null,
  id text not null,
  type text not null check (type in ('absence', 'entrustment')),
  post text not null,
  to_post text,
  kind text not null,
  from_day date not null,
  planned_to date not null,
  until date,
  scope text[],
  at timestamptz not null,
  primary key (government, matter, id),
  foreign key (government, matter) references matter (government, id),
  foreign key (government, post) references post (government, id),
  foreign key (government, to_post) references post (government, id),
  check ((type = 'entrustment') = (to_post is not null))
);
create index authority_record_by_day on authority_record (government, from_day, until);
select isolate('authority_record');
grant select, insert, delete on authority_record to lingxing_app;

-- Two who take over for each other, `a` before `b` by their ids; `to_day` is the last day.
create table pairing (
  government text not null,
  a text not null,
  b text not null,
  from_day date not null,
  to_day date,
  primary key (government, a, b, from_day),
  foreign key (government, a) references post (government, id),
  foreign key (government, b) references post (government, id),
  check (a < b),
  check (to_day is null or to_day >= from_day)
);
select isolate('pairing');
grant select, insert, update on pairing to lingxing_app;
