/**
 * The figures of a year's assessment: what the ledger holds of each department, what of it is counted under the indicators, and the
 * points that follow. Whoever counts the ledger again comes to the same.
 */
import type { DepartmentId } from '../kernel/organisation.ts';
import type { YearGiven } from '../kernel/procedure.ts';
import { marked, type Turn } from '../task/bulletin.ts';
import type { Indicator, Terms } from './acts.ts';
import { INDICATOR_NAMES, INDICATORS, type IndicatorName } from './kinds.ts';

/** One thing counted against a department: a task, a document or a meeting, and the day on which it happened. */
export interface Fact {
  /** f1, f2, …: given once, when the figures are frozen. */
  readonly id: string;
  readonly indicator: IndicatorName;
  readonly department: DepartmentId;
  readonly matter: string;
  readonly procedure: string;
  readonly title: string;
  readonly day: string;
}

/** How many documents or meetings a department had in the year, where only those beyond its plan are facts. */
export interface Total {
  readonly department: DepartmentId;
  readonly indicator: IndicatorName;
  readonly count: number;
}

export interface Figures {
  readonly facts: readonly Fact[];
  readonly totals: readonly Total[];
}

type Counted = Omit<Fact, 'id'>;

export const assessed = ({ groups }: Pick<Terms, 'groups'>): readonly DepartmentId[] => groups.flatMap((one) => one.departments);

const inOrder = (a: Counted, b: Counted): number =>
  a.day < b.day ? -1 : a.day > b.day ? 1 : a.matter < b.matter ? -1 : a.matter > b.matter ? 1 : 0;

/** What the ledger holds of each kind of indicator. A limit before `passed` has passed: the day after the year, or today within it. */
function held({ turns, sent, meetings }: YearGiven, year: number, passed: string): readonly Counted[] {
  const span = { from: `${year}-01-01`, to: `${year}-12-31`, passed };
  const marks = { 'closed-late': 'late', late: 'late', 'sent-back': 'sent-back', 'not-held': 'not-held' } as const;
  const tasks = marked(turns as readonly Turn[], span).flatMap(({ figure, lead, matter, title, day }): readonly Counted[] => {
    const indicator = Object.hasOwn(marks, figure) ? marks[figure as keyof typeof marks] : undefined;
    return indicator === undefined ? [] : [{ indicator, department: lead, matter, procedure: 'task', title, day }];
  });
  return [
    ...tasks,
    ...sent.map((one): Counted => ({ indicator: 'documents', procedure: 'document', ...one })),
    ...meetings.map((one): Counted => ({ indicator: 'meetings', procedure: 'department-meeting', ...one })),
  ];
}

/** How many a department has planned for the year: its own number, else that of all. */
export const plannedFor = ({ plan, own }: Pick<Indicator, 'plan' | 'own'>, department: DepartmentId): number =>
  own?.find((one) => one.department === department)?.plan ?? plan ?? 0;

/** What is counted of the departments assessed under these indicators, in the order of indicators, departments and days. */
export function figuresOf(
  { indicators, groups }: Pick<Terms, 'indicators' | 'groups'>,
  given: YearGiven,
  year: number,
  today: string,
): Figures {
  const end = `${year + 1}-01-01`;
  const all = Map.groupBy(held(given, year, today < end ? today : end), (one) => `${one.indicator} ${one.department}`);
  const facts: Counted[] = [];
  const totals: Total[] = [];
  for (const indicator of inRow(indicators))
    for (const department of assessed({ groups })) {
      const { kind } = indicator;
      const own = (all.get(`${kind} ${department}`) ?? []).toSorted(inOrder);
      if (INDICATORS[kind].planned) totals.push({ department, indicator: kind, count: own.length });
      facts.push(...(INDICATORS[kind].planned ? own.slice(plannedFor(indicator, department)) : own));
    }
  return { facts: facts.map((one, i) => ({ id: `f${i + 1}`, ...one })), totals };
}

const inRow = (indicators: readonly Indicator[]): readonly Indicator[] =>
  indicators.toSorted((a, b) => INDICATOR_NAMES.indexOf(a.kind) - INDICATOR_NAMES.indexOf(b.kind));

export interface Points {
  readonly indicator: IndicatorName;
  readonly full: number;
  /** Facts that count after the appeals. */
  readonly counted: number;
  /** Facts that an appeal took out. */
  readonly takenOut: number;
  readonly total?: number | undefined;
  readonly plan?: number | undefined;
  readonly points: number;
}

export interface Score {
  readonly department: DepartmentId;
  readonly group: string;
  readonly lines: readonly Points[];
  readonly points: number;
  /** Its place in its class; those with the same points share one. */
  readonly rank: number;
}

/** The points of each department, class by class, the best first; `out` holds the facts that an appeal took out. */
export function scoresOf(
  { indicators, groups }: Terms,
  { facts, totals }: Figures,
  out: ReadonlySet<string> = new Set(),
): readonly Score[] {
  const of = Map.groupBy(facts, (one) => `${one.indicator} ${one.department}`);
  const lineOf = (indicator: Indicator, department: DepartmentId): Points => {
    const { kind, full, eachTenths } = indicator;
    const own = of.get(`${kind} ${department}`) ?? [];
    const counted = own.filter((one) => !out.has(one.id)).length;
    const total = totals.find((one) => one.department === department && one.indicator === kind)?.count;
    return {
      indicator: kind,
      full,
      counted,
      takenOut: own.length - counted,
      ...(total === undefined ? {} : { total, plan: plannedFor(indicator, department) }),
      points: Math.max(0, full * 10 - eachTenths * counted) / 10,
    };
  };
  return groups.flatMap((group) => {
    const scored = group.departments.map((department) => {
      const lines = inRow(indicators).map((one) => lineOf(one, department));
      return { department, group: group.name, lines, points: lines.reduce((sum, one) => sum + Math.round(one.points * 10), 0) / 10 };
    });
    return scored
      .map((one): Score => ({ ...one, rank: 1 + scored.filter((other) => other.points > one.points).length }))
      .toSorted((a, b) => a.rank - b.rank);
  });
}
