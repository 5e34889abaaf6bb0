-- What stands behind an attachment besides its bytes: who declared of a file that nobody but a person could read that it is no
-- secret, and the text that was read out of it, for search. Written in the transaction that notes the attachment.

-- Append-only. The wording is kept by its edition; whoever declares again in the same wording has said nothing new.
create table declared (
  government text not null,
  hash text not null,
  account text not null,
  wording text not null check (wording <> ''),
  at timestamptz not null,
  primary key (government, hash, account, wording),
  foreign key (government, hash) references attachment (government, hash)
);
select isolate('declared');
grant select, insert on declared to lingxing_app;

-- The same bytes give the same text; where a limit of time cut it short, a later reading that came further takes its place.
-- Never deleted.
create table attachment_text (
  government text not null,
  hash text not null,
  text text not null check (length(text) <= 200000),
  -- 'full', 'partial' or 'none': how much of the file could be read.
  coverage text not null check (coverage in ('full', 'partial', 'none')),
  primary key (government, hash),
  foreign key (government, hash) references attachment (government, hash)
);
select isolate('attachment_text');
grant select, insert, update (text, coverage) on attachment_text to lingxing_app;
