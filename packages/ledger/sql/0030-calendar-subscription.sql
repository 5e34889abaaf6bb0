-- The secret addresses under which persons subscribe to the calendar of leaders: one for each account, kept as a hash.
create table calendar_subscription (
  government text not null,
  account text not null,
  secret_hash bytea not null check (length(secret_hash) = 32),
  -- By the clock that stamps acts.
  made_at timestamptz not null,
  -- When it was last read, noted once an hour at most: its owner sees whether somebody still does.
  read_at timestamptz,
  primary key (government, account),
  foreign key (government, account) references account (government, account),
  unique (government, secret_hash)
);
select isolate('calendar_subscription');
grant select, insert, delete, update (secret_hash, made_at, read_at) on calendar_subscription to lingxing_app;
