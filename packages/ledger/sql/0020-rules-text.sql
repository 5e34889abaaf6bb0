-- The text of the work rules, as each government imports its own; and how many acts rest on each article.

-- A text is read and put in whole. One that takes its place is a further revision beside it: what stood in a citation's
-- drawer on a day of the past can be shown again.
create table rules_text (
  government text not null references government (id),
  edition text not null check (edition <> ''),
  revision integer not null check (revision > 0),
  -- SM3 over the canonical form of `text`.
  hash text not null check (length(hash) = 64),
  -- json, not jsonb: kept to the letter, since it is hashed.
  text json not null,
  -- What reading put together or left out.
  notes json not null,
  file_name text not null check (file_name <> ''),
  imported_by text not null check (imported_by <> ''),
  imported_at timestamptz not null,
  primary key (government, edition, revision)
);
select isolate('rules_text');
grant select, insert on rules_text to lingxing_app;

-- Acts whose basis names an article, by edition; exercises are no acts of the government. Counted by the sealer as it closes
-- a batch, in its transaction: each act once, no act waits for a counter, and no act shares a row with another.
create table article_acts (
  government text not null,
  edition text not null,
  -- The work rules by the government's id, or a regulation that they adopt.
  text text not null,
  article integer not null,
  acts bigint not null check (acts > 0),
  primary key (government, edition, text, article)
);
select isolate('article_acts');
grant select, insert, update (acts) on article_acts to lingxing_app;

create function count_article_acts(p_government text, p_from bigint, p_to bigint) returns void language sql as $$
  insert into article_acts as c (government, edition, text, article, acts)
    select p_government, x.edition, x.text, x.article, count(*)
    from (
      select distinct a.position, a.receipt ->> 'edition' as edition, b ->> 'text' as text, (b ->> 'article')::integer as article
      from act a
      join matter m on m.government = a.government and m.id = a.matter and not m.exercise
      cross join lateral json_array_elements(a.verdict -> 'basis') as b
      where a.government = p_government and a.position between p_from and p_to and b ->> 'source' <> 'local'
    ) x
    where x.edition is not null and x.text is not null and x.article is not null
    group by x.edition, x.text, x.article
    -- In one order, as all who write several rows do.
    order by x.edition, x.text, x.article
    on conflict (government, edition, text, article) do update set acts = c.acts + excluded.acts
$$;
revoke all on function count_article_acts(text, bigint, bigint) from public;
grant execute on function count_article_acts(text, bigint, bigint) to lingxing_app;

create function note_article_acts() returns trigger language plpgsql as $$
begin
  perform count_article_acts(new.government, new.from_position, new.to_position);
  return null;
end $$;
create trigger acts_are_counted_by_article after insert on batch for each row execute function note_article_acts();

-- What was sealed before this migration: government by government, since the owner is under the policies as well.
do $$
declare v record;
begin
  for v in select g.id from government g loop
    perform set_config('lingxing.government', v.id, true);
    perform count_article_acts(v.id, 0, coalesce((select max(b.to_position) from batch b where b.government = v.id), -1));
  end loop;
  perform set_config('lingxing.government', '', true);
end $$;
