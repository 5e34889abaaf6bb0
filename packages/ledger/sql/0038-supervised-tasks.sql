-- What was assigned before is found again by its source and by the characters of its title (重复督查).

-- One line for a supervised task, as the act that assigned it says: the state of a matter is written whole and never looked into.
-- Told by its matter: who may read the one may read the other. No foreign key to the matter, which the same act writes (0004 says why).
create table supervised_task (
  government text not null,
  matter uuid not null,
  source_key text,
  pairs text[] not null,
  assigned_on date not null,
  primary key (government, matter)
);
create index supervised_task_by_source on supervised_task (government, source_key, assigned_on) where source_key is not null;
create index supervised_task_by_title on supervised_task using gin (pairs);
select isolate('supervised_task');
grant select, insert on supervised_task to lingxing_app;

create function note_supervised_task() returns trigger language plpgsql as $$
begin
  insert into supervised_task (government, matter, source_key, pairs, assigned_on)
    select new.government, new.matter, x ->> 'sourceKey', array(select json_array_elements_text(x -> 'pairs')), (x ->> 'on')::date
    from json_array_elements(new.events) as x where x ->> 'type' = 'assigned' and x ->> 'pairs' is not null;
  return null;
end $$;
create trigger supervised_tasks_are_noted after insert on act for each row when (new.act = 'assign') execute function note_supervised_task();
