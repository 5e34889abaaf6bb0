-- The two statements of an act: open the matter, append the act with everything that follows from it. Between them the
-- procedure judges. Both run under the caller's role, so row-level security applies inside. Where the caller still knows
-- the matter from its last act, the second statement alone is the act: it appends only if matter and context are unchanged.

-- Sets the tenant, locks the matter and reads it. Locking comes first: what is read after it is what the act is judged by.
create function open_matter(p_government text, p_matter uuid, p_account text, p_key text)
returns table (
  context_version bigint, procedure text, version integer, state json, head_hash text, exercise boolean,
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

-- What waits for whom, what is owed, who may read: brought to what the procedure says. Each part comes as `put`, rows that
-- are to be there, and `gone`, those that are to go; without `gone` the rows put are all there are to be. A part that is
-- left out is unchanged.
create function project_matter(p_government text, p_matter uuid, p_at timestamptz, p_projection json)
returns void language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  p record;
  q record;
begin
  select * into strict p from json_to_record(p_projection) as x (inbox json, obligations json, readers json, search json);
  if p.inbox is not null then
    select * into strict q from json_to_record(p.inbox) as x (put json, gone json);
    if q.gone is null then
      delete from inbox i where i.government = p_government and i.matter = p_matter
        and not exists (select from json_to_recordset(q.put) as x (post text, act text) where x.post = i.post and x.act = i.act);
    else
      delete from inbox i using json_to_recordset(q.gone) as x (post text, act text)
        where i.government = p_government and i.matter = p_matter and i.post = x.post and i.act = x.act;
    end if;
    insert into inbox as i (government, matter, post, act, label, basis, since, due)
      select p_government, p_matter, x.post, x.act, x.label, x.basis, p_at, x.due
      from json_to_recordset(q.put) as x (post text, act text, label text, basis jsonb, due date)
      on conflict (government, matter, post, act) do update set label = excluded.label, basis = excluded.basis, due = excluded.due
      where (i.label, i.basis, i.due) is distinct from (excluded.label, excluded.basis, excluded.due);
  end if;
  if p.obligations is not null then
    select * into strict q from json_to_record(p.obligations) as x (put json, gone json);
    if q.gone is null then
      delete from obligation o where o.government = p_government and o.matter = p_matter
        and not exists (select from json_to_recordset(q.put) as x (id text) where x.id = o.id);
    else
      delete from obligation o using json_to_recordset(q.gone) as x (id text)
        where o.government = p_government and o.matter = p_matter and o.id = x.id;
    end if;
    insert into obligation as o
      (government, matter, id, label, post, department, due, value, unit, from_day, provisional, norm, citation, on_passed, state)
      select p_government, p_matter, x.id, x.label, x.post, x.department, x.due, x.value, x.unit, x.from_day,
             x.provisional, x.norm, x.citation, x.on_passed, x.state
      from json_to_recordset(q.put) as x (
        id text, label text, post text, department text, due date, value integer, unit text, from_day date,
        provisional integer[], norm text, citation jsonb, on_passed jsonb, state text)
      on conflict (government, matter, id) do update set
        label = excluded.label, post = excluded.post, department = excluded.department, due = excluded.due,
        value = excluded.value, unit = excluded.unit, from_day = excluded.from_day, provisional = excluded.provisional,
        norm = excluded.norm, citation = excluded.citation, on_passed = excluded.on_passed, state = excluded.state,
        attempts = 0, try_after = null
      where (o.label, o.post, o.department, o.due, o.value, o.unit, o.from_day, o.provisional, o.norm, o.citation, o.on_passed, o.state)
        is distinct from (excluded.label, excluded.post, excluded.department, excluded.due, excluded.value, excluded.unit,
          excluded.from_day, excluded.provisional, excluded.norm, excluded.citation, excluded.on_passed, excluded.state);
  end if;
  if p.readers is not null then
    select * into strict q from json_to_record(p.readers) as x (put json, gone json);
    if q.gone is null then
      delete from reader r where r.government = p_government and r.matter = p_matter
        and not exists (select from json_to_recordset(q.put) as x (post text) where x.post = r.post);
    elsif json_array_length(q.gone) > 0 then
      delete from reader r using json_to_recordset(q.gone) as x (post text)
        where r.government = p_government and r.matter = p_matter and r.post = x.post;
    end if;
    insert into reader (government, matter, post)
      select p_government, p_matter, x.post from json_to_recordset(q.put) as x (post text) on conflict do nothing;
  end if;
  if p.search is not null then
    insert into search (government, matter, text, tsv)
      values (p_government, p_matter, p.search ->> 'text',
        array_to_tsvector(array (select json_array_elements_text(p.search -> 'lexemes'))))
      on conflict (government, matter) do update set text = excluded.text, tsv = excluded.tsv;
  end if;
end $$;

-- Appends one act and returns its position; null, and nothing written, where the matter is no longer at the version that
-- was judged or the context (`p_context`, if given) has changed. The matter's row is written before a position is drawn:
-- the transaction then has its number before its position, which the sealer's horizon relies on.
create function append_act(
  p_government text, p_context bigint, p_matter uuid, p_act json, p_state json, p_summary json, p_projection json, p_contents json)
returns bigint language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  v_position bigint;
  a record;
  s record;
  p record;
begin
  perform set_config('lingxing.government', p_government, true);
  if p_context is not null then
    perform from government g where g.id = p_government and g.context_version = p_context;
    if not found then return null; end if;
  end if;
  select * into strict a from json_to_record(p_act) as x (
    seq integer, act text, account text, post text, capacity text, post_title text, at timestamptz, occurred_at timestamptz,
    input json, reason text, events json, verdict json, outcome text, receipt json, idempotency_key text, previous_hash text,
    hash text);
  select * into strict s from json_to_record(p_summary) as x (
    procedure text, title text, kind text, stage text, stage_label text, number text, host text, issuer text, urgency text,
    closed boolean, exercise boolean, close boolean, due date);
  if a.seq = 1 then
    insert into matter (government, id, procedure, version, state, head_hash, title, kind, stage, stage_label, number, host,
                        issuer, urgency, closed, exercise, close, due, opened_by, last_title, created_at, updated_at)
      values (p_government, p_matter, s.procedure, 1, p_state, a.hash, s.title, s.kind, s.stage, s.stage_label,
              s.number, s.host, s.issuer, s.urgency, s.closed, s.exercise, s.close, s.due, a.account, a.post_title, a.at, a.at);
  else
    update matter m set version = a.seq, state = p_state, head_hash = a.hash, title = s.title, kind = s.kind,
        stage = s.stage, stage_label = s.stage_label, number = s.number, host = s.host, issuer = s.issuer,
        urgency = s.urgency, closed = s.closed, close = s.close, due = s.due, last_title = a.post_title, updated_at = a.at
      where m.government = p_government and m.id = p_matter and m.version = a.seq - 1;
    if not found then return null; end if;
  end if;

  insert into act (government, matter, seq, act, account, post, capacity, post_title, at, occurred_at, input, reason, events,
                   verdict, outcome, receipt, idempotency_key, previous_hash, hash)
    values (p_government, p_matter, a.seq, a.act, a.account, a.post, a.capacity, a.post_title, a.at, a.occurred_at, a.input,
            a.reason, a.events, a.verdict, a.outcome, a.receipt, a.idempotency_key, a.previous_hash, a.hash)
    returning position into v_position;

  if p_contents is not null then
    insert into content (government, hash, value)
      select p_government, x.hash, x.value from json_to_recordset(p_contents) as x (hash text, value jsonb) on conflict do nothing;
  end if;
  if p_projection is not null then
    select * into strict p from json_to_record(p_projection) as x (drawn json, voids json);
    if p.drawn is not null then
      insert into issued_number (government, series, year, n, matter, text, at, opened_reason)
        select p_government, x.series, x.year, x.n, p_matter, s.number, a.at, x.opened_reason
        from json_to_record(p.drawn) as x (series text, year integer, n integer, opened_reason text);
      update series q set next = x.n + 1
        from json_to_record(p.drawn) as x (series text, year integer, n integer)
        where q.government = p_government and q.series = x.series and q.year = x.year;
    end if;
    if p.voids is not null then
      update issued_number q set voided_at = a.at, void_reason = x.reason
        from json_to_recordset(p.voids) as x (series text, year integer, n integer, reason text)
        where q.government = p_government and q.matter = p_matter and q.series = x.series and q.year = x.year and q.n = x.n
          and q.voided_at is null;
    end if;
    perform project_matter(p_government, p_matter, a.at, p_projection);
  end if;
  return v_position;
end $$;

-- Appends several acts in one transaction, each judged by itself: what one process had waiting at one moment goes to the
-- disk together. The statements are written for sets, so that their cost is shared as well. An act whose matter is no
-- longer at the version that was judged, whose context has changed, or whose matter somebody else holds is left out: it
-- is not among the answers, and none waits for another's matter.
--
-- `p_acts` holds one object for each act: its own columns, those of its matter, and the context. No two are of one matter,
-- none draws or voids a number. The other arguments are rows that follow, each with its matter; null where there are none.
--
-- Plans are made once, for any number of acts; only those that reach the tables through their keys are good for all.
create function append_acts(
  p_government text, p_acts json, p_inbox_gone json, p_inbox_put json, p_obligations_gone json, p_obligations_put json,
  p_readers_gone json, p_readers_put json, p_search json, p_contents json)
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
    select x.* from government g
    join json_to_recordset(p_acts) as x (
      context bigint, matter uuid, seq integer, act text, account text, post text, capacity text, post_title text,
      at timestamptz, occurred_at timestamptz, input json, reason text, events json, verdict json, outcome text, receipt json,
      idempotency_key text, previous_hash text, hash text, state json, procedure text, title text, kind text, stage text,
      stage_label text, number text, host text, issuer text, urgency text, closed boolean, exercise boolean, close boolean, due date)
      on x.context = g.context_version
    where g.id = p_government
  ), held as materialized (
    select m.id from given x join matter m on m.government = p_government and m.id = x.matter and m.version = x.seq - 1
      where x.seq > 1 for update of m skip locked
  ), moved as (
    update matter m set version = x.seq, state = x.state, head_hash = x.hash, title = x.title, kind = x.kind, stage = x.stage,
        stage_label = x.stage_label, number = x.number, host = x.host, issuer = x.issuer, urgency = x.urgency,
        closed = x.closed, close = x.close, due = x.due, last_title = x.post_title, updated_at = x.at
      from given x join held h on h.id = x.matter
      where m.government = p_government and m.id = x.matter
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
  if p_inbox_gone is not null then
    delete from inbox i using json_to_recordset(p_inbox_gone) as x (matter uuid, post text, act text)
      where i.government = p_government and i.matter = x.matter and i.post = x.post and i.act = x.act and x.matter = any (v_matters);
  end if;
  if p_inbox_put is not null then
    insert into inbox as i (government, matter, post, act, label, basis, since, due)
      select p_government, x.matter, x.post, x.act, x.label, x.basis, x.since, x.due
      from json_to_recordset(p_inbox_put) as x (matter uuid, since timestamptz, post text, act text, label text, basis jsonb, due date)
      where x.matter = any (v_matters)
      on conflict (government, matter, post, act) do update set label = excluded.label, basis = excluded.basis, due = excluded.due;
  end if;
  if p_obligations_gone is not null then
    delete from obligation o using json_to_recordset(p_obligations_gone) as x (matter uuid, id text)
      where o.government = p_government and o.matter = x.matter and o.id = x.id and x.matter = any (v_matters);
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
  if p_readers_gone is not null then
    delete from reader r using json_to_recordset(p_readers_gone) as x (matter uuid, post text)
      where r.government = p_government and r.matter = x.matter and r.post = x.post and x.matter = any (v_matters);
  end if;
  if p_readers_put is not null then
    insert into reader (government, matter, post)
      select p_government, x.matter, x.post from json_to_recordset(p_readers_put) as x (matter uuid, post text)
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
