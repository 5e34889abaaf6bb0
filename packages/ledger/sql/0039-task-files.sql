-- Plans, reports and evidence of a supervised task: whoever reads the task may open its files. Kept with the files of incoming
-- reports, so that nobody finds a matter by words of a file that he may not see.
create function note_task_files() returns trigger language plpgsql as $$
begin
  insert into inner_attachment_use (government, hash, matter)
    select new.government, a.hash, new.matter from attachment a
    where a.government = new.government and a.hash in (
      select x ->> 'hash' from json_array_elements(case when json_typeof(new.input -> 'files') = 'array' then new.input -> 'files' else '[]' end) as x)
    on conflict do nothing;
  return null;
end $$;
create trigger task_files_are_used after insert on act
  for each row when (new.act in ('plan', 'report', 'report-part', 'complete') and new.input -> 'files' is not null) execute function note_task_files();
