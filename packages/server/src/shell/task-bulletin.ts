/** The weekly bulletin of supervised tasks: counted from the ledger, opened down to the tasks, drafted as a document. */
import { draftSchema, type Block, type Draft } from '@lingxing/affairs/document';
import {
  byDepartment,
  counted,
  FIGURE_NAMES,
  FIGURES,
  figuresOf,
  taskProcedure,
  type Counted,
  type Figures,
  type Turn,
} from '@lingxing/affairs/task';
import { dayWords } from '@lingxing/affairs/kernel';
import { dayNumber } from '@lingxing/workrules';
import type {
  ActDone,
  TaskBulletin,
  TaskBulletinFilter,
  TaskBulletinTasks,
  TaskBulletinTasksFilter,
  TaskTrend,
  TaskTrendFilter,
} from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { ProblemError } from '../http/problem.ts';
import { bodyName } from '../views/people.ts';
import { openDocument } from './documents.ts';
import { readerIn, type Person } from './person.ts';

type Ask = Pick<Deps, 'ledger'>;

const DAY_MS = 86_400_000;
const dayAt = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);
/** Day 0 was a Thursday: weeks begin on Mondays. */
const mondayOf = (day: string): number => dayNumber(day) - ((dayNumber(day) + 3) % 7);

interface Week {
  readonly from: string;
  readonly to: string;
  readonly final: boolean;
  /** A limit before this day has passed. */
  readonly passed: string;
}

function weekOf({ ctx: { today } }: Person, { week }: TaskBulletinFilter): Week {
  const monday = week === undefined ? mondayOf(today) - 7 : mondayOf(week);
  const [from, to, next] = [dayAt(monday), dayAt(monday + 6), dayAt(monday + 7)];
  if (from > today) throw new ProblemError('request.invalid', { detail: '这一周还没有开始。' });
  const final = to < today;
  return { from, to, final, passed: final ? next : today };
}

/** What happened to the tasks that this person may read, as far as a span of days has to do with it. */
async function turnsIn({ ledger }: Ask, person: Person, span: { readonly from: string; readonly to: string }): Promise<readonly Turn[]> {
  const rows = await ledger.taskTurns(person.government, span, readerIn(person, taskProcedure.name));
  return rows.map(({ lead, due, late, type, ...row }) => ({
    ...row,
    // What the ledger stores of this procedure are its events.
    type: type as Turn['type'],
    ...(lead === null ? {} : { lead }),
    ...(due === null ? {} : { due }),
    ...(late === null ? {} : { late }),
  }));
}

const countedIn = async (deps: Ask, person: Person, week: Week): Promise<readonly Counted[]> =>
  counted(await turnsIn(deps, person, week), week);

/** Whether every task of the government is counted for this person: for the office, and for the head, who reads them all. */
const countsAll = (person: Person): boolean =>
  readerIn(person, taskProcedure.name).registry || person.posts.some((one) => person.ctx.organisation.posts.get(one)?.role === 'head');

export async function bulletinOf(deps: Ask, person: Person, filter: TaskBulletinFilter): Promise<TaskBulletin> {
  const week = weekOf(person, filter);
  const of = await countedIn(deps, person, week);
  const { organisation } = person.ctx;
  return {
    from: week.from,
    to: week.to,
    final: week.final,
    whole: countsAll(person),
    lines: byDepartment(of).map(({ lead, figures }) => ({ lead: { id: lead, name: bodyName(organisation, lead) }, figures })),
    total: figuresOf(of),
  };
}

/** A quarter of a year. */
const WEEKS = 12;

/** The figures of the weeks up to the one meant, each as its own bulletin has them; the lead is whoever led when it happened. */
export async function trendOf(deps: Ask, person: Person, { week, lead }: TaskTrendFilter): Promise<TaskTrend> {
  const last = dayNumber(weekOf(person, { week }).from);
  const weeks = Array.from({ length: WEEKS }, (_, i) => weekOf(person, { week: dayAt(last - 7 * (WEEKS - 1 - i)) }));
  const [first, end] = [weeks[0], weeks.at(-1)];
  if (first === undefined || end === undefined) return { weeks: [] };
  const turns = await turnsIn(deps, person, { from: first.from, to: end.to });
  return {
    weeks: weeks.map((one) => ({
      from: one.from,
      to: one.to,
      final: one.final,
      figures: figuresOf(counted(turns, one).filter((of) => lead === undefined || of.lead === lead)),
    })),
  };
}

/** The tasks behind one figure, the earliest first. */
export async function bulletinTasks(deps: Ask, person: Person, filter: TaskBulletinTasksFilter): Promise<TaskBulletinTasks> {
  const { figure, lead } = filter;
  const { organisation } = person.ctx;
  const of = (await countedIn(deps, person, weekOf(person, filter))).filter(
    (one) => one.figure === figure && (lead === undefined || one.lead === lead),
  );
  return {
    label: FIGURES[figure],
    items: of
      .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
      .map((one) => ({ id: one.matter, title: one.title, lead: { id: one.lead, name: bodyName(organisation, one.lead) }, day: one.day })),
  };
}

export const rateWords = (rate: number | undefined): string => (rate === undefined ? '—' : `${rate}%`);

const paragraph = (text: string): Block => ({ type: 'paragraph', runs: [{ text }] });
const cells = (of: readonly string[]) => of.map((text) => ({ runs: [{ text }] }));
const row = (name: string, of: Figures) => cells([name, ...FIGURE_NAMES.map((figure) => `${of[figure]}`), rateWords(of.rate)]);

/** Rows of one table of a document; departments beyond them go into a further table. */
const TABLE_ROWS = 400;

/** The bulletin as the office would write it: the whole in a paragraph, then the departments in a table. */
export function bulletinDraft({ from, to, total, lines }: TaskBulletin): Draft {
  const span = `${dayWords(from)}至${dayWords(to)}`;
  const closed = total['closed-on-time'] + total['closed-late'];
  const summed = [
    `${span}，共交办督办事项${total.assigned}件，销号${closed}件，其中按时${total['closed-on-time']}件、逾期${total['closed-late']}件。`,
    `核验退回${total['sent-back']}件，同意延期${total.extended}件。`,
    `截至${dayWords(to)}，在办${total.open}件，其中逾期未办结${total.late}件${total.rate === undefined ? '' : `，办结率${rateWords(total.rate)}`}。`,
  ].join('');
  const header = cells(['牵头单位', ...FIGURE_NAMES.map((figure) => FIGURES[figure]), '办结率']);
  const rows = [...lines.map((one) => row(one.lead.name, one.figures)), row('合计', total)];
  const tables = Array.from({ length: Math.ceil(rows.length / TABLE_ROWS) }, (_, i): Block => ({
    type: 'table',
    header: true,
    rows: [header, ...rows.slice(i * TABLE_ROWS, (i + 1) * TABLE_ROWS)],
  }));
  return draftSchema.parse({
    title: `关于${span}督办事项办理情况的通报`,
    kind: 'circular',
    issuer: 'office',
    to: 'peer',
    body: [
      paragraph(`现将${span}督办事项办理情况通报如下。`),
      paragraph(summed),
      ...tables,
      paragraph('办结率为本期销号件数占本期销号与期末逾期未办结件数之和的比例。'),
    ],
  });
}

/** Drafts it: only for a week that is over, and only by the office. */
export async function draftBulletin(deps: Deps, person: Person, filter: TaskBulletinFilter): Promise<ActDone> {
  const bulletin = await bulletinOf(deps, person, filter);
  if (!bulletin.final) throw new ProblemError('request.invalid', { detail: '这一周还没有结束，结束后再起草通报。' });
  if (!readerIn(person, taskProcedure.name).registry) throw new ProblemError('request.invalid', { detail: '督查通报由政府办公室起草。' });
  // Once for each week and person: who asks again is led to the same draft.
  return openDocument(deps, person, bulletinDraft(bulletin), false, `task-bulletin-${bulletin.from}`);
}
