-- Matters and acts, and what follows from them. An act and its projections are written in one transaction (0008).

-- No foreign keys on what every act writes. One to `government` would have everybody lock that one row at once; those to
-- `matter` would be checked anew for every row that one function (`append_act`) writes together with the matter itself,
-- which the application cannot delete. `verify` counts acts against matters.
create table matter (
  government text not null,
  id uuid not null,
  procedure text not null,
  -- Number of acts so far; also the sequence number of the last one.
  version integer not null,
  -- json throughout: written and read whole, never looked into.
  state json not null,
  head_hash text not null,
  title text not null,
  kind text not null,
  stage text not null,
  stage_label text not null,
  number text,
  host text,
  issuer text,
  urgency text,
  closed boolean not null,
  exercise boolean not null,
  -- Read by the posts listed only, not by the whole registry (personnel matters).
  close boolean not null,
  -- The nearest date of what is open.
  due date,
  opened_by text not null,
  last_title text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (government, id)
) with (fillfactor = 85, toast_tuple_target = 8160);
create index matter_by_update on matter (government, updated_at, id);
create index matter_by_creation on matter (government, created_at, id);
select isolate('matter');
grant select, insert, update on matter to lingxing_app;

-- Drawn by every act as it is inserted. A sequence is not commit order: an act may become visible after one with a
-- higher position. What relies on positions therefore looks only below the sealer's horizon (seal.ts). Within one
-- matter `seq` is the order, and that one relies on the matter's row being locked.
create sequence act_position;
grant usage, select on sequence act_position to lingxing_app;

-- Append-only by privilege (SELECT and INSERT are all the application has) and by constraint. A mistake is corrected by
-- a further act.
create table act (
  government text not null,
  position bigint not null default nextval('act_position'),
  matter uuid not null,
  seq integer not null,
  act text not null,
  account text not null,
  post text not null,
  capacity text not null,
  post_title text not null,
  at timestamptz not null,
  occurred_at timestamptz,
  -- json, not jsonb: kept to the letter, since it is hashed.
  input json,
  reason text,
  events json not null,
  verdict json not null,
  outcome text not null,
  receipt json not null,
  idempotency_key text,
  previous_hash text not null,
  hash text not null,
  primary key (government, matter, seq),
  -- No act without what followed from it, without a basis or, against a warning, without a reason; one that records a
  -- fact with its breach needs none. One constraint that
  -- looks at the text: each is read anew by every statement that inserts, and this is in the way of every act.
  constraint act_stands check (
    seq > 0 and events::text like '[{%' and verdict::text like '%"basis":[{%'
    and (outcome <> 'warned' or coalesce(reason, '') <> '' or verdict::text like '%"stands":"fact"%')
    and capacity in ('holder', 'system'))
-- An act of ordinary size stays in its row as it is: compressing it would cost more than writing it.
) with (toast_tuple_target = 8160);
create unique index act_by_position on act (government, position);
create index act_by_account on act (government, account, position);
create unique index act_once on act (government, account, idempotency_key) where idempotency_key is not null;
select isolate('act');
grant select, insert on act to lingxing_app;

-- Texts by the hash of their content; a text that did not change is kept once.
create table content (
  government text not null,
  hash text not null,
  value jsonb not null,
  primary key (government, hash)
);
select isolate('content');
grant select, insert on content to lingxing_app;

-- Attachments: what they are. Their bytes lie with the server, under the government and the same hash.
create table attachment (
  government text not null references government (id),
  hash text not null,
  name text not null check (name <> ''),
  media_type text not null,
  size bigint not null check (size >= 0),
  account text not null,
  at timestamptz not null,
  primary key (government, hash)
);
select isolate('attachment');
grant select, insert on attachment to lingxing_app;

-- What waits for whom. `since` is when it began to wait and stays through acts that leave it waiting.
create table inbox (
  government text not null,
  matter uuid not null,
  post text not null,
  act text not null,
  label text not null,
  basis jsonb,
  since timestamptz not null,
  due date,
  primary key (government, matter, post, act)
);
create index inbox_of_post on inbox (government, post, due, since, matter, act);
select isolate('inbox');
grant select, insert, update, delete on inbox to lingxing_app;

-- What is owed by when. An open row with `on_passed` is at the same time the due-time job: it is stored in the
-- transaction of the act that made it and survives a restart as that does.
create table obligation (
  government text not null,
  matter uuid not null,
  id text not null,
  label text not null,
  post text,
  department text,
  due date not null,
  value integer not null,
  unit text not null check (unit in ('workday', 'day')),
  from_day date not null,
  provisional integer[] not null,
  norm text,
  citation jsonb,
  on_passed jsonb,
  state text not null check (state in ('open', 'met', 'passed', 'cancelled')),
  -- Attempts that the rules refused or that failed, and the moment before which it is not tried again.
  attempts integer not null default 0,
  try_after timestamptz,
  primary key (government, matter, id)
);
create index obligation_due on obligation (government, due) where state = 'open' and on_passed is not null;
create index obligation_of_post on obligation (government, post, due) where state = 'open' and post is not null;
create index obligation_of_department on obligation (government, department, due) where state = 'open' and department is not null;
create index obligation_provisional on obligation (government) where state = 'open' and provisional <> '{}';
select isolate('obligation');
grant select, insert, update, delete on obligation to lingxing_app;

-- Who may read a matter, besides the registry.
create table reader (
  government text not null,
  matter uuid not null,
  post text not null,
  primary key (government, matter, post)
);
create index reader_of_post on reader (government, post, matter);
select isolate('reader');
grant select, insert, delete on reader to lingxing_app;

-- Autosaved drafts: no act, no history.
create table working_copy (
  government text not null,
  key text not null check (key <> ''),
  value jsonb not null,
  base integer not null check (base >= 0),
  account text not null,
  post text not null,
  saved_at timestamptz not null,
  primary key (government, key)
);
select isolate('working_copy');
grant select, insert, update, delete on working_copy to lingxing_app;

-- Attempts that the rules refused: no acts, but the auditor reads them.
create table refusal (
  id bigint generated always as identity,
  government text not null,
  at timestamptz not null,
  account text not null,
  post text not null,
  procedure text not null,
  matter uuid,
  act text not null,
  verdict jsonb not null,
  primary key (government, id)
);
select isolate('refusal');
grant select, insert on refusal to lingxing_app;
