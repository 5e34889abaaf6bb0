-- Matters whose projection is out of date until it is made anew: noted in the transaction of what put it out of date, taken
-- out with the projection, so that a process that ends in between leaves the note for the next one.
create table projection_due (
  government text not null,
  matter uuid not null,
  -- Whether what it has on record about authority is written anew as well: an earlier release may have recorded less.
  records boolean not null,
  noted_at timestamptz not null,
  primary key (government, matter),
  foreign key (government, matter) references matter (government, id)
);
select isolate('projection_due');
grant select, insert, delete, update (records) on projection_due to lingxing_app;

-- The release by which the open matters were last noted to be projected; a later one notes them again at its start.
alter table government add column projected_by text;
grant update (projected_by) on government to lingxing_app;

-- Absences that are asked for and not decided are on record as such: they give no title, and the other of a pair is told.
alter table authority_record drop constraint authority_record_type_check;
alter table authority_record add constraint authority_record_type_check check (type in ('absence', 'asked', 'entrustment'));
