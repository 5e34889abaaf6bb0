-- Rooms in which sittings are held, as the office keeps them. A sitting whose place is the name of one has it from its hour for the
-- minutes of its agenda, an hour at least; the database refuses that two have one room at a time.

create table meeting_room (
  government text not null,
  -- Unique over all governments: with it alone the bookings below exclude each other.
  room bigint generated always as identity primary key,
  name text not null check (length(name) between 1 and 60 and name = btrim(name)),
  seats int not null check (seats between 1 and 5000),
  -- Not to be had from this day on, until the other where there is one.
  out_from date,
  out_to date,
  constraint meeting_room_out check (out_to is null or (out_from is not null and out_from <= out_to)),
  constraint meeting_room_name unique (government, name),
  unique (government, room)
);
select isolate('meeting_room');
grant select, insert (government, name, seats, out_from, out_to), update (seats, out_from, out_to) on meeting_room to lingxing_app;

-- By the office's clock: sittings are set by day and hour.
create table room_booking (
  government text not null,
  matter uuid not null,
  room bigint not null,
  during tsrange not null check (not isempty(during)),
  primary key (government, matter),
  foreign key (government, room) references meeting_room (government, room),
  constraint room_once exclude using gist (int8range(room, room, '[]') with &&, during with &&)
);
select isolate('room_booking');
grant select, insert, delete on room_booking to lingxing_app;

-- Books anew for one sitting, from its own acts. What stands in the way is told as LXR01 (the room is taken; by which matter) or
-- LXR02 (the room is out of use that day).
create function book_room(p_government text, p_matter uuid) returns void language plpgsql as $$
declare
  events json[];
  at_place record;
  v_room meeting_room;
  minutes int;
  v_during tsrange;
  other uuid;
begin
  delete from room_booking where government = p_government and matter = p_matter;
  select array_agg(x order by a.seq, o) into events
    from act a, json_array_elements(a.events) with ordinality as e (x, o)
    where a.government = p_government and a.matter = p_matter and a.act in
      ('convene', 'set-day', 'reschedule', 'cancel', 'adjourn', 'propose', 'fix', 'decline-topic', 'withdraw-topic', 'move-topic', 'gather', 'receive-topic');
  -- An exercise takes no room; nor does a sitting that is over.
  if exists (select from unnest(events) x where x ->> 'type' in ('cancelled', 'adjourned') or x ->> 'exercise' = 'true') then return; end if;
  select (x ->> 'on')::date as on_day, (x ->> 'time')::time as at, x ->> 'place' as place into at_place
    from unnest(events) with ordinality as e (x, o)
    where x ->> 'type' in ('convened', 'day-set', 'rescheduled') and x ->> 'on' is not null order by o desc limit 1;
  if not found then return; end if;
  -- Shared, so that it is not put out of use meanwhile.
  select * into v_room from meeting_room where government = p_government and name = btrim(at_place.place) for share;
  if not found then return; end if;
  if v_room.out_from <= at_place.on_day and coalesce(v_room.out_to >= at_place.on_day, true) then
    raise exception using errcode = 'LXR02', message = 'room out of use', detail = v_room.name;
  end if;
  -- A topic may be brought in, taken off and never comes back under its id.
  with planned as (
    select x ->> 'topic' as topic, (x -> 'form' ->> 'minutes')::int as n from unnest(events) x where x ->> 'type' = 'topic-proposed'
    union all
    select t ->> 'topic', (t -> 'form' ->> 'minutes')::int
      from unnest(events) x, json_array_elements(x -> 'topics') t where x ->> 'type' = 'topics-returned'
  ), fixed as (
    select t as topic from unnest(events) x, json_array_elements_text(x -> 'topics') t where x ->> 'type' = 'topics-fixed'
    except
    select x ->> 'topic' from unnest(events) x where x ->> 'type' in ('topic-declined', 'topic-withdrawn', 'topic-moved')
  )
  select coalesce(sum(n), 0) into minutes from planned join fixed using (topic);
  v_during := tsrange(at_place.on_day + at_place.at, at_place.on_day + at_place.at + make_interval(mins => greatest(60, minutes)));
  select matter into other from room_booking where government = p_government and room = v_room.room and during && v_during order by during limit 1;
  if found then
    raise exception using errcode = 'LXR01', message = 'room taken', detail = other::text;
  end if;
  insert into room_booking (government, matter, room, during) values (p_government, p_matter, v_room.room, v_during);
end $$;

create function note_room() returns trigger language plpgsql as $$
begin
  if exists (select from sitting where government = new.government and matter = new.matter) then
    perform book_room(new.government, new.matter);
  end if;
  return null;
end $$;
-- After sittings_are_noted: triggers run in the order of their names.
create trigger sittings_take_rooms after insert on act
  for each row when (new.act in ('convene', 'set-day', 'reschedule', 'cancel', 'adjourn', 'fix', 'decline-topic', 'withdraw-topic', 'move-topic'))
  execute function note_room();

-- A room that joins the list is booked by the sittings to come that name it already.
create function room_joins() returns trigger language plpgsql as $$
begin
  perform book_room(s.government, s.matter) from sitting s where s.government = new.government and not s.over and s.on_day is not null;
  return null;
end $$;
create trigger rooms_join after insert on meeting_room for each row execute function room_joins();
