-- Notices (提醒): what a person is told, and by which ways it goes out. Derived from what the ledger holds (inbox, obligations,
-- acts), never written by an act: losing them all would lose no fact.

-- How far derivation has come. Its row is locked while one process derives; what it misses by failing comes next time.
create table notice_cursor (
  government text primary key references government (id),
  -- Acts up to here are done with. What lies above may be looked at again: the key of `notice` makes that harmless.
  position bigint not null default 0,
  -- The day and the context of the last look at everything: dates come near with the day, holders change with the context.
  context_version bigint not null default 0,
  day date
);
-- A deployment that is brought up to this release is not told again what happened before.
insert into notice_cursor (government, position)
  select g.id, case when s.is_called then s.last_value else 0 end from government g, act_position s;
select isolate('notice_cursor');
grant select, insert, update on notice_cursor to lingxing_app;

create table notice (
  government text not null,
  id bigint generated always as identity,
  account text not null,
  kind text not null check (kind in ('waiting', 'near', 'passed', 'returned', 'answered', 'chased', 'webhook-stopped')),
  -- Absent where it is about the deployment.
  matter uuid,
  -- The post by which the person is told.
  post text not null default '',
  -- What waits: an act; an obligation's id where a date is near or passed.
  act text not null default '',
  -- Which time: since when it waits, the date, or the sequence number of the act.
  occasion text not null,
  label text not null,
  due date,
  -- By the clock that stamps acts.
  at timestamptz not null,
  -- Left out of the person's list where the person chose so; other channels may still carry it.
  in_app boolean not null,
  read_at timestamptz,
  -- What it told of is no longer so: done by somebody, met, moved to another day. Such a notice is not counted.
  settled boolean not null default false,
  -- By the database's own clock, so that what follows the table can look back a little.
  stored_at timestamptz not null default clock_timestamp(),
  primary key (government, id),
  foreign key (government, account) references account (government, account),
  -- No duplicates, whoever derives and however often.
  constraint notice_once unique nulls not distinct (government, account, matter, post, kind, act, occasion)
);
create index notice_of_account on notice (government, account, id) where in_app;
create index notice_unread on notice (government, account, id) where in_app and read_at is null and not settled;
create index notice_stored on notice (government, stored_at);
create index notice_of_matter on notice (government, matter);
select isolate('notice');
grant select, insert, delete, update (read_at, settled) on notice to lingxing_app;

create function notice_occasion(p_since timestamptz) returns text language sql immutable parallel safe
  return to_char(p_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US');

-- One row for each way out of the house; a notice's place in the person's own list needs none.
create table notice_delivery (
  government text not null,
  notice bigint not null,
  channel text not null check (channel in ('email', 'webhook')),
  account text not null,
  -- `dropped`: no longer wanted, no longer true, or no longer to be seen by the person.
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'dropped')),
  attempts integer not null default 0,
  -- Not before this moment; while it is being sent, the moment at which another process may take it up.
  try_after timestamptz not null,
  -- What went wrong last, in our own words; never an address, a secret or an answer's text.
  error text check (length(error) <= 200),
  settled_at timestamptz,
  primary key (government, notice, channel),
  foreign key (government, notice) references notice (government, id) on delete cascade
);
create index notice_delivery_waiting on notice_delivery (government, channel, try_after) where state = 'waiting';
create index notice_delivery_of_account on notice_delivery (government, account, channel) where state = 'waiting';
select isolate('notice_delivery');
grant select, insert, update, delete on notice_delivery to lingxing_app;

-- What a person chose. Without a row: everything in the list and by the webhook, nothing by e-mail (no address).
create table notice_setting (
  government text not null,
  account text not null,
  -- Confirmed by a code sent to it.
  email text check (length(email) <= 254),
  -- An address that waits for its code; the code's hash, never the code.
  email_asked text check (length(email_asked) <= 254),
  code_hash bytea,
  code_until timestamptz,
  code_tries integer not null default 0,
  -- Minutes after midnight in Asia/Shanghai; from > to goes across midnight.
  quiet_from integer check (quiet_from between 0 and 1439),
  quiet_to integer check (quiet_to between 0 and 1439),
  -- 特急、加急 come through quiet hours.
  urgent_breaks boolean not null default true,
  -- `kind:channel` of what is not wanted.
  muted text[] not null default '{}',
  primary key (government, account),
  foreign key (government, account) references account (government, account),
  check (num_nonnulls(quiet_from, quiet_to) <> 1 and quiet_from <> quiet_to)
);
select isolate('notice_setting');
grant select, insert, update on notice_setting to lingxing_app;

-- The government's webhook, if it has one.
create table webhook (
  government text primary key references government (id),
  url text not null check (length(url) <= 500),
  -- The signing key, sealed with the deployment's own key, which is not in the database.
  secret bytea not null,
  set_by text not null,
  set_at timestamptz not null,
  -- Since when nothing has come through, how often in a row, and when it is tried again.
  failing_since timestamptz,
  failures integer not null default 0,
  resume_after timestamptz,
  last_success timestamptz,
  last_error text check (length(last_error) <= 200),
  -- Stopped by the system after long failing; setting it again starts it.
  stopped_at timestamptz
);
select isolate('webhook');
grant select, insert, update, delete on webhook to lingxing_app;
