-- The register of incoming documents sorted by title; the scan of an order that the head gave on paper.

-- The title stands with what else the register sorts by, and not in an index on `matter`: a paper's line changes when it is
-- registered or put right, a matter with every act on it, and each act would write the index anew.
alter table letter add column title text not null default '';
do $$
declare
  v_government text;
begin
  -- Row-level security is forced on the owner as well: one government after the other.
  for v_government in select id from government loop
    perform set_config('lingxing.government', v_government, true);
    update letter l set title = m.title from matter m
      where l.government = v_government and m.government = l.government and m.id = l.matter;
  end loop;
end $$;
alter table letter alter column title drop default;
create index letter_by_title on letter (government, title, matter);

create or replace function note_letter() returns trigger language plpgsql as $$
declare
  v_letter json := new.input -> 'letter';
  v_sender json := v_letter -> 'sender';
begin
  insert into letter as l (government, matter, sender_class, sender_body, sender_key, number, number_key, dated, channel, received_at,
                           entered_at, title)
    values (new.government, new.matter, v_sender ->> 'class', v_sender ->> 'body', one_form(v_sender ->> 'name'),
            coalesce(v_letter ->> 'number', ''), one_form(coalesce(v_letter ->> 'number', '')), (v_letter ->> 'dated')::date,
            coalesce(new.input ->> 'channel', 'electronic'), coalesce(new.occurred_at, new.at), new.at, btrim(v_letter ->> 'title'))
    -- When and by which way it came does not change with what is corrected on it.
    on conflict (government, matter) do update set sender_class = excluded.sender_class, sender_body = excluded.sender_body,
      sender_key = excluded.sender_key, number = excluded.number, number_key = excluded.number_key, dated = excluded.dated,
      title = excluded.title;
  return null;
end $$;

-- The scan of the head's written order is seen by those who see the order.
drop trigger inner_files_are_used on act;
create trigger inner_files_are_used after insert on act
  for each row when (new.act in ('report', 'enter-opinion', 'order')) execute function note_inner_files();
