/** Governments, editions of their work rules, and the working calendar: what acts are judged by. */
import { compileStored, workingCalendar, type CalendarYear } from '@lingxing/workrules';
import type { GovernmentRow, PackEdition, PackRow, Rules } from './contract.ts';
import { CALENDAR_YEARS, yearOf, type YearRow } from './contexts.ts';
import type { Client, Pool } from './database/pool.ts';
import { LedgerFailure } from './failure.ts';
import { outdate } from './organisation.ts';
import { ask, NATIONAL, within } from './tenant.ts';

/** Packs and calendars as the rules package reads them; a pack that an older version stored is read as this one knows it. */
export const standardRules: Rules = {
  compile: (edition) => {
    const compiled = compileStored(edition);
    if (compiled.ok) return compiled.pack;
    throw new LedgerFailure('edition-changed', `规则包有误：${compiled.problems.map((one) => one.message).join('；')}`);
  },
  calendar: workingCalendar,
};

export async function governments(pool: Pool): Promise<readonly GovernmentRow[]> {
  const { rows } = await pool.query<GovernmentRow>('select id, name, short from government order by id');
  return rows;
}

export async function found(pool: Pool, now: number, { id, name, short }: GovernmentRow): Promise<void> {
  await within(pool, id, (client) =>
    client.query(
      `insert into government (id, name, short, founded_at) values ($1, $2, $3, $4)
       on conflict (id) do update set name = excluded.name, short = excluded.short`,
      [id, name, short, new Date(now)],
    ),
  );
}

/**
 * Founds a government with an edition: stored under its hash and in force from the day that its text is; the same one again
 * changes nothing, another encoding is a further revision. What changes the rules of a government at work is proposed and
 * confirmed instead (`rules-revision.ts`).
 */
export async function installPack(pool: Pool, rules: Rules, now: number, government: string, edition: PackEdition): Promise<PackRow> {
  const pack = rules.compile(edition);
  return within(pool, government, async (client) => {
    // Locks the government's row first: two installations at once come one after the other.
    await outdate(client, government);
    await storePack(client, now, government, edition, pack.hash);
    await client.query(
      `insert into rules_in_force (government, n, hash, from_day, at)
       select $1, coalesce(max(n), 0) + 1, $2, $3::date, $4 from rules_in_force where government = $1
       having not exists (select from rules_in_force where government = $1 and hash = $2)`,
      [government, pack.hash, edition.source.edition.effective, new Date(now)],
    );
    const { rows } = await client.query<PackRow>(`${PACKS} and hash = $2`, [government, pack.hash]);
    const row = rows[0];
    if (row === undefined) throw new Error(`The pack ${pack.hash} was not stored.`);
    return row;
  });
}

/** A pack under its hash; what is there already stays as it is. */
export async function storePack(client: Client, now: number, government: string, edition: PackEdition, hash: string): Promise<void> {
  const { edition: name, effective } = edition.source.edition;
  await client.query(
    `insert into pack (government, edition, revision, hash, effective, source, installed_at)
     select $1, $2, coalesce(max(revision), 0) + 1, $3, $4, $5, $6 from pack where government = $1 and edition = $2
     on conflict (government, hash) do nothing`,
    [government, name, hash, effective, JSON.stringify({ source: edition.source, layers: edition.layers }), new Date(now)],
  );
}

const PACKS = `select edition, revision, hash, effective, installed_at as "installedAt" from pack where government = $1`;

export async function packs(pool: Pool, government: string): Promise<readonly PackRow[]> {
  return ask<PackRow>(pool, government, { text: `${PACKS} order by effective desc, revision desc`, values: [government] });
}

export async function calendarYears(pool: Pool, government: string): Promise<readonly CalendarYear[]> {
  const rows = await ask<YearRow>(pool, government, { text: CALENDAR_YEARS });
  return rows.map(yearOf);
}

/** Adds a year's notice; the same again changes nothing, a corrected one is a further revision. True where something is new. */
async function addYear(client: Client, now: number, owner: string, year: CalendarYear, account: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into calendar_year (government, year, revision, notice, off_days, on_days, account, entered_at)
     select $1, $2, coalesce(max(revision), 0) + 1, $3, $4::jsonb, $5::jsonb, $6, $7 from calendar_year
     where government = $1 and year = $2
     having not exists (
       select from (select notice, off_days, on_days from calendar_year where government = $1 and year = $2 order by revision desc limit 1) x
       where x.notice is not distinct from $3 and x.off_days = $4::jsonb and x.on_days = $5::jsonb)`,
    [owner, year.year, year.notice ?? null, JSON.stringify(year.off), JSON.stringify(year.on), account, new Date(now)],
  );
  return (rowCount ?? 0) > 0;
}

/** Enters a notice for one government. */
export async function addCalendarYear(pool: Pool, now: number, government: string, year: CalendarYear, account: string): Promise<boolean> {
  return within(pool, government, async (client) => {
    await outdate(client, government);
    return addYear(client, now, government, year, account);
  });
}

/** Enters what holds nationwide, as shipped with the software; every government's contexts are read anew if anything is new. */
export async function installCalendar(pool: Pool, now: number, years: readonly CalendarYear[]): Promise<boolean> {
  return within(pool, NATIONAL, async (client) => {
    await client.query(`select pg_advisory_xact_lock(hashtext('lingxing calendar'))`);
    let news = false;
    for (const year of years) news = (await addYear(client, now, NATIONAL, year, 'system')) || news;
    if (news) await client.query('update government set context_version = context_version + 1');
    return news;
  });
}
