-- Incoming documents (收文): what their register is looked through by, the files that their acts bring, and the office's templates.

-- What the list of incoming documents filters and sorts by beyond what every matter has. Brought up to date by the act
-- that brings the paper, in its transaction: the state of a matter is written whole and never looked into. A line of a
-- register is told by its matter; who may read the one may read the other, and every question joins the two. No foreign key
-- to the matter, which the same act writes (0004 says why).
create table letter (
  government text not null,
  matter uuid not null,
  sender_class text not null,
  sender_body text,
  -- In one form for what is the same to a reader, as in `search`: width, case, blanks and brackets made one.
  sender_key text not null,
  -- 来文字号 as the paper bears it, and in that one form.
  number text not null,
  number_key text not null,
  dated date,
  channel text not null,
  received_at timestamptz not null,
  entered_at timestamptz not null,
  primary key (government, matter)
);
create index letter_by_receipt on letter (government, received_at, matter);
-- Whether a paper was registered before: the same number of the same sender.
create index letter_by_number on letter (government, number_key) where number_key <> '';
select isolate('letter');
grant select, insert, update on letter to lingxing_app;

create function one_form(p_text text) returns text language sql immutable strict parallel safe
return regexp_replace(translate(lower(normalize(p_text, NFKC)), '()[]{}【】〔〕〈〉《》「」『』〖〗', ''), '\s+', '', 'g');

create function note_letter() returns trigger language plpgsql as $$
declare
  v_letter json := new.input -> 'letter';
  v_sender json := v_letter -> 'sender';
begin
  insert into letter as l (government, matter, sender_class, sender_body, sender_key, number, number_key, dated, channel, received_at, entered_at)
    values (new.government, new.matter, v_sender ->> 'class', v_sender ->> 'body', one_form(v_sender ->> 'name'),
            coalesce(v_letter ->> 'number', ''), one_form(coalesce(v_letter ->> 'number', '')), (v_letter ->> 'dated')::date,
            coalesce(new.input ->> 'channel', 'electronic'), coalesce(new.occurred_at, new.at), new.at)
    -- When and by which way it came does not change with what is corrected on it.
    on conflict (government, matter) do update set sender_class = excluded.sender_class, sender_body = excluded.sender_body,
      sender_key = excluded.sender_key, number = excluded.number, number_key = excluded.number_key, dated = excluded.dated;
  return null;
end $$;
create trigger letters_are_registered after insert on act
  for each row when (new.act in ('arrive', 'register', 'resubmit', 'correct')) execute function note_letter();

-- Files that come with a paper: whoever may read the matter may open them and finds the matter by their words.
create function note_letter_files() returns trigger language plpgsql as $$
begin
  insert into attachment_use (government, hash, matter)
    select new.government, a.hash, new.matter from attachment a
    where a.government = new.government
      and a.hash in (select x ->> 'hash' from json_array_elements(coalesce(new.input -> 'letter' -> 'attachments', '[]')) as x)
    on conflict do nothing;
  return null;
end $$;
create trigger files_of_letters_are_used after insert on act
  for each row when (new.act in ('arrive', 'register', 'resubmit', 'correct')) execute function note_letter_files();

-- Files that not every reader of the matter sees: the scan of an opinion before it is conveyed, what the host reports. Kept
-- apart, so that nobody finds the matter by their words; who may open one follows from what of the matter he sees.
create table inner_attachment_use (
  government text not null,
  hash text not null,
  matter uuid not null,
  primary key (government, hash, matter),
  foreign key (government, hash) references attachment (government, hash)
);
select isolate('inner_attachment_use');
grant select, insert on inner_attachment_use to lingxing_app;

create function note_inner_files() returns trigger language plpgsql as $$
begin
  insert into inner_attachment_use (government, hash, matter)
    select new.government, a.hash, new.matter from attachment a
    where a.government = new.government and a.hash in (
      select x ->> 'hash' from json_array_elements(coalesce(new.input -> 'attachments', '[]')) as x
      union all select new.input ->> 'scan')
    on conflict do nothing;
  return null;
end $$;
create trigger inner_files_are_used after insert on act
  for each row when (new.act in ('report', 'enter-opinion')) execute function note_inner_files();

-- 拟办 templates and phrases (常用语): one list of each kind for the government (`account` is empty) and one's own.
create table template_list (
  government text not null references government (id),
  kind text not null check (kind in ('recommend', 'phrases')),
  account text not null default '',
  items jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (government, kind, account)
);
select isolate('template_list');
grant select, insert, update, delete on template_list to lingxing_app;
