-- The rows of a matter are reached by its key whatever the planner believes of the tables. Plans are made once for all; made
-- while a government was new, when nothing was known of its tables, they went through all its matters for each batch, and all
-- that lay with a post, until the first statistics came: the thousandth act cost four times as much as the first.

create or replace function append_acts(
  p_government text,
  p_context text[], p_matter text[], p_seq text[], p_act text[], p_account text[], p_post text[], p_capacity text[],
  p_post_title text[], p_at text[], p_occurred_at text[], p_reason text[], p_outcome text[], p_idempotency_key text[],
  p_previous_hash text[], p_hash text[], p_input text[], p_events text[], p_verdict text[], p_receipt text[],
  p_state text[], p_procedure text[], p_title text[], p_kind text[], p_stage text[], p_stage_label text[], p_number text[],
  p_host text[], p_issuer text[], p_urgency text[], p_closed text[], p_exercise text[], p_close text[], p_due text[],
  p_inbox_gone_matter text[], p_inbox_gone_post text[], p_inbox_gone_act text[],
  p_inbox_put_matter text[], p_inbox_put_since text[], p_inbox_put_post text[], p_inbox_put_act text[],
  p_inbox_put_label text[], p_inbox_put_basis text[], p_inbox_put_due text[],
  p_readers_gone_matter text[], p_readers_gone_post text[], p_readers_put_matter text[], p_readers_put_post text[],
  p_obligations_gone json, p_obligations_put json, p_search json, p_contents json)
returns table (matter uuid, "position" bigint)
language plpgsql
set plan_cache_mode = force_generic_plan set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off set jit = off
as $$
#variable_conflict use_column
declare
  v_matters uuid[];
  v_positions bigint[];
begin
  perform set_config('lingxing.government', p_government, true);
  with given as materialized (
    select
      x.matter::uuid as matter, x.seq::integer as seq, x.act, x.account, x.post, x.capacity, x.post_title,
      x.at::timestamptz as at, x.occurred_at::timestamptz as occurred_at, x.reason, x.outcome, x.idempotency_key,
      x.previous_hash, x.hash, x.input::json as input, x.events::json as events, x.verdict::json as verdict,
      x.receipt::json as receipt, x.state::json as state, x.procedure, x.title, x.kind, x.stage, x.stage_label, x.number,
      x.host, x.issuer, x.urgency, x.closed::boolean as closed, x.exercise::boolean as exercise, x.close::boolean as close,
      x.due::date as due
    from government g
    join unnest(
      p_context, p_matter, p_seq, p_act, p_account, p_post, p_capacity, p_post_title, p_at, p_occurred_at, p_reason,
      p_outcome, p_idempotency_key, p_previous_hash, p_hash, p_input, p_events, p_verdict, p_receipt, p_state, p_procedure,
      p_title, p_kind, p_stage, p_stage_label, p_number, p_host, p_issuer, p_urgency, p_closed, p_exercise, p_close, p_due
    ) as x (
      context, matter, seq, act, account, post, capacity, post_title, at, occurred_at, reason, outcome, idempotency_key,
      previous_hash, hash, input, events, verdict, receipt, state, procedure, title, kind, stage, stage_label, number,
      host, issuer, urgency, closed, exercise, close, due
    ) on x.context::bigint = g.context_version
    where g.id = p_government
  ), held as materialized (
    select m.id from given x join matter m on m.government = p_government and m.id = x.matter and m.version = x.seq - 1
      where x.seq > 1 and m.id = any (p_matter::uuid[]) for update of m skip locked
  ), moved as (
    update matter m set version = x.seq, state = x.state, head_hash = x.hash, title = x.title, kind = x.kind, stage = x.stage,
        stage_label = x.stage_label, host = x.host, issuer = x.issuer, urgency = x.urgency,
        closed = x.closed, close = x.close, due = x.due, last_title = x.post_title, updated_at = x.at
      from given x
      where m.government = p_government and m.id = x.matter and m.id = any (array (select h.id from held h))
      returning m.id
  ), opened as (
    insert into matter (government, id, procedure, version, state, head_hash, title, kind, stage, stage_label, number, host,
                        issuer, urgency, closed, exercise, close, due, opened_by, last_title, created_at, updated_at)
      select p_government, x.matter, x.procedure, 1, x.state, x.hash, x.title, x.kind, x.stage, x.stage_label, x.number, x.host,
             x.issuer, x.urgency, x.closed, x.exercise, x.close, x.due, x.account, x.post_title, x.at, x.at
      from given x where x.seq = 1
      returning id
  ), added as (
    insert into act (government, matter, seq, act, account, post, capacity, post_title, at, occurred_at, input, reason, events,
                     verdict, outcome, receipt, idempotency_key, previous_hash, hash)
      select p_government, x.matter, x.seq, x.act, x.account, x.post, x.capacity, x.post_title, x.at, x.occurred_at, x.input,
             x.reason, x.events, x.verdict, x.outcome, x.receipt, x.idempotency_key, x.previous_hash, x.hash
      -- From the rows written: the transaction has its number before a position is drawn.
      from (select id from moved union all select id from opened) w join given x on x.matter = w.id
      returning matter, "position"
  )
  select array_agg(a.matter), array_agg(a."position") into v_matters, v_positions from added a;

  if p_contents is not null then
    insert into content (government, hash, value)
      select distinct on (x.hash) p_government, x.hash, x.value
      from json_to_recordset(p_contents) as x (matter uuid, hash text, value jsonb) where x.matter = any (v_matters)
      on conflict do nothing;
  end if;
  if p_inbox_gone_matter is not null then
    delete from inbox i using unnest(p_inbox_gone_matter::uuid[], p_inbox_gone_post, p_inbox_gone_act) as x (matter, post, act)
      where i.government = p_government and i.matter = x.matter and i.matter = any (v_matters) and i.post = x.post and i.act = x.act;
  end if;
  if p_inbox_put_matter is not null then
    insert into inbox as i (government, matter, post, act, label, basis, since, due)
      select p_government, x.matter, x.post, x.act, x.label, x.basis::jsonb, x.since::timestamptz, x.due::date
      from unnest(
        p_inbox_put_matter::uuid[], p_inbox_put_since, p_inbox_put_post, p_inbox_put_act, p_inbox_put_label, p_inbox_put_basis,
        p_inbox_put_due
      ) as x (matter, since, post, act, label, basis, due)
      where x.matter = any (v_matters)
      on conflict (government, matter, post, act) do update set label = excluded.label, basis = excluded.basis, due = excluded.due;
  end if;
  if p_obligations_gone is not null then
    delete from obligation o using json_to_recordset(p_obligations_gone) as x (matter uuid, id text)
      where o.government = p_government and o.matter = x.matter and o.matter = any (v_matters) and o.id = x.id;
  end if;
  if p_obligations_put is not null then
    insert into obligation as o
      (government, matter, id, label, post, department, due, value, unit, from_day, provisional, norm, citation, on_passed, state)
      select p_government, x.matter, x.id, x.label, x.post, x.department, x.due, x.value, x.unit, x.from_day,
             x.provisional, x.norm, x.citation, x.on_passed, x.state
      from json_to_recordset(p_obligations_put) as x (
        matter uuid, id text, label text, post text, department text, due date, value integer, unit text, from_day date,
        provisional integer[], norm text, citation jsonb, on_passed jsonb, state text)
      where x.matter = any (v_matters)
      on conflict (government, matter, id) do update set
        label = excluded.label, post = excluded.post, department = excluded.department, due = excluded.due,
        value = excluded.value, unit = excluded.unit, from_day = excluded.from_day, provisional = excluded.provisional,
        norm = excluded.norm, citation = excluded.citation, on_passed = excluded.on_passed, state = excluded.state,
        attempts = 0, try_after = null;
  end if;
  if p_readers_gone_matter is not null then
    delete from reader r using unnest(p_readers_gone_matter::uuid[], p_readers_gone_post) as x (matter, post)
      where r.government = p_government and r.matter = x.matter and r.matter = any (v_matters) and r.post = x.post;
  end if;
  if p_readers_put_matter is not null then
    insert into reader (government, matter, post)
      select p_government, x.matter, x.post from unnest(p_readers_put_matter::uuid[], p_readers_put_post) as x (matter, post)
      where x.matter = any (v_matters) on conflict do nothing;
  end if;
  if p_search is not null then
    insert into search (government, matter, text, tsv)
      select p_government, x.matter, x.text, array_to_tsvector(x.lexemes)
      from json_to_recordset(p_search) as x (matter uuid, text text, lexemes text[]) where x.matter = any (v_matters)
      on conflict (government, matter) do update set text = excluded.text, tsv = excluded.tsv;
  end if;
  return query select m, p from unnest(v_matters, v_positions) as x (m, p);
end $$;
