-- Search by fragments of any length: bigrams in a tsvector find the candidates, LIKE on the normalised text rechecks
-- them, so nothing is missed and nothing is shown that does not hold the words.

create table search (
  government text not null,
  matter uuid not null,
  -- Title, number and further words, normalised (bigrams.ts).
  text text not null,
  tsv tsvector not null,
  primary key (government, matter)
);
create index search_bigrams on search using gin (tsv);

-- Enabled, but not forced: the operators of text search are not leakproof, so under a policy the planner may not use
-- the index before the policy has been checked row by row. The function below, owned by the table's owner, holds the
-- policy's condition and the reading rights itself and can use the index. The application's role stays under the policy.
alter table search enable row level security;
create policy tenant on search using (government = current_setting('lingxing.government', true))
  with check (government = current_setting('lingxing.government', true));
grant select, insert, update on search to lingxing_app;

-- Matters of the tenant that hold all the words and that these posts (or the registry) may read, the latest first.
create function search_matters(p_posts text[], p_registry boolean, p_query tsquery, p_patterns text[], p_limit integer)
returns table (matter uuid)
language sql stable security definer
set search_path = public, pg_temp
set plan_cache_mode = force_custom_plan
as $$
  -- A step of its own: in one query with a table under a policy, the planner would hold this condition back as well.
  with found as materialized (
    select s.matter from search s
    where s.government = current_setting('lingxing.government', true) and s.tsv @@ p_query and s.text like all (p_patterns)
  )
  select m.id
  from found f join matter m on m.government = current_setting('lingxing.government', true) and m.id = f.matter
  where (p_registry and not m.close)
    or exists (select from reader r where r.government = m.government and r.matter = m.id and r.post = any (p_posts))
  order by m.updated_at desc, m.id
  limit p_limit
$$;
revoke all on function search_matters(text[], boolean, tsquery, text[], integer) from public;
grant execute on function search_matters(text[], boolean, tsquery, text[], integer) to lingxing_app;
