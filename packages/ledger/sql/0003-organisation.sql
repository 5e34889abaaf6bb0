-- Posts, departments, portfolios (分工) and holdings (任职), all dated; nothing is deleted, it ends.

create table post (
  government text not null references government (id),
  id text not null check (id <> ''),
  role text not null,
  title text not null check (title <> ''),
  department text,
  rank integer not null,
  -- First day on which the post is no more.
  ended date,
  primary key (government, id)
);
select isolate('post');
grant select, insert, update on post to lingxing_app;

create table department (
  government text not null references government (id),
  id text not null check (id <> ''),
  name text not null check (name <> ''),
  kind text not null check (kind in ('office', 'department', 'lower-government', 'legal-review')),
  mark text,
  ended date,
  primary key (government, id)
);
select isolate('department');
grant select, insert, update on department to lingxing_app;

-- Which leader is in charge of which department; `to_day` is the last day.
create table portfolio (
  government text not null,
  department text not null,
  leader text not null,
  from_day date not null,
  to_day date,
  primary key (government, department, from_day),
  foreign key (government, department) references department (government, id),
  foreign key (government, leader) references post (government, id)
);
select isolate('portfolio');
grant select, insert, update on portfolio to lingxing_app;

-- Which account holds which post; `to_day` is the last day.
create table holding (
  government text not null,
  account text not null check (account <> ''),
  post text not null,
  from_day date not null,
  to_day date,
  primary key (government, account, post, from_day),
  foreign key (government, post) references post (government, id),
  check (to_day is null or to_day >= from_day)
);
create index holding_by_post on holding (government, post);
select isolate('holding');
grant select, insert, update on holding to lingxing_app;

-- Every organisation there has been, whole: receipts name its version, and an act of the past can be judged again.
create table organisation_version (
  government text not null references government (id),
  version integer not null check (version > 0),
  snapshot jsonb not null,
  account text not null,
  reason text not null,
  at timestamptz not null,
  primary key (government, version)
);
select isolate('organisation_version');
grant select, insert on organisation_version to lingxing_app;
