-- Who has opened which file of a meeting's papers, when first and when last. It is no act on the meeting and never stands in the
-- way of one; it is told to those who answer for the papers being read.
create table paper_opening (
  government text not null,
  matter uuid not null,
  hash text not null,
  account text not null,
  -- The post in use when it was last opened.
  post text not null,
  first_at timestamptz not null,
  last_at timestamptz not null check (last_at >= first_at),
  times integer not null default 1 check (times > 0),
  primary key (government, matter, hash, account),
  foreign key (government, hash) references attachment (government, hash),
  foreign key (government, account) references account (government, account)
);
select isolate('paper_opening');
grant select, insert, update (post, last_at, times) on paper_opening to lingxing_app;
