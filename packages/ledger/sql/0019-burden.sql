-- What is counted to lighten the load on towns and departments (基层减负): what was sent off to whom, and the bulletins (简报).

-- The bulletins that a department sends to its government, as the office has listed or approved them.
alter table department add column bulletins text[] not null default '{}';

-- One line for a document that was sent off, with its measure as the act stored it: the state of a matter is written whole
-- and never looked into. Told by its matter: who may read the one may read the other. No foreign key to the matter, which the
-- same act writes (0004 says why).
create table dispatch (
  government text not null,
  matter uuid not null,
  host text not null,
  issuer text not null,
  addressee text not null,
  kind text not null,
  bulletin text,
  characters integer not null check (characters >= 0),
  -- Characters that the text allows in principle; null where it sets no limit.
  most integer,
  pages integer,
  sent_on date not null,
  primary key (government, matter)
);
create index dispatch_by_day on dispatch (government, sent_on, matter);
select isolate('dispatch');
grant select, insert on dispatch to lingxing_app;

create function note_dispatch() returns trigger language plpgsql as $$
begin
  insert into dispatch (government, matter, host, issuer, addressee, kind, bulletin, characters, most, pages, sent_on)
    select new.government, new.matter, x -> 'measure' ->> 'host', x -> 'measure' ->> 'issuer', x -> 'measure' ->> 'to',
           x -> 'measure' ->> 'kind', x -> 'measure' ->> 'bulletin', (x -> 'measure' ->> 'characters')::integer,
           (x -> 'measure' ->> 'most')::integer, (x -> 'measure' ->> 'pages')::integer, (new.at at time zone 'Asia/Shanghai')::date
    from json_array_elements(new.events) as x where x ->> 'type' = 'distributed' and x -> 'measure' is not null
    -- One that came back and went out again is counted once, on the day that it first went.
    on conflict (government, matter) do nothing;
  return null;
end $$;
create trigger dispatches_are_noted after insert on act for each row when (new.act = 'distribute') execute function note_dispatch();

alter table letter add column bulletin text;
create index letter_of_bulletin on letter (government, received_at) where bulletin is not null;

create or replace function note_letter() returns trigger language plpgsql as $$
declare
  v_letter json := new.input -> 'letter';
  v_sender json := v_letter -> 'sender';
begin
  insert into letter as l (government, matter, sender_class, sender_body, sender_key, number, number_key, dated, channel, received_at,
                           entered_at, title, bulletin)
    values (new.government, new.matter, v_sender ->> 'class', v_sender ->> 'body', one_form(v_sender ->> 'name'),
            coalesce(v_letter ->> 'number', ''), one_form(coalesce(v_letter ->> 'number', '')), (v_letter ->> 'dated')::date,
            coalesce(new.input ->> 'channel', 'electronic'), coalesce(new.occurred_at, new.at), new.at, btrim(v_letter ->> 'title'),
            nullif(btrim(v_letter -> 'bulletin' ->> 'name'), ''))
    -- When and by which way it came does not change with what is corrected on it.
    on conflict (government, matter) do update set sender_class = excluded.sender_class, sender_body = excluded.sender_body,
      sender_key = excluded.sender_key, number = excluded.number, number_key = excluded.number_key, dated = excluded.dated,
      title = excluded.title, bulletin = excluded.bulletin;
  return null;
end $$;
