-- A topic that was entered as put off by mistake is called back: from where it waits, or from the sitting that took it up in the meantime.
-- Called back, its own sitting has it: of a gathering and a calling back at one moment the second finds it gone.

grant update (kind, left_as, at) on topic_left to lingxing_app;
grant update (matter, as_topic), delete on topic_taken_up to lingxing_app;

create or replace function note_sitting() returns trigger language plpgsql as $$
declare recalled record;
begin
  insert into sitting (government, matter, kind, on_day)
    select new.government, new.matter, x ->> 'kind', (x ->> 'on')::date
    from json_array_elements(new.events) x where x ->> 'type' = 'convened';
  -- Held in an emergency and entered afterwards.
  insert into sitting (government, matter, kind, on_day, held_on, over)
    select new.government, new.matter, x ->> 'kind', (x ->> 'on')::date, (x ->> 'on')::date, true
    from json_array_elements(new.events) x where x ->> 'type' = 'held-entered';
  update sitting s set on_day = (x ->> 'on')::date
    from json_array_elements(new.events) x
    where x ->> 'type' in ('day-set', 'rescheduled') and s.government = new.government and s.matter = new.matter;
  update sitting s set over = true, held_on = case x ->> 'type' when 'adjourned' then (x ->> 'on')::date end
    from json_array_elements(new.events) x
    where x ->> 'type' in ('adjourned', 'cancelled') and s.government = new.government and s.matter = new.matter;
  -- Put off again after it was called back, it waits again.
  delete from topic_taken_up t
    using json_array_elements(new.events) x, json_array_elements(x -> 'topics') l
    where x ->> 'type' = 'topics-left' and t.government = new.government and t.sitting = new.matter and t.matter = new.matter
      and t.topic = l ->> 'topic';
  insert into topic_left (government, matter, topic, kind, left_as, at)
    select new.government, new.matter, l ->> 'topic', l ->> 'kind', l, new.at
    from json_array_elements(new.events) x, json_array_elements(x -> 'topics') l where x ->> 'type' = 'topics-left'
    on conflict (government, matter, topic) do update set kind = excluded.kind, left_as = excluded.left_as, at = excluded.at;
  insert into topic_taken_up (government, sitting, topic, matter, as_topic)
    select new.government, (t -> 'from' ->> 'sitting')::uuid, t -> 'from' ->> 'topic', new.matter, t ->> 'topic'
    from json_array_elements(new.events) x, json_array_elements(x -> 'topics') t where x ->> 'type' = 'topics-returned';
  for recalled in
    select x ->> 'topic' as topic, (x ->> 'from')::uuid as taken_by
    from json_array_elements(new.events) x where x ->> 'type' = 'topic-recalled'
  loop
    if recalled.taken_by is null then
      insert into topic_taken_up (government, sitting, topic, matter, as_topic)
        values (new.government, new.matter, recalled.topic, new.matter, recalled.topic);
    else
      update topic_taken_up t set matter = new.matter, as_topic = recalled.topic
        where t.government = new.government and t.sitting = new.matter and t.topic = recalled.topic and t.matter = recalled.taken_by;
    end if;
  end loop;
  return null;
end $$;

drop trigger sittings_are_noted on act;
create trigger sittings_are_noted after insert on act
  for each row when (new.act in ('convene', 'enter-held', 'set-day', 'reschedule', 'decide', 'adjourn', 'cancel', 'gather', 'receive-topic', 'correct-outcome')) execute function note_sitting();
