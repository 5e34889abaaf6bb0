/** An invented government to test with: a tea-house that has its own rules, posts and calendar. */
import type { CalendarYear, PackSource } from '@lingxing/workrules';
import { createLedger, type Clock, type Ledger, type PackEdition, type Performed, type Connections } from '../../src/index.ts';
import { club } from './club.ts';
import { freshDatabase, type FreshDatabase } from './database.ts';

/** A clock that stands until it is set. */
export class SetClock implements Clock {
  #now: number;
  constructor(iso: string) {
    this.#now = Date.parse(iso);
  }
  now(): number {
    return this.#now;
  }
  set(iso: string): void {
    this.#now = Date.parse(iso);
  }
}

export function packOf(id: string, edition = '2020', effective = '2020-01-01'): PackEdition {
  const source: PackSource = {
    format: 1,
    government: {
      id,
      name: `${id}茶馆`,
      short: '茶馆',
      level: 'county',
      office: { name: '茶馆账房', short: '账房' },
      mayMakeRules: false,
      superiorGovernment: '总馆',
      partyCommittee: '茶会',
      congress: '茶客大会',
      lowerGovernments: '茶摊',
    },
    edition: { documentNumber: '茶发〔2020〕1号', issued: effective, effective, edition },
    articleCount: 1,
    adopts: [],
    posts: [],
    articles: [],
    norms: [],
    silences: [],
    settings: [],
    series: [],
  };
  return { source, layers: [] };
}

export const YEAR_2026: CalendarYear = { year: 2026, notice: '茶历〔2025〕1号', off: ['2026-01-01', '2026-01-02'], on: ['2026-01-04'] };

export const POSTS = [
  { id: 'host', role: 'head', title: '东家', rank: 1 },
  { id: 'clerk', role: 'registrar', title: '账房', rank: 5 },
  { id: 'guest-a', role: 'department-head', title: '茶客甲', department: 'hall', rank: 8 },
  { id: 'guest-b', role: 'department-head', title: '茶客乙', department: 'hall', rank: 9 },
] as const;

/** A ledger as another process would have it. */
export function ledgerOn(pool: Connections, clock: Clock): Ledger {
  return createLedger({ pool, clock, procedures: [club] });
}

/** Founds a tea-house with its pack and its people. */
export async function open(ledger: Ledger, id: string): Promise<void> {
  await ledger.found({ id, name: `${id}茶馆`, short: '茶馆' });
  await ledger.installPack(id, packOf(id));
  await ledger.importOrganisation(id, {
    posts: POSTS,
    departments: [{ id: 'hall', name: '堂口', kind: 'department', leader: 'host', from: '2020-01-01' }],
    account: 'setup',
    reason: '开张',
  });
}

export interface House {
  readonly database: FreshDatabase;
  readonly ledger: Ledger;
  readonly clock: SetClock;
}

/** A fresh database with one tea-house, `teahouse`, on Monday 2026-01-05. */
export async function house(options: { readonly max?: number } = {}): Promise<House> {
  const database = await freshDatabase(options);
  const clock = new SetClock('2026-01-05T09:00:00+08:00');
  const ledger = ledgerOn(database.pool, clock);
  await ledger.installCalendar([YEAR_2026]);
  await open(ledger, 'teahouse');
  return { database, ledger, clock };
}

export interface Doing {
  readonly matter?: string;
  readonly post?: string;
  readonly input?: unknown;
  readonly seen?: number;
  readonly textSeen?: number;
  readonly reason?: string;
  readonly key?: string;
  readonly government?: string;
  readonly exercise?: boolean;
}

/** One act of the club's procedure, by the account of the same name as the post. */
export function act(ledger: Ledger, name: string, doing: Doing = {}): Promise<Performed> {
  const { government = 'teahouse', matter, post = 'guest-a', input = {}, seen, textSeen, reason, key, exercise } = doing;
  return ledger.perform({
    government,
    procedure: 'gathering',
    matter,
    idempotencyKey: key,
    exercise,
    request: { act: name, actor: { account: post, post, capacity: 'holder' }, input, seen, textSeen, reason },
  });
}

/** The outcome of an act that has to be done. */
export async function done(outcome: Promise<Performed>): Promise<Extract<Performed, { kind: 'done' }>> {
  const found = await outcome;
  if (found.kind !== 'done') throw new Error(`Expected done, got ${JSON.stringify(found)}`);
  return found;
}

/** A proposed gathering; returns its id. */
export async function propose(ledger: Ledger, title = '清明茶会', doing: Doing = {}): Promise<string> {
  return (await done(act(ledger, 'propose', { ...doing, input: { title, ...(doing.input as object | undefined) } }))).matter;
}
