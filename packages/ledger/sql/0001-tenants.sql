-- Tenants: the governments, and the wall between them.
--
-- `lingxing_app` in these files stands for the application's role; the migrator puts the role of DATABASE_URL in its
-- place. It owns nothing, so row-level security always applies to it, and what it may do is what is granted here.

revoke create on schema public from public;
grant usage on schema public to lingxing_app;

-- Every tenant table goes through this once: rows of the government named by `lingxing.government`, no row without one.
-- FORCE puts the owner under the policy as well, so that a mistake in maintenance cannot cross tenants either.
create function isolate(p_table regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', p_table);
  execute format('alter table %s force row level security', p_table);
  execute format(
    'create policy tenant on %s using (government = current_setting(''lingxing.government'', true)) '
    'with check (government = current_setting(''lingxing.government'', true))', p_table);
end $$;
revoke all on function isolate(regclass) from public;

-- The list of governments is no tenant's data (the sign-in page, the sealer and due-time jobs read it); each row is
-- written by its own government only. '*' is the pseudo-tenant of what holds nationwide.
create table government (
  id text primary key check (id ~ '^[a-z][a-z0-9-]{0,59}$'),
  name text not null check (name <> ''),
  short text not null check (short <> ''),
  -- Grows whenever the pack, the calendar or the organisation changes: contexts are cached under it.
  context_version bigint not null default 1,
  founded_at timestamptz not null
);
alter table government enable row level security;
alter table government force row level security;
create policy everyone_reads on government for select using (true);
create policy own_insert on government for insert with check (id = current_setting('lingxing.government', true));
create policy own_update on government for update
  using (current_setting('lingxing.government', true) in (id, '*'))
  with check (current_setting('lingxing.government', true) in (id, '*'));
grant select, insert, update (name, short, context_version) on government to lingxing_app;
