-- The forms and tables that those below had to fill in for a document, by name (基层减负): as the act that sent it off stored them.
alter table dispatch add column forms text[] not null default '{}';

create or replace function note_dispatch() returns trigger language plpgsql as $$
begin
  insert into dispatch (government, matter, host, issuer, addressee, kind, bulletin, characters, most, pages, sent_on, forms)
    select new.government, new.matter, x -> 'measure' ->> 'host', x -> 'measure' ->> 'issuer', x -> 'measure' ->> 'to',
           x -> 'measure' ->> 'kind', x -> 'measure' ->> 'bulletin', (x -> 'measure' ->> 'characters')::integer,
           (x -> 'measure' ->> 'most')::integer, (x -> 'measure' ->> 'pages')::integer, (new.at at time zone 'Asia/Shanghai')::date,
           array(select json_array_elements_text(coalesce(x -> 'measure' -> 'forms', '[]')))
    from json_array_elements(new.events) as x where x ->> 'type' = 'distributed' and x -> 'measure' is not null
    -- One that came back and went out again is counted once, on the day that it first went.
    on conflict (government, matter) do nothing;
  return null;
end $$;
