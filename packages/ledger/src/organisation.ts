/** Posts, departments, portfolios and holdings: entering them, and who holds what. */
import type { BodyKind, Post } from '@lingxing/affairs/kernel';
import { dayOf } from './clock.ts';
import type { BulletinList, Holding, Ledger, MarkEntry, OrganisationImport } from './contract.ts';
import type { Client, Pool } from './database/pool.ts';
import { LedgerFailure } from './failure.ts';
import { ask, within } from './tenant.ts';

/** Marks the government's contexts as out of date; part of the transaction that changes what they are made of. */
export async function outdate(client: Client, government: string): Promise<void> {
  await client.query('update government set context_version = context_version + 1 where id = $1', [government]);
}

/**
 * Replaces the organisation. The government's row is locked first: two imports at once come one after the other, each
 * under its own version. Portfolios that change end the day before and begin on their first day.
 */
export async function importOrganisation(pool: Pool, now: number, government: string, plan: OrganisationImport): Promise<number> {
  const today = dayOf(now);
  return within(pool, government, async (client) => {
    await outdate(client, government);
    const posts = plan.posts.map(({ id, role, title, department, rank }) => ({ id, role, title, department: department ?? null, rank }));
    const departments = plan.departments.map(({ id, name, kind, mark, bulletins }) => ({
      id,
      name,
      kind,
      mark: mark ?? null,
      bulletins: bulletins ?? null,
    }));
    await client.query(
      `insert into post (government, id, role, title, department, rank)
       select $1, x.id, x.role, x.title, x.department, x.rank
       from jsonb_to_recordset($2::jsonb) as x (id text, role text, title text, department text, rank integer)
       on conflict (government, id) do update
       set role = excluded.role, title = excluded.title, department = excluded.department, rank = excluded.rank, ended = null`,
      [government, JSON.stringify(posts)],
    );
    await client.query(`update post set ended = $3::date where government = $1 and ended is null and not (id = any ($2))`, [
      government,
      posts.map((post) => post.id),
      today,
    ]);
    await client.query(
      `insert into department as d (government, id, name, kind, mark)
       select $1, x.id, x.name, x.kind, x.mark from jsonb_to_recordset($2::jsonb) as x (id text, name text, kind text, mark text)
       on conflict (government, id) do update set name = excluded.name, kind = excluded.kind, mark = excluded.mark, ended = null`,
      [government, JSON.stringify(departments)],
    );
    // A list that is left out stays as it is.
    await client.query(
      `update department d set bulletins = x.bulletins from jsonb_to_recordset($2::jsonb) as x (id text, bulletins text[])
       where d.government = $1 and d.id = x.id and x.bulletins is not null`,
      [government, JSON.stringify(departments)],
    );
    await client.query(`update department set ended = $3::date where government = $1 and ended is null and not (id = any ($2))`, [
      government,
      departments.map((department) => department.id),
      today,
    ]);
    for (const { id, leader, from } of plan.departments) await putInCharge(client, government, id, leader, from ?? today);
    for (const holding of plan.holders ?? []) await recordHolding(client, government, holding);
    if (plan.pairs !== undefined) await putPairs(client, government, plan.pairs, plan.posts, today);
    const listed = await client.query<{ id: string; bulletins: readonly string[] }>(
      `select id, bulletins from department where government = $1 and ended is null and bulletins <> '{}'`,
      [government],
    );
    const bulletinsOf = new Map(listed.rows.map((one) => [one.id, one.bulletins]));
    const snapshot: Snapshot = {
      posts: plan.posts,
      ...(plan.pairs === undefined ? {} : { pairs: plan.pairs }),
      departments: plan.departments.map((one) => {
        const bulletins = bulletinsOf.get(one.id);
        return bulletins === undefined ? one : { ...one, bulletins };
      }),
    };
    return keepVersion(client, now, government, snapshot, plan);
  });
}

/** The AB pairs as they are from now on; a pair of one, the same pair twice and a post that is not there refuse the whole import. */
async function putPairs(
  client: Client,
  government: string,
  pairs: NonNullable<OrganisationImport['pairs']>,
  posts: readonly Post[],
  today: string,
): Promise<void> {
  const there = new Map(posts.map((post) => [post.id, post.title]));
  const paired = new Set<string>();
  for (const { a, b } of pairs) {
    const [one, other] = [a, b].toSorted();
    const strange = [a, b].find((id) => !there.has(id));
    if (strange !== undefined) throw new LedgerFailure('pair-invalid', `AB角中没有这一职务：${strange}。`);
    if (a === b) throw new LedgerFailure('pair-invalid', `AB角须是两个职务：${there.get(a) ?? a}不能与自己互补。`);
    const key = `${one} ${other}`;
    if (paired.has(key)) throw new LedgerFailure('pair-invalid', `AB角重复：${there.get(a) ?? a}、${there.get(b) ?? b}。`);
    paired.add(key);
  }
  const rows = pairs.map(({ a, b, from }) => ({ a: a < b ? a : b, b: a < b ? b : a, from_day: from ?? today }));
  await client.query(
    `update pairing p set to_day = greatest($3::date, p.from_day)
     where p.government = $1 and p.to_day is null
       and not exists (select from jsonb_to_recordset($2::jsonb) as x (a text, b text) where x.a = p.a and x.b = p.b)`,
    [government, JSON.stringify(rows), today],
  );
  await client.query(
    `insert into pairing (government, a, b, from_day)
     select $1, x.a, x.b, x.from_day from jsonb_to_recordset($2::jsonb) as x (a text, b text, from_day date)
     where not exists (select from pairing p where p.government = $1 and p.a = x.a and p.b = x.b and p.to_day is null)
     on conflict (government, a, b, from_day) do update set to_day = null`,
    [government, JSON.stringify(rows)],
  );
}

type Snapshot = Pick<OrganisationImport, 'posts' | 'departments' | 'pairs'>;

async function keepVersion(
  client: Client,
  now: number,
  government: string,
  snapshot: Snapshot,
  { account, reason }: Pick<OrganisationImport, 'account' | 'reason'>,
): Promise<number> {
  const { rows } = await client.query<{ version: number }>(
    `insert into organisation_version (government, version, snapshot, account, reason, at)
     select $1, coalesce(max(version), 0) + 1, $2::jsonb, $3, $4, $5 from organisation_version where government = $1
     returning version`,
    [government, JSON.stringify(snapshot), account, reason, new Date(now)],
  );
  return rows[0]?.version ?? 0;
}

/**
 * Lists the bulletins (简报) of one department anew, as the office approves (核准) or strikes them. Undefined where there is
 * no such department.
 */
export function listBulletins(
  pool: Pool,
  now: number,
  government: string,
  { department, bulletins, ...by }: BulletinList,
): Promise<number | undefined> {
  return changeDepartment(pool, now, government, { id: department, bulletins: [...new Set(bulletins)] }, by);
}

/** Enters the mark (发文机关代字) of a body, under which its own documents are numbered from then on; undefined as above. */
export function enterMark(
  pool: Pool,
  now: number,
  government: string,
  { department, mark, ...by }: MarkEntry,
): Promise<number | undefined> {
  return changeDepartment(pool, now, government, { id: department, mark }, by);
}

/** Changes one department: a version of the organisation of its own, with who and why. */
async function changeDepartment(
  pool: Pool,
  now: number,
  government: string,
  change: { readonly id: string; readonly bulletins?: readonly string[]; readonly mark?: string },
  by: Pick<OrganisationImport, 'account' | 'reason'>,
): Promise<number | undefined> {
  return within(pool, government, async (client) => {
    await outdate(client, government);
    const changed = await client.query(
      `update department set bulletins = coalesce($3, bulletins), mark = coalesce($4, mark)
       where government = $1 and id = $2 and ended is null`,
      [government, change.id, change.bulletins ?? null, change.mark ?? null],
    );
    if (changed.rowCount === 0) return undefined;
    const { rows } = await client.query<{ snapshot: Snapshot }>(
      'select snapshot from organisation_version where government = $1 order by version desc limit 1',
      [government],
    );
    const last = rows[0]?.snapshot;
    if (last === undefined) return undefined;
    const departments = last.departments.map((one) => (one.id === change.id ? { ...one, ...change } : one));
    return keepVersion(client, now, government, { ...last, departments }, by);
  });
}

async function putInCharge(
  client: Client,
  government: string,
  department: string,
  leader: string | undefined,
  from: string,
): Promise<void> {
  const { rows } = await client.query<{ leader: string }>(
    `select leader from portfolio where government = $1 and department = $2 and from_day <= $3::date and (to_day is null or to_day >= $3::date)
     order by from_day desc limit 1`,
    [government, department, from],
  );
  if (rows[0]?.leader === leader) return;
  await client.query(
    `update portfolio set to_day = $3::date - 1
     where government = $1 and department = $2 and from_day < $3::date and (to_day is null or to_day >= $3::date)`,
    [government, department, from],
  );
  if (leader === undefined) return;
  await client.query(
    `insert into portfolio (government, department, leader, from_day) values ($1, $2, $3, $4)
     on conflict (government, department, from_day) do update set leader = excluded.leader, to_day = null`,
    [government, department, leader, from],
  );
}

async function recordHolding(client: Client, government: string, { account, post, from, to }: Holding): Promise<void> {
  await client.query(
    `insert into holding (government, account, post, from_day, to_day) values ($1, $2, $3, $4, $5)
     on conflict (government, account, post, from_day) do update set to_day = excluded.to_day`,
    [government, account, post, from, to ?? null],
  );
}

export async function hold(pool: Pool, government: string, holding: Holding): Promise<void> {
  await within(pool, government, (client) => recordHolding(client, government, holding));
}

export async function holdings(pool: Pool, government: string, of: Parameters<Ledger['holdings']>[1]): Promise<readonly Holding[]> {
  const rows = await ask<{ account: string; post: string; from: string; to: string | null }>(pool, government, {
    name: 'holdings',
    text: `select account, post, from_day as "from", to_day as "to" from holding
           where government = $1 and ($2::text is null or account = $2) and ($3::text is null or post = $3)
             and ($4::date is null or (from_day <= $4 and (to_day is null or to_day >= $4)))
           order by account, post, from_day`,
    values: [government, of.account ?? null, of.post ?? null, of.on ?? null],
  });
  return rows.map(({ account, post, from, to }) => (to === null ? { account, post, from } : { account, post, from, to }));
}

/** An organisation as it stood under a version, for judging an act of the past again. */
export async function organisationAt(
  pool: Pool,
  government: string,
  version: number,
): Promise<{ readonly posts: readonly Post[]; readonly departments: readonly { id: string; name: string; kind: BodyKind }[] } | undefined> {
  const rows = await ask<{ snapshot: { posts: readonly Post[]; departments: readonly { id: string; name: string; kind: BodyKind }[] } }>(
    pool,
    government,
    { text: 'select snapshot from organisation_version where government = $1 and version = $2', values: [government, version] },
  );
  return rows[0]?.snapshot;
}
