-- The letter as it came, the reply as it was signed, the answer to it: whoever reads what was raised from outside opens them. Kept with
-- the files of incoming reports, so that nobody finds a close matter by words of its scan.
create function note_oversight_files() returns trigger language plpgsql as $$
begin
  insert into inner_attachment_use (government, hash, matter)
    select new.government, a.hash, new.matter from attachment a
    where a.government = new.government and a.hash in (
      select x ->> 'hash' from json_array_elements(case when json_typeof(new.input -> 'files') = 'array' then new.input -> 'files' else '[]' end) as x)
    on conflict do nothing;
  return null;
end $$;
create trigger oversight_files_are_used after insert on act
  for each row when (new.act in ('register', 'note', 'sign', 'record-answer') and new.input -> 'files' is not null) execute function note_oversight_files();
