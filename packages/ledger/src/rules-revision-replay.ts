/**
 * 推演: the acts of a span judged again under other rules, each on the state that it found, with its own input, in the
 * context of its day. Calendar and organisation are rebuilt as the ledger kept them: the calendar from the notices entered by
 * then, posts and departments from the version that the receipt names, portfolios by their days. Whether that was exact is
 * not assumed: each act is judged again under its own edition as well, and one that does not come out as stored is told apart.
 */
import { organisationOf, type Context, type Department, type Organisation, type Post, type Procedure } from '@lingxing/affairs/kernel';
import type { CalendarYear, RulePack } from '@lingxing/workrules';
import { evolve } from './append.ts';
import { dayOf, startOf } from './clock.ts';
import { yearOf, type YearRow } from './contexts.ts';
import type { StoredAct } from './contract.ts';
import { LedgerFailure } from './failure.ts';
import { history } from './queries/matters.ts';
import type { Slice, VerdictChange, WhatIf } from './rules-revision-contract.ts';
import type { RevisionShop } from './rules-revision.ts';
import { sameStanding, standingOf } from './rules-revision-touched.ts';
import { askAll, within } from './tenant.ts';

/** Matters looked through at a time; a turn ends with the matter that reaches its limit of acts. */
const MATTERS = 50;
const PAGE = 200;

interface Past {
  context(act: StoredAct, pack: RulePack): Promise<Context>;
  pack(hash: string): Promise<RulePack>;
  drawn(procedure: Procedure<unknown>, ctx: Context, state: unknown, act: StoredAct): Promise<{ n: number } | undefined>;
}

export async function whatIf(
  shop: RevisionShop & { readonly procedure: (name: string) => Procedure<unknown> },
  government: string,
  under: RulePack,
  span: { readonly from: string; readonly to: string },
  { cursor, limit }: Slice,
): Promise<WhatIf> {
  const first = startOf(span.from);
  const beyond = new Date(startOf(span.to).getTime() + 86_400_000);
  const acts = `from act a join matter m on m.government = a.government and m.id = a.matter and not m.exercise
                where a.government = $1 and a.at >= $2 and a.at < $3`;
  const [totals, rows] = await askAll(shop.pool, government, [
    { text: `select count(*)::integer as total ${acts}`, values: [government, first, beyond] },
    {
      text: `select a.matter, m.procedure, max(a.seq) as last ${acts} and ($4::uuid is null or a.matter > $4)
             group by a.matter, m.procedure order by a.matter limit $5`,
      values: [government, first, beyond, cursor ?? null, MATTERS],
    },
  ]);
  const past = pastOf(shop, government);
  const matters = (rows ?? []) as readonly { matter: string; procedure: string; last: number }[];
  const changed: VerdictChange[] = [];
  let [judged, inexact, unjudged] = [0, 0, 0];
  let last: string | undefined;
  for (const matter of matters) {
    const procedure = shop.procedure(matter.procedure);
    let state: unknown = null;
    for (const act of await actsOf(shop, government, matter)) {
      if (act.at >= first && act.at < beyond) {
        judged += 1;
        const again = await judgeAgain(past, procedure, state, act, under);
        if (again === undefined) unjudged += 1;
        else {
          if (!again.exact) inexact += 1;
          if (!sameStanding(again.before, again.after)) changed.push({ ...again, procedure: matter.procedure });
        }
      }
      state = evolve(procedure, state, act.events, { seq: act.seq, now: act.at.getTime(), actor: act.actor });
    }
    last = matter.matter;
    if (judged >= limit) break;
    await new Promise((next) => setImmediate(next));
  }
  const more = last !== undefined && (matters.length === MATTERS || last !== matters.at(-1)?.matter);
  return { total: Number(totals?.[0]?.['total'] ?? 0), judged, changed, inexact, unjudged, ...(more ? { next: last } : {}) };
}

/** The acts of a matter up to the last that is asked about. */
async function actsOf(shop: RevisionShop, government: string, { matter, last }: { matter: string; last: number }): Promise<StoredAct[]> {
  const all: StoredAct[] = [];
  while ((all.at(-1)?.seq ?? 0) < last) {
    const page = await history(shop.pool, government, matter, all.at(-1)?.seq ?? 0, PAGE);
    if (page.length === 0) break;
    all.push(...page.filter((one) => one.seq <= last));
    if (page.length < PAGE) break;
  }
  return all;
}

/** One act under its own rules and under the others; undefined where the others cannot judge it. */
async function judgeAgain(past: Past, procedure: Procedure<unknown>, state: unknown, act: StoredAct, under: RulePack) {
  const beforePack = await past.pack(act.receipt.packHash);
  const before = standingOf(act.verdict);
  try {
    const own = await verdictUnder(past, procedure, state, act, beforePack);
    const after = standingOf(await verdictUnder(past, procedure, state, act, under));
    const { matter, seq, at } = act;
    return { matter, seq, act: act.act, at, before, after, beforePack, exact: sameStanding(standingOf(own), before) };
  } catch (error) {
    // A broken connection is no judgement; rules that lack what a state of the past refers to are.
    if (error instanceof LedgerFailure || (error as { code?: unknown }).code !== undefined) throw error;
    return undefined;
  }
}

async function verdictUnder(past: Past, procedure: Procedure<unknown>, state: unknown, act: StoredAct, pack: RulePack) {
  const ctx = await past.context(act, pack);
  const request = {
    act: act.act,
    actor: act.actor,
    input: act.input,
    matter: act.matter,
    fresh: act.matter,
    ...(act.reason === null ? {} : { reason: act.reason }),
    ...(act.occurredAt === null ? {} : { occurredAt: act.occurredAt.toISOString() }),
  };
  return procedure.decide(ctx, state, request, await past.drawn(procedure, ctx, state, act)).verdict;
}

type YearEntry = YearRow & { readonly government: string; readonly revision: number; readonly entered_at: Date };
type Snapshot = { readonly posts: readonly Post[]; readonly departments: readonly Department[] };

/** What the ledger kept of the days that acts were judged on, read as it is asked for. */
function pastOf(shop: RevisionShop, government: string): Past {
  const organisations = new Map<string, Promise<Organisation>>();
  const calendars = new Map<string, Context['calendar']>();
  const packs = new Map<string, Promise<RulePack>>();
  let years: Promise<readonly YearEntry[]> | undefined;
  const numbers = new Map<string, Promise<readonly { series: string; year: number; n: number; at: Date }[]>>();
  const read = async <R>(text: string, values: unknown[]): Promise<readonly R[]> => {
    const [rows] = await askAll(shop.pool, government, [{ text, values }]);
    return (rows ?? []) as readonly R[];
  };

  const calendarAt = async ({ at, receipt }: StoredAct): Promise<Context['calendar']> => {
    const known = calendars.get(receipt.calendarHash);
    if (known !== undefined) return known;
    years ??= read<YearEntry>(
      `select government, year, revision, notice, off_days, on_days, entered_at from calendar_year
       order by year, (government = '*'), revision desc`,
      [],
    );
    // A government's own notice goes before the national one, of each the latest that had been entered.
    const then = Map.groupBy(
      (await years).filter((one) => one.entered_at <= at),
      (one) => one.year,
    );
    const calendar = shop.rules.calendar([...then.values()].flatMap((of): CalendarYear[] => (of[0] === undefined ? [] : [yearOf(of[0])])));
    calendars.set(receipt.calendarHash, calendar);
    return calendar;
  };

  const organisationOn = async (version: number, day: string): Promise<Organisation> => {
    const [snapshots, portfolios] = await Promise.all([
      read<{ snapshot: Snapshot }>('select snapshot from organisation_version where government = $1 and version = $2', [
        government,
        version,
      ]),
      read<{ department: string; leader: string }>(
        `select distinct on (department) department, leader from portfolio
         where government = $1 and from_day <= $2::date and (to_day is null or to_day >= $2::date) order by department, from_day desc`,
        [government, day],
      ),
    ]);
    const { posts, departments } = snapshots[0]?.snapshot ?? { posts: [], departments: [] };
    const leaders = new Map(portfolios.map((one) => [one.department, one.leader]));
    return organisationOf(
      version,
      posts.toSorted((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1)),
      departments
        .map(({ id, name, kind, mark, bulletins }) => {
          const leader = leaders.get(id);
          return {
            id,
            name,
            kind,
            ...(leader === undefined ? {} : { leader }),
            ...(mark === undefined ? {} : { mark }),
            ...(bulletins === undefined || bulletins.length === 0 ? {} : { bulletins }),
          };
        })
        .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    );
  };

  return {
    pack: (hash) => kept(packs, hash, () => within(shop.pool, government, (client) => shop.contexts.pack(client, government, hash))),
    async context(act, pack) {
      const today = dayOf(act.at.getTime());
      const { organisationVersion: version } = act.receipt;
      return {
        now: act.at.getTime(),
        today,
        pack,
        calendar: await calendarAt(act),
        organisation: await kept(organisations, `${version} ${today}`, () => organisationOn(version, today)),
        exercise: false,
      };
    },
    async drawn(procedure, ctx, state, act) {
      const wanted = procedure.numberWanted(ctx, state, { act: act.act, actor: act.actor, input: act.input, matter: act.matter });
      if (wanted === undefined) return undefined;
      const given = await kept(numbers, act.matter, () =>
        read('select series, year, n, at from issued_number where government = $1 and matter = $2', [government, act.matter]),
      );
      const then = given.filter((one) => one.at.getTime() === act.at.getTime());
      const same = then.find((one) => one.series === wanted.series && one.year === wanted.year) ?? then[0];
      // Of a series that it did not draw from, the number cannot be known: any number that the act itself accepts.
      return { n: same?.n ?? wanted.openAt ?? 1 };
    },
  };
}

function kept<T>(store: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> {
  const known = store.get(key);
  if (known !== undefined) return known;
  const value = read();
  store.set(key, value);
  return value;
}
