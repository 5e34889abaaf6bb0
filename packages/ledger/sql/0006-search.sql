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
-- the index before the policy has been checked row by row. The functions of 0015, owned by the table's owner, hold the
-- policy's condition and the reading rights themselves and can use the index. The application's role stays under the policy.
alter table search enable row level security;
create policy tenant on search using (government = current_setting('lingxing.government', true))
  with check (government = current_setting('lingxing.government', true));
grant select, insert, update on search to lingxing_app;
