/** Posts, departments, portfolios and holdings: entering them, and who holds what. */
import type { BodyKind, Post } from '@lingxing/affairs/kernel';
import { changesTo, pairKey, registerOf, type DatedChange } from '@lingxing/affairs/organisation';
import { dateOf, dayNumber } from '@lingxing/workrules';
import { dayOf } from './clock.ts';
import type { BulletinList, Holding, Ledger, MarkEntry, OrganisationImport } from './contract.ts';
import type { Client, Pool } from './database/pool.ts';
import { LedgerFailure } from './failure.ts';
import {
  enter,
  keepVersions,
  noteDue,
  readHistory,
  VERSION_ON,
  writeHoldings,
  writeRegister,
  type Entered,
} from './organisation-history.ts';
import { ask, within } from './tenant.ts';

/** Marks the government's contexts as out of date; part of the transaction that changes what they are made of. */
export async function outdate(client: Client, government: string): Promise<void> {
  await client.query('update government set context_version = context_version + 1 where id = $1', [government]);
}

/** Lets one at a time add to the organisation's history. */
export async function lock(client: Client, government: string): Promise<void> {
  await client.query('select from government where id = $1 for update', [government]);
}

/**
 * Makes the organisation what is listed: every difference becomes an entry of its history, for today or for the day that it
 * names; an organisation first entered begins with the earliest day that it names. The government's row is locked first: two
 * imports at once come one after the other, each under its own version. What the rules of the government say of it is looked
 * at where a plan is previewed, not here.
 */
export async function importOrganisation(pool: Pool, now: number, government: string, plan: OrganisationImport): Promise<number> {
  const today = dayOf(now);
  refuseOddPairs(plan);
  return within(pool, government, async (client) => {
    await outdate(client, government);
    const history = await readHistory(client, government);
    const changes = changesOf(plan, history, today);
    await enter(client, now, government, changes, plan);
    const whole = [...history, ...changes];
    await writeRegister(client, government, registerOf(whole), today);
    await writeHoldings(client, government, changes);
    await putBesides(client, government, plan.departments);
    const coming = changes.map((one) => one.day).filter((day) => day > today);
    if (coming.length > 0) await noteDue(client, government, coming);
    await keepVersions(client, now, government, whole, { today, from: today, account: plan.account, reason: plan.reason });
    return versionOn(client, government, today);
  });
}

/** What an import changes, and the holdings it adds: one that is there already is no change. */
function changesOf(plan: OrganisationImport, history: readonly DatedChange[], today: string): readonly DatedChange[] {
  const named = [...plan.departments, ...(plan.holders ?? []), ...(plan.pairs ?? [])].flatMap((one) => one.from ?? []);
  const first = history.length > 0 ? today : named.reduce((a, b) => (a < b ? a : b), today);
  const register = registerOf(history);
  const departments = plan.departments.map((one) => ({ ...one, from: one.from ?? today }));
  const pairs = plan.pairs?.map((one) => ({ ...one, from: one.from ?? today }));
  const organised = changesTo(register, { posts: plan.posts, departments, ...(pairs === undefined ? {} : { pairs }) }, first);
  const held = new Set(register.holdings.map((one) => `${one.account} ${one.post} ${one.from} ${one.to ?? ''}`));
  const appointed = (plan.holders ?? [])
    .filter(({ account, post, from, to }) => !held.has(`${account} ${post} ${from} ${to ?? ''}`))
    .map(({ account, post, from, to }): DatedChange => ({
      day: from,
      change: { kind: 'holder-appointed', account, post, ...(to === undefined ? {} : { to }) },
    }));
  return [...organised, ...appointed];
}

/** A pair of one, the same pair twice and a post that is not there refuse the whole import. */
function refuseOddPairs({ pairs = [], posts }: OrganisationImport): void {
  const there = new Map(posts.map((post) => [post.id, post.title]));
  const paired = new Set<string>();
  for (const { a, b } of pairs) {
    const strange = [a, b].find((id) => !there.has(id));
    if (strange !== undefined) throw new LedgerFailure('pair-invalid', `AB角中没有这一职务：${strange}。`);
    if (a === b) throw new LedgerFailure('pair-invalid', `AB角须是两个职务：${there.get(a) ?? a}不能与自己互补。`);
    const key = pairKey(a, b);
    if (paired.has(key)) throw new LedgerFailure('pair-invalid', `AB角重复：${there.get(a) ?? a}、${there.get(b) ?? b}。`);
    paired.add(key);
  }
}

/** Marks as listed; a list of bulletins that is left out stays as it is. */
async function putBesides(client: Client, government: string, departments: OrganisationImport['departments']): Promise<void> {
  await client.query(
    `update department d set mark = x.mark, bulletins = coalesce(x.bulletins, d.bulletins)
     from jsonb_to_recordset($2::jsonb) as x (id text, mark text, bulletins text[]) where d.government = $1 and d.id = x.id`,
    [government, JSON.stringify(departments.map(({ id, mark, bulletins }) => ({ id, mark, bulletins })))],
  );
}

async function versionOn(client: Client, government: string, day: string): Promise<number> {
  const { rows } = await client.query<{ version: number }>(VERSION_ON, [government, day]);
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
    const today = dayOf(now);
    const history = await readHistory(client, government);
    await keepVersions(client, now, government, history, { today, from: today, ...by });
    return versionOn(client, government, today);
  });
}

/**
 * Records a holding and enters it into the history: as an appointment, or, where it ends one earlier than it stood, as the
 * relief from it.
 */
export async function hold(pool: Pool, now: number, government: string, holding: Holding, by: Entered): Promise<void> {
  await within(pool, government, async (client) => {
    await lock(client, government);
    await recordHolding(client, now, government, holding, by);
  });
}

/** As `hold`, in the transaction of whoever has judged it under the lock. */
export async function recordHolding(
  client: Client,
  now: number,
  government: string,
  { account, post, from, to }: Holding,
  by: Entered,
): Promise<void> {
  const { rows } = await client.query<{ to: string | null }>(
    'select to_day as "to" from holding where government = $1 and account = $2 and post = $3 and from_day = $4',
    [government, account, post, from],
  );
  const stood = rows[0];
  const relieved = stood !== undefined && to !== undefined && (stood.to === null || stood.to > to);
  const entry: DatedChange = relieved
    ? { day: dateOf(dayNumber(to) + 1), change: { kind: 'holder-relieved', account, post } }
    : { day: from, change: { kind: 'holder-appointed', account, post, ...(to === undefined ? {} : { to }) } };
  await enter(client, now, government, [entry], by);
  await writeHoldings(client, government, [entry]);
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
