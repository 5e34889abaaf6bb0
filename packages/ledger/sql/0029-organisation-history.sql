-- The organisation's history: every change an entry, for a day, with the document it rests on. Entries are never changed and
-- never deleted; posts, bodies, portfolios, AB roles and holdings by their days are what the entries make of them.

create table organisation_change (
  government text not null references government (id),
  -- In what order they were entered.
  n integer not null check (n > 0),
  -- The first day on which it is so; 0001-01-01 is what was so before there were records.
  day date not null,
  change jsonb not null check (change ->> 'kind' <> ''),
  document_number text check (document_number <> ''),
  document_date date,
  reason text not null,
  account text not null check (account <> ''),
  at timestamptz not null,
  primary key (government, n),
  check ((document_number is null) = (document_date is null))
);
select isolate('organisation_change');
grant select, insert on organisation_change to lingxing_app;

-- Posts and bodies by spans of days, under the title and name that they had then; `to_day` is the last day.
create table post_span (
  government text not null,
  id text not null,
  from_day date not null,
  to_day date,
  role text not null,
  title text not null,
  department text,
  rank integer not null,
  subjects text[] not null default '{}',
  party_group boolean not null default false,
  primary key (government, id, from_day),
  foreign key (government, id) references post (government, id),
  check (to_day is null or to_day >= from_day)
);
select isolate('post_span');
grant select, insert, delete on post_span to lingxing_app;

create table department_span (
  government text not null,
  id text not null,
  from_day date not null,
  to_day date,
  name text not null,
  kind text not null,
  primary key (government, id, from_day),
  foreign key (government, id) references department (government, id),
  check (to_day is null or to_day >= from_day)
);
select isolate('department_span');
grant select, insert, delete on department_span to lingxing_app;

-- Written anew from the entries; a day entered late may move what stood there.
grant delete on portfolio, pairing to lingxing_app;

-- Days on which what was entered takes effect, each under the entry that it came with, and when the open matters were
-- projected anew for it. Never written twice, so that whoever enters and whoever projects do not wait for each other.
create table organisation_due (
  government text not null,
  n integer not null,
  day date not null,
  taken_at timestamptz,
  primary key (government, n, day),
  foreign key (government, n) references organisation_change (government, n)
);
create index organisation_due_open on organisation_due (government, day) where taken_at is null;
select isolate('organisation_due');
grant select, insert, update (taken_at) on organisation_due to lingxing_app;

-- A version is the organisation from its day on, until a later day's or a later version of the same day.
alter table organisation_version add column from_day date not null default '0001-01-01';
create index organisation_version_by_day on organisation_version (government, from_day, version);

-- What there is already becomes the beginning of the history; government by government, since the owner is under the policies as well.
do $$
declare v record;
begin
  for v in select g.id from government g loop
    perform set_config('lingxing.government', v.id, true);
    insert into organisation_change (government, n, day, change, reason, account, at)
      select v.id, row_number() over (order by x.part, x.day, x.change ->> 'post', x.change ->> 'department'), x.day,
             jsonb_strip_nulls(x.change), '启用机构变动记录时已有', 'installation', now()
      from (
        select 1 as part, date '0001-01-01' as day, jsonb_build_object('kind', 'department-added', 'department', d.id, 'name', d.name, 'body', d.kind) as change
          from department d where d.government = v.id
        union all
        select 2, date '0001-01-01', jsonb_build_object('kind', 'post-added', 'post', p.id, 'role', p.role, 'title', p.title, 'department', p.department, 'rank', p.rank)
          from post p where p.government = v.id
        union all
        select 3, f.from_day, jsonb_build_object('kind', 'portfolio-assigned', 'department', f.department, 'leader', f.leader)
          from portfolio f where f.government = v.id and (f.to_day is null or f.to_day >= f.from_day)
        union all
        select 3, f.to_day + 1, jsonb_build_object('kind', 'portfolio-assigned', 'department', f.department)
          from portfolio f where f.government = v.id and f.to_day >= f.from_day and not exists (
            select from portfolio g where g.government = v.id and g.department = f.department and g.from_day = f.to_day + 1)
        union all
        select 4, p.from_day, jsonb_build_object('kind', 'pair-set', 'a', p.a, 'b', p.b) from pairing p where p.government = v.id
        union all
        select 5, p.to_day + 1, jsonb_build_object('kind', 'pair-ended', 'a', p.a, 'b', p.b)
          from pairing p where p.government = v.id and p.to_day is not null
        union all
        select 6, h.from_day, jsonb_build_object('kind', 'holder-appointed', 'account', h.account, 'post', h.post, 'to', h.to_day)
          from holding h where h.government = v.id
        union all
        select 7, p.ended, jsonb_build_object('kind', 'post-abolished', 'post', p.id) from post p where p.government = v.id and p.ended is not null
        union all
        select 8, d.ended, jsonb_build_object('kind', 'department-abolished', 'department', d.id)
          from department d where d.government = v.id and d.ended is not null
      ) x;
    insert into post_span (government, id, from_day, to_day, role, title, department, rank)
      select v.id, p.id, date '0001-01-01', p.ended - 1, p.role, p.title, p.department, p.rank from post p where p.government = v.id;
    insert into department_span (government, id, from_day, to_day, name, kind)
      select v.id, d.id, date '0001-01-01', d.ended - 1, d.name, d.kind from department d where d.government = v.id;
  end loop;
  perform set_config('lingxing.government', '', true);
end $$;
