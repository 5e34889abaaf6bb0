-- The two statements of an act: open the matter, append the act with everything that follows from it. Between them the
-- procedure judges. Both run under the caller's role, so row-level security applies inside. Where the caller still knows
-- the matter from its last act, the second statement alone is the act: it appends only if matter and context are unchanged.

-- Sets the tenant, locks the matter and reads it. Locking comes first: what is read after it is what the act is judged by.
create function open_matter(p_government text, p_matter uuid, p_account text, p_key text)
returns table (
  context_version bigint, procedure text, version integer, state jsonb, head_hash text, exercise boolean,
  prior_matter uuid, prior_seq integer
) language plpgsql as $$
begin
  perform set_config('lingxing.government', p_government, true);
  if p_matter is not null then
    select m.procedure, m.version, m.state, m.head_hash, m.exercise
      into procedure, version, state, head_hash, exercise
      from matter m where m.government = p_government and m.id = p_matter for update;
  end if;
  if p_key is not null then
    select a.matter, a.seq into prior_matter, prior_seq
      from act a where a.government = p_government and a.account = p_account and a.idempotency_key = p_key;
  end if;
  select g.context_version into context_version from government g where g.id = p_government;
  return next;
end $$;

-- What waits for whom, what is owed, who may read: brought to what the procedure says. Absent keys mean "unchanged".
create function project_matter(p_government text, p_matter uuid, p_at timestamptz, p jsonb)
returns void language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
  if p ? 'inbox' then
    delete from inbox i where i.government = p_government and i.matter = p_matter
      and not exists (
        select from jsonb_to_recordset(p -> 'inbox') as x (post text, act text) where x.post = i.post and x.act = i.act);
    insert into inbox as i (government, matter, post, act, label, basis, since, due)
      select p_government, p_matter, x.post, x.act, x.label, x.basis, p_at, x.due
      from jsonb_to_recordset(p -> 'inbox') as x (post text, act text, label text, basis jsonb, due date)
      on conflict (government, matter, post, act) do update set label = excluded.label, basis = excluded.basis, due = excluded.due
      where (i.label, i.basis, i.due) is distinct from (excluded.label, excluded.basis, excluded.due);
  end if;
  if p ? 'obligations' then
    delete from obligation o where o.government = p_government and o.matter = p_matter
      and not exists (select from jsonb_to_recordset(p -> 'obligations') as x (id text) where x.id = o.id);
    insert into obligation as o
      (government, matter, id, label, post, department, due, value, unit, from_day, provisional, norm, citation, on_passed, state)
      select p_government, p_matter, x.id, x.label, x.post, x.department, x.due, x.value, x.unit, x.from_day,
             array (select jsonb_array_elements_text(x.provisional)::integer), x.norm, x.citation, x.on_passed, x.state
      from jsonb_to_recordset(p -> 'obligations') as x (
        id text, label text, post text, department text, due date, value integer, unit text, from_day date,
        provisional jsonb, norm text, citation jsonb, on_passed jsonb, state text)
      on conflict (government, matter, id) do update set
        label = excluded.label, post = excluded.post, department = excluded.department, due = excluded.due,
        value = excluded.value, unit = excluded.unit, from_day = excluded.from_day, provisional = excluded.provisional,
        norm = excluded.norm, citation = excluded.citation, on_passed = excluded.on_passed, state = excluded.state,
        attempts = 0, try_after = null
      where (o.label, o.post, o.department, o.due, o.value, o.unit, o.from_day, o.provisional, o.norm, o.citation, o.on_passed, o.state)
        is distinct from (excluded.label, excluded.post, excluded.department, excluded.due, excluded.value, excluded.unit,
          excluded.from_day, excluded.provisional, excluded.norm, excluded.citation, excluded.on_passed, excluded.state);
  end if;
  if p ? 'readers' then
    delete from reader r where r.government = p_government and r.matter = p_matter and not (p -> 'readers' ? r.post);
    insert into reader (government, matter, post)
      select p_government, p_matter, x from jsonb_array_elements_text(p -> 'readers') as x on conflict do nothing;
  end if;
  if p ? 'search' then
    insert into search (government, matter, text, tsv)
      values (p_government, p_matter, p -> 'search' ->> 'text',
        array_to_tsvector(array (select jsonb_array_elements_text(p -> 'search' -> 'lexemes'))))
      on conflict (government, matter) do update set text = excluded.text, tsv = excluded.tsv;
  end if;
end $$;

-- Appends one act and returns its position; null, and nothing written, where the matter is no longer at the version that
-- was judged or the context (`p_context`, if given) has changed. The matter's row is written before a position is drawn:
-- the transaction then has its number before its position, which the sealer's horizon relies on.
create function append_act(
  p_government text, p_context bigint, p_matter uuid, p_act jsonb, p_state jsonb, p_summary jsonb, p_projection jsonb, p_contents jsonb)
returns bigint language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  v_seq integer := (p_act ->> 'seq')::integer;
  v_at timestamptz := (p_act ->> 'at')::timestamptz;
  v_position bigint;
  s record;
begin
  perform set_config('lingxing.government', p_government, true);
  if p_context is not null then
    perform from government g where g.id = p_government and g.context_version = p_context;
    if not found then return null; end if;
  end if;
  select * into strict s from jsonb_to_record(p_summary) as x (
    procedure text, title text, kind text, stage text, stage_label text, number text, host text, issuer text, urgency text,
    closed boolean, exercise boolean, close boolean, due date);
  if v_seq = 1 then
    insert into matter (government, id, procedure, version, state, head_hash, title, kind, stage, stage_label, number, host,
                        issuer, urgency, closed, exercise, close, due, opened_by, last_title, created_at, updated_at)
      values (p_government, p_matter, s.procedure, 1, p_state, p_act ->> 'hash', s.title, s.kind, s.stage, s.stage_label,
              s.number, s.host, s.issuer, s.urgency, s.closed, s.exercise, s.close, s.due, p_act ->> 'account',
              p_act ->> 'post_title', v_at, v_at);
  else
    update matter m set version = v_seq, state = p_state, head_hash = p_act ->> 'hash', title = s.title, kind = s.kind,
        stage = s.stage, stage_label = s.stage_label, number = s.number, host = s.host, issuer = s.issuer,
        urgency = s.urgency, closed = s.closed, close = s.close, due = s.due, last_title = p_act ->> 'post_title',
        updated_at = v_at
      where m.government = p_government and m.id = p_matter and m.version = v_seq - 1;
    if not found then return null; end if;
  end if;

  insert into act (government, matter, seq, act, account, post, capacity, post_title, at, occurred_at, input, reason, events,
                   verdict, outcome, receipt, idempotency_key, previous_hash, hash)
    select p_government, p_matter, v_seq, x.act, x.account, x.post, x.capacity, x.post_title, v_at, x.occurred_at,
           x.input, x.reason, x.events, x.verdict, x.verdict ->> 'outcome', x.receipt, x.idempotency_key, x.previous_hash, x.hash
    from jsonb_to_record(p_act) as x (
      act text, account text, post text, capacity text, post_title text, occurred_at timestamptz, input jsonb, reason text,
      events jsonb, verdict jsonb, receipt jsonb, idempotency_key text, previous_hash text, hash text)
    returning position into v_position;

  if p_contents is not null then
    insert into content (government, hash, value)
      select p_government, x.hash, x.value from jsonb_to_recordset(p_contents) as x (hash text, value jsonb) on conflict do nothing;
  end if;
  if p_projection ? 'drawn' then
    insert into issued_number (government, series, year, n, matter, text, at, opened_reason)
      select p_government, x.series, x.year, x.n, p_matter, s.number, v_at, x.opened_reason
      from jsonb_to_record(p_projection -> 'drawn') as x (series text, year integer, n integer, opened_reason text);
    update series q set next = x.n + 1
      from jsonb_to_record(p_projection -> 'drawn') as x (series text, year integer, n integer)
      where q.government = p_government and q.series = x.series and q.year = x.year;
  end if;
  if p_projection ? 'voids' then
    update issued_number q set voided_at = v_at, void_reason = x.reason
      from jsonb_to_recordset(p_projection -> 'voids') as x (series text, year integer, n integer, reason text)
      where q.government = p_government and q.matter = p_matter and q.series = x.series and q.year = x.year and q.n = x.n
        and q.voided_at is null;
  end if;
  perform project_matter(p_government, p_matter, v_at, p_projection);
  return v_position;
end $$;

-- Appends several acts in one transaction, each judged by itself: what one process had waiting at one moment goes to the
-- disk together. An act whose matter somebody else holds is left out (null), so that none waits for another's matter.
create function append_acts(p_government text, p_items jsonb) returns bigint[]
language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  v_positions bigint[] := '{}';
  v_item jsonb;
begin
  perform set_config('lingxing.government', p_government, true);
  for v_item in select value from jsonb_array_elements(p_items) loop
    if (v_item -> 'act' ->> 'seq')::integer > 1 then
      perform from matter m where m.government = p_government and m.id = (v_item ->> 'matter')::uuid for update skip locked;
      if not found then
        v_positions := v_positions || null::bigint;
        continue;
      end if;
    end if;
    v_positions := v_positions || append_act(
      p_government, (v_item ->> 'context')::bigint, (v_item ->> 'matter')::uuid, v_item -> 'act', v_item -> 'state',
      v_item -> 'summary', v_item -> 'projection', nullif(v_item -> 'contents', 'null'));
  end loop;
  return v_positions;
end $$;
