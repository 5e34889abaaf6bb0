-- Sittings as others of their kind ask about them: when they were held, what they left for the next, which took it up. Noted
-- from what each act stored; the state of a matter is never looked into.

create table sitting (
  government text not null,
  matter uuid not null,
  kind text not null,
  -- Absent while topics are gathered for a sitting whose day is open.
  on_day date,
  held_on date,
  -- Held or cancelled: nothing is gathered for it any more.
  over boolean not null default false,
  primary key (government, matter)
);
create index sitting_held on sitting (government, held_on) where held_on is not null;
create index sitting_to_come on sitting (government, kind) where not over;
select isolate('sitting');
grant select, insert, update (on_day, held_on, over) on sitting to lingxing_app;

-- What a sitting left: deferred, not reached, or cancelled with it.
create table topic_left (
  government text not null,
  matter uuid not null,
  topic text not null,
  kind text not null,
  left_as json not null,
  at timestamptz not null,
  primary key (government, matter, topic)
);
create index topic_left_of_kind on topic_left (government, kind, at);
select isolate('topic_left');
grant select, insert on topic_left to lingxing_app;

-- Where a topic of one sitting went on. It goes on once: of two sittings that take it up at the same time, the second finds it gone.
create table topic_taken_up (
  government text not null,
  sitting uuid not null,
  topic text not null,
  matter uuid not null,
  as_topic text not null,
  constraint topic_taken_up_once primary key (government, sitting, topic)
);
create index topic_taken_up_by on topic_taken_up (government, matter);
select isolate('topic_taken_up');
grant select, insert on topic_taken_up to lingxing_app;

create function note_sitting() returns trigger language plpgsql as $$
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
  insert into topic_left (government, matter, topic, kind, left_as, at)
    select new.government, new.matter, l ->> 'topic', l ->> 'kind', l, new.at
    from json_array_elements(new.events) x, json_array_elements(x -> 'topics') l where x ->> 'type' = 'topics-left';
  insert into topic_taken_up (government, sitting, topic, matter, as_topic)
    select new.government, (t -> 'from' ->> 'sitting')::uuid, t -> 'from' ->> 'topic', new.matter, t ->> 'topic'
    from json_array_elements(new.events) x, json_array_elements(x -> 'topics') t where x ->> 'type' = 'topics-returned';
  return null;
end $$;
create trigger sittings_are_noted after insert on act
  for each row when (new.act in ('convene', 'enter-held', 'set-day', 'reschedule', 'decide', 'adjourn', 'cancel', 'gather', 'receive-topic')) execute function note_sitting();

-- The sittings that there are already; government by government, since the owner is under the policies as well.
do $$
declare g record;
begin
  for g in select id from government loop
    perform set_config('lingxing.government', g.id, true);
    insert into sitting (government, matter, kind, on_day)
      select a.government, a.matter, x ->> 'kind', (x ->> 'on')::date
      from act a join matter m on m.government = a.government and m.id = a.matter, json_array_elements(a.events) x
      where a.government = g.id and m.procedure = 'meeting' and a.act = 'convene' and x ->> 'type' = 'convened';
    update sitting s set over = true, held_on = case x ->> 'type' when 'adjourned' then (x ->> 'on')::date end
      from act a, json_array_elements(a.events) x
      where a.government = g.id and s.government = a.government and s.matter = a.matter and x ->> 'type' in ('adjourned', 'cancelled');
  end loop;
  perform set_config('lingxing.government', '', true);
end $$;
