-- Search over the texts of matters and of what is attached to them.

-- The text of an attachment as `search` has that of a matter; enabled, not forced, for the same reason.
create table attachment_search (
  government text not null,
  hash text not null,
  text text not null,
  tsv tsvector not null,
  primary key (government, hash),
  foreign key (government, hash) references attachment (government, hash)
);
create index attachment_bigrams on attachment_search using gin (tsv);
alter table attachment_search enable row level security;
create policy tenant on attachment_search using (government = current_setting('lingxing.government', true))
  with check (government = current_setting('lingxing.government', true));
grant select, insert, update on attachment_search to lingxing_app;

create index attachment_use_of_matter on attachment_use (government, matter);

-- Matters of the tenant that hold all the words and that these posts (or the registry) may read, the latest first, after
-- the one that a page ended with. Three ways, chosen by what is counted, not guessed: few matters hold the words, so they
-- are looked at; few can be read by these posts, so those are; else the words are frequent among what can be read, and
-- walking back from the latest meets a page of them soon. A matter holds the words in its own text or in one file attached to
-- it. That is written as questions about one matter: of an `exists` the planner would rather collect every text first.
--
-- These functions are owned by the tables' owner and see past the policy: each holds tenant and reading rights itself.
create function search_matters(
  p_posts text[], p_registry boolean, p_query tsquery, p_patterns text[], p_limit integer,
  p_procedure text default null, p_after_at timestamptz default null, p_after_id uuid default null)
returns table (matter uuid)
language plpgsql stable security definer
set search_path = public, pg_temp
set plan_cache_mode = force_custom_plan set enable_seqscan = off set max_parallel_workers_per_gather = 0 set jit = off
as $$
declare
  few constant integer := 1000;
  v_government text := current_setting('lingxing.government', true);
  v_found uuid[];
begin
  v_found := array (
    select f.matter from (
      select s.matter from search s where s.government = v_government and s.tsv @@ p_query
      union all
      select u.matter from attachment_search a join attachment_use u on u.government = v_government and u.hash = a.hash
        where a.government = v_government and a.tsv @@ p_query
    ) f limit few + 1);
  if cardinality(v_found) > few then
    if not p_registry then
      v_found := array (
        select distinct r.matter from reader r where r.government = v_government and r.post = any (p_posts) limit few + 1);
    end if;
    if cardinality(v_found) > few then
      return query select w.matter from walk_matters(
        v_government, p_posts, p_registry, p_query, p_patterns, p_limit, p_procedure, p_after_at, p_after_id) w;
      return;
    end if;
  end if;
  return query
    select m.id
    from (select distinct unnest(v_found) as id) f
    join matter m on m.government = v_government and m.id = f.id
    where (coalesce((select s.tsv @@ p_query and s.text like all (p_patterns) from search s
                 where s.government = v_government and s.matter = m.id), false)
        or coalesce((select true from attachment_use u join attachment_search a on a.government = v_government and a.hash = u.hash
                     where u.government = v_government and u.matter = m.id and a.tsv @@ p_query and a.text like all (p_patterns)
                     limit 1), false))
      and (p_procedure is null or m.procedure = p_procedure)
      and (p_after_at is null or (m.updated_at, m.id) < (p_after_at, p_after_id))
      and ((p_registry and not m.close)
        or exists (select from reader r where r.government = v_government and r.matter = m.id and r.post = any (p_posts)))
    order by m.updated_at desc, m.id desc
    limit p_limit;
end $$;

-- From the latest matter back, each looked at until the page is full; only the index of that order is any good for it.
create function walk_matters(
  p_government text, p_posts text[], p_registry boolean, p_query tsquery, p_patterns text[], p_limit integer,
  p_procedure text, p_after_at timestamptz, p_after_id uuid)
returns table (matter uuid)
language sql stable
set plan_cache_mode = force_custom_plan
set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off set enable_sort = off
set max_parallel_workers_per_gather = 0 set jit = off
as $$
  select m.id
  from matter m
  where m.government = p_government
    and (m.updated_at, m.id) < (coalesce(p_after_at, 'infinity'), coalesce(p_after_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
    and (p_procedure is null or m.procedure = p_procedure)
    and (coalesce((select s.tsv @@ p_query and s.text like all (p_patterns) from search s
                 where s.government = p_government and s.matter = m.id), false)
        or coalesce((select true from attachment_use u join attachment_search a on a.government = p_government and a.hash = u.hash
                     where u.government = p_government and u.matter = m.id and a.tsv @@ p_query and a.text like all (p_patterns)
                     limit 1), false))
    and ((p_registry and not m.close)
      or exists (select from reader r where r.government = p_government and r.matter = m.id and r.post = any (p_posts)))
  order by m.updated_at desc, m.id desc
  limit p_limit
$$;
revoke all on function walk_matters(text, text[], boolean, tsquery, text[], integer, text, timestamptz, uuid) from public;
revoke all on function search_matters(text[], boolean, tsquery, text[], integer, text, timestamptz, uuid) from public;
grant execute on function search_matters(text[], boolean, tsquery, text[], integer, text, timestamptz, uuid) to lingxing_app;
