-- What a member notes for himself on the topics of a sitting: no part of the matter, shown to nobody but whoever wrote it.
create table meeting_note (
  government text not null,
  account text not null,
  matter uuid not null,
  topic text not null check (length(topic) <= 10),
  text text not null check (length(text) between 1 and 20000),
  -- By the clock that stamps acts.
  at timestamptz not null,
  primary key (government, account, matter, topic),
  foreign key (government, account) references account (government, account),
  foreign key (government, matter) references matter (government, id)
);
create index meeting_note_of_matter on meeting_note (government, matter);
select isolate('meeting_note');
grant select, insert, delete, update (text, at) on meeting_note to lingxing_app;

-- Something that people were told of is otherwise now: a sitting's day or place.
alter table notice drop constraint notice_kind_check;
alter table notice add constraint notice_kind_check
  check (kind in ('waiting', 'near', 'passed', 'returned', 'answered', 'chased', 'changed', 'webhook-stopped'));
