-- Replies made public: what the government has told everybody of what was raised from outside. The matter itself may be for few;
-- what was published of it is noted here from the act that published it, and is for every signed-in user of the government.
create table published_reply (
  government text not null,
  matter uuid not null,
  kind text not null,
  title text not null,
  words text not null,
  department text not null,
  on_day date not null,
  primary key (government, matter)
);
create index published_reply_by_day on published_reply (government, on_day desc, matter desc);
select isolate('published_reply');
grant select, insert on published_reply to lingxing_app;

create function note_published_reply() returns trigger language plpgsql as $$
begin
  insert into published_reply (government, matter, kind, title, words, department, on_day)
    select new.government, new.matter, x ->> 'kind', x ->> 'title', x ->> 'text', x ->> 'department', (x ->> 'on')::date
    from json_array_elements(new.events) x join matter m on m.government = new.government and m.id = new.matter
    where x ->> 'type' = 'published' and m.procedure = 'oversight' and not m.exercise;
  return null;
end $$;
create trigger published_replies_are_noted after insert on act
  for each row when (new.act = 'publish') execute function note_published_reply();
