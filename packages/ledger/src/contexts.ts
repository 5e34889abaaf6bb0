/**
 * The context that acts are judged in. It is read from the tables once and kept while nothing in it changes: the
 * government's `context_version` tells, and the day, since holdings and portfolios begin and end with one.
 */
import { organisationOf, type Context, type Department, type Post } from '@lingxing/affairs/kernel';
import type { CalendarYear, RulePack } from '@lingxing/workrules';
import { authorityOn } from './authority.ts';
import type { PackEdition, Rules } from './contract.ts';
import { dayOf, type Clock } from './clock.ts';
import type { Client } from './database/pool.ts';
import { LedgerFailure } from './failure.ts';
import { VERSION_ON } from './organisation-history.ts';

/** Names what a context is made of: equal keys, equal contexts but for the clock. */
export type ContextKey = string;

export interface KnownContext {
  readonly ctx: Context;
  /** The government's `context_version` that it was read at. */
  readonly version: number;
  readonly key: ContextKey;
}

interface Kept {
  readonly version: number;
  readonly today: string;
  /** Without an edition in force, real matters cannot be judged; exercises can. */
  readonly inForce: RulePack | undefined;
  readonly newest: RulePack | undefined;
  readonly rest: Pick<Context, 'calendar' | 'organisation'>;
}

export class Contexts {
  readonly #rules: Rules;
  readonly #clock: Clock;
  readonly #kept = new Map<string, Kept>();
  readonly #compiled = new Map<string, RulePack>();

  constructor(rules: Rules, clock: Clock) {
    this.#rules = rules;
    this.#clock = clock;
  }

  /** The clock that acts are stamped by. */
  now(): number {
    return this.#clock.now();
  }

  /**
   * The context of now. `client` is in a transaction of the government, `version` the `context_version` read in it.
   * An exercise runs under the newest edition there is, others under the one in force today.
   */
  async of(client: Client, government: string, version: number, exercise: boolean): Promise<KnownContext> {
    const now = this.#clock.now();
    const today = dayOf(now);
    let kept = this.#kept.get(government);
    if (kept === undefined || kept.version !== version || kept.today !== today) {
      kept = await this.#read(client, government, version, today);
      this.#kept.set(government, kept);
    }
    return known(government, kept, now, exercise) ?? noEdition(government, today);
  }

  /** The context as it was last read today, if it was; whoever uses it has to check the version as he writes. */
  known(government: string, exercise: boolean): KnownContext | undefined {
    const now = this.#clock.now();
    const kept = this.#kept.get(government);
    return kept === undefined || kept.today !== dayOf(now) ? undefined : known(government, kept, now, exercise);
  }

  async #read(client: Client, government: string, version: number, today: string): Promise<Kept> {
    const [packs, years, posts, departments, organisation, authority] = await Promise.all([
      client.query<{ hash: string; in_force: boolean }>(
        `select hash, from_day <= $2::date as in_force from rules_in_force where government = $1 order by from_day desc, n desc`,
        [government, today],
      ),
      client.query<YearRow>(CALENDAR_YEARS),
      client.query<PostRow>(
        `select id, role, title, department, rank from post_span
         where government = $1 and from_day <= $2::date and (to_day is null or to_day >= $2::date) order by rank, id`,
        [government, today],
      ),
      client.query<DepartmentRow>(
        `select s.id, s.name, s.kind, d.mark, d.bulletins, p.leader
         from department_span s join department d on d.government = s.government and d.id = s.id
         left join (
           select distinct on (department) department, leader from portfolio
           where government = $1 and from_day <= $2::date and (to_day is null or to_day >= $2::date) order by department, from_day desc
         ) p on p.department = s.id
         where s.government = $1 and s.from_day <= $2::date and (s.to_day is null or s.to_day >= $2::date) order by s.id`,
        [government, today],
      ),
      client.query<{ version: number }>(VERSION_ON, [government, today]),
      authorityOn(client, government, today),
    ]);
    const newest = packs.rows[0];
    const inForce = packs.rows.find((one) => one.in_force);
    return {
      version,
      today,
      inForce: inForce === undefined ? undefined : await this.pack(client, government, inForce.hash),
      newest: newest === undefined ? undefined : await this.pack(client, government, newest.hash),
      rest: {
        calendar: this.#rules.calendar(years.rows.map(yearOf)),
        organisation: organisationOf(
          organisation.rows[0]?.version ?? 0,
          posts.rows.map(postOf),
          departments.rows.map(departmentOf),
          authority,
        ),
      },
    };
  }

  /** A stored pack, read and compiled once per hash; what compiles to another hash than it was stored under is not judged by. */
  async pack(client: Client, government: string, hash: string): Promise<RulePack> {
    const known = this.#compiled.get(hash);
    if (known !== undefined) return known;
    const { rows } = await client.query<{ source: PackEdition }>('select source from pack where government = $1 and hash = $2', [
      government,
      hash,
    ]);
    const stored = rows[0];
    if (stored === undefined) throw new LedgerFailure('edition-missing', `没有规则包 ${hash}。 / There is no pack ${hash}.`);
    const pack = this.#rules.compile(stored.source);
    if (pack.hash !== hash)
      throw new LedgerFailure(
        'edition-changed',
        `规则包 ${pack.id} 与存档不一致（存档 ${hash}，现为 ${pack.hash}）。 / The stored pack ${pack.id} compiles to another hash than it was stored under.`,
      );
    this.#compiled.set(hash, pack);
    return pack;
  }
}

function known(government: string, kept: Kept, now: number, exercise: boolean): KnownContext | undefined {
  const pack = exercise ? kept.newest : kept.inForce;
  if (pack === undefined) return undefined;
  const { version, today, rest } = kept;
  return { ctx: { now, today, pack, ...rest, exercise }, version, key: `${government}/${version}/${today}` };
}

function noEdition(government: string, today: string): never {
  throw new LedgerFailure(
    'edition-missing',
    `${today} 没有施行中的工作规则版本（${government}）。 / No edition of the work rules of ${government} is in force on ${today}.`,
  );
}

/** The latest revision of every year, a government's own before the national one. */
export const CALENDAR_YEARS = `
  select distinct on (year) year, notice, off_days, on_days from calendar_year
  order by year, (government = '*'), revision desc`;

export interface YearRow {
  readonly year: number;
  readonly notice: string | null;
  readonly off_days: readonly string[];
  readonly on_days: readonly string[];
}
interface PostRow extends Omit<Post, 'department'> {
  readonly department: string | null;
}
interface DepartmentRow extends Omit<Department, 'leader' | 'mark' | 'bulletins'> {
  readonly bulletins: readonly string[];
  readonly leader: string | null;
  readonly mark: string | null;
}

export function yearOf({ year, notice, off_days, on_days }: YearRow): CalendarYear {
  return { year, ...(notice === null ? {} : { notice }), off: off_days, on: on_days };
}

function postOf({ department, ...post }: PostRow): Post {
  return department === null ? post : { ...post, department };
}

function departmentOf({ leader, mark, bulletins, ...department }: DepartmentRow): Department {
  return {
    ...department,
    ...(leader === null ? {} : { leader }),
    ...(mark === null ? {} : { mark }),
    ...(bulletins.length === 0 ? {} : { bulletins }),
  };
}
