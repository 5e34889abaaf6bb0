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

-- What goes with a small matter is opened by whoever reads the matter, as the attachments of a document are.
create function note_conduct_files() returns trigger language plpgsql as $$
begin
  insert into attachment_use (government, hash, matter)
    select new.government, a.hash, new.matter from attachment a
    where a.government = new.government
      and a.hash in (select x ->> 'hash' from json_array_elements(coalesce(new.input -> 'form' -> 'attachments', '[]')) as x)
    on conflict do nothing;
  return null;
end $$;
create trigger files_of_small_matters_are_used after insert on act
  for each row when ((new.input -> 'form' -> 'attachments') is not null) execute function note_conduct_files();
