/** 督查通报: what a week counts, by hand; that the figures equal a recount and stay as they are; what holds of every task. */
import { counted, byDepartment, figuresOf, FIGURE_NAMES, OWING, taskProcedure, type TaskEvent, type Turn } from '@lingxing/affairs/task';
import { dayOfMoment } from '@lingxing/affairs/kernel';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packOf } from './support/office.ts';
import { FILE, Supervision, timed } from './support/tasks.ts';

const WEEK = { from: '2026-11-23', to: '2026-11-29', passed: '2026-11-30' };
const turn = (matter: string, day: string, type: Turn['type'], more: Partial<Turn> = {}): Turn => ({
  matter,
  title: matter,
  day,
  type,
  ...more,
});
const assigned = (matter: string, day: string, due: string, lead = 'finance') => turn(matter, day, 'assigned', { lead, due });

describe('what is not counted', () => {
  test('what happened after the week, before it, or was never approved', () => {
    expect(counted([assigned('m', '2026-11-30', '2026-12-01')], WEEK)).toEqual([]);
    expect(
      counted(
        [assigned('m', '2026-11-02', '2026-11-20'), turn('m', '2026-11-22', 'claimed', { late: true }), turn('m', '2026-11-22', 'closed')],
        WEEK,
      ),
    ).toEqual([]);
    expect(counted([turn('m', '2026-11-24', 'assigned', { lead: 'finance', due: '2026-11-25', approving: true })], WEEK)).toEqual([]);
    expect(counted([assigned('m', '2026-11-02', '2026-11-20'), turn('m', '2026-11-24', 'withdrawn')], WEEK)).toEqual([]);
  });

  test('a limit on the last day has passed when the week is over, and not before', () => {
    const turns = [assigned('m', '2026-11-20', '2026-11-29')];
    expect(figuresOf(counted(turns, WEEK)).late).toBe(1);
    expect(figuresOf(counted(turns, { ...WEEK, passed: '2026-11-29' })).late).toBe(0);
  });
});

describe('what is counted', () => {
  test('assigned, sent back, extended, closed late and in time, late at the end, by department', () => {
    const turns = [
      assigned('in time', '2026-11-20', '2026-11-27'),
      turn('in time', '2026-11-24', 'claimed', { late: false }),
      turn('in time', '2026-11-24', 'sent-back'),
      turn('in time', '2026-11-26', 'claimed', { late: false }),
      turn('in time', '2026-11-27', 'closed'),
      assigned('afterwards', '2026-11-16', '2026-11-20'),
      turn('afterwards', '2026-11-23', 'claimed', { late: true }),
      turn('afterwards', '2026-11-29', 'closed'),
      assigned('extended', '2026-11-23', '2026-11-25'),
      turn('extended', '2026-11-24', 'extension-granted', { due: '2026-12-10' }),
      assigned('moved', '2026-11-16', '2026-11-25', 'education'),
      turn('moved', '2026-11-24', 'reassigned', { lead: 'finance' }),
      // Claimed before the limit and not yet checked: open, and not late.
      assigned('claimed', '2026-11-16', '2026-11-25', 'education'),
      turn('claimed', '2026-11-25', 'claimed', { late: false }),
    ];
    const of = counted(turns, WEEK);
    expect(byDepartment(of)).toEqual([
      {
        lead: 'finance',
        // Two closed of the three that were to be done by the end: 66.7 %.
        figures: { assigned: 1, 'closed-on-time': 1, 'closed-late': 1, 'sent-back': 1, extended: 1, late: 1, open: 2, rate: 66.7 },
      },
      { lead: 'education', figures: { assigned: 0, 'closed-on-time': 0, 'closed-late': 0, 'sent-back': 0, extended: 0, late: 0, open: 1 } },
    ]);
    expect(of.filter((one) => one.figure === 'late').map((one) => one.matter)).toEqual(['moved']);
  });

  test('looked back on and taken up again it is open again', () => {
    const turns = [
      assigned('m', '2026-11-16', '2026-11-25'),
      turn('m', '2026-11-24', 'claimed', { late: false }),
      turn('m', '2026-11-24', 'closed'),
      turn('m', '2026-11-26', 'looked-back', { due: '2026-11-28' }),
    ];
    expect(figuresOf(counted(turns, WEEK))).toMatchObject({ 'closed-on-time': 1, late: 1, open: 1, rate: 50 });
  });
});

/** What a person may try next, with the days that pass before it. */
const step = fc.record({
  days: fc.integer({ min: 0, max: 3 }),
  // Most go on by the next step, so that many are closed.
  act: fc.constantFrom(
    'next',
    'next',
    'next',
    'next',
    'next',
    'next',
    'next',
    'next',
    'sign',
    'plan',
    'report',
    'complete',
    'accept',
    'send-back',
    'close',
    'look-back',
    'ask',
    'grant',
    'reassign',
    'withdraw',
  ),
});
const lives = fc.array(fc.array(step, { maxLength: 25 }), { minLength: 1, maxLength: 5 });

const after = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Tries one step as those would who may; what the rules refuse does not happen. */
function attempt(one: Supervision, act: string): void {
  const lead = one.task.form.lead;
  const clerk = `${lead}-clerk`;
  const until = after(one.today, 4);
  const reason = { reason: '另有安排' };
  const tries: Record<string, () => unknown> = {
    sign: () => one.act(clerk, 'sign'),
    plan: () => one.act(clerk, 'plan', { words: '方案' }),
    report: () => one.act(clerk, 'report', { words: '进展' }),
    complete: () => one.act(clerk, 'complete', { words: '办结', files: [FILE] }, reason),
    accept: () => one.act('registrar', 'accept', {}),
    'send-back': () => one.act('registrar', 'send-back', { reason: '不实' }),
    close: () => one.act('registrar', 'close', { to: '区长', on: one.today }),
    'look-back': () => one.act('registrar', 'look-back', { found: '未落实', holds: false, due: until }),
    ask: () => one.act(clerk, 'ask-extension', { until, reason: '汛期' }, reason),
    grant: () => one.act('head', 'grant-extension', { until }),
    reassign: () => one.act('registrar', 'reassign', { lead: lead === 'finance' ? 'justice' : 'finance', reason: '职责调整' }),
    withdraw: () => one.act('registrar', 'withdraw', { reason: '并入他事' }),
  };
  const { stage } = one.task;
  const next = { assigned: 'sign', signed: 'plan', working: 'complete', claimed: 'accept', checked: 'close' } as const;
  const taken = act !== 'next' ? act : stage in next ? next[stage as keyof typeof next] : undefined;
  if (taken !== undefined) tries[taken]?.();
}

interface Told {
  readonly event: TaskEvent;
  readonly day: string;
}
interface Lived {
  readonly one: Supervision;
  readonly told: readonly Told[];
}

function live(steps: readonly { readonly days: number; readonly act: string }[]): Lived {
  const one = new Supervision(packOf('weidong'), '2026-11-16');
  one.done('registrar', 'assign', { form: timed({ due: '2026-11-25' }) });
  const told: Told[] = one.events.map((event) => ({ event, day: one.today }));
  for (const { days, act } of steps) {
    one.on(after(one.today, days));
    const before = one.events.length;
    attempt(one, act);
    told.push(...one.events.slice(before).map((event) => ({ event, day: one.today })));
  }
  return { one, told };
}

const turnsOf = ({ told }: Lived, n: number): Turn[] =>
  told.map(({ event, day }) => ({
    matter: `m${n}`,
    title: `m${n}`,
    day,
    type: event.type,
    ...(event.type === 'assigned' ? { lead: event.form.lead } : event.type === 'reassigned' ? { lead: event.lead } : {}),
    ...('limit' in event && event.limit !== undefined ? { due: event.limit.date } : {}),
    ...(event.type === 'claimed' ? { late: event.late } : {}),
  }));

describe('of any lives of tasks', () => {
  test('the figures of a week equal a recount from what the fold makes of the ledger', () => {
    fc.assert(
      fc.property(lives, (of) => {
        const tasks = of.map(live);
        const figures = figuresOf(
          counted(
            tasks.flatMap((one, n) => turnsOf(one, n)),
            WEEK,
          ),
        );
        const recount = Object.fromEntries(FIGURE_NAMES.map((name) => [name, 0])) as Record<(typeof FIGURE_NAMES)[number], number>;
        for (const { told } of tasks) {
          let state = null as Supervision['state'];
          let seq = 0;
          for (const { event, day } of told.filter((one) => one.day <= WEEK.to)) {
            seq += 1;
            const now = Date.parse(`${day}T09:00:00+08:00`) + seq;
            state = taskProcedure.evolve(state, event, { seq, now, actor: { account: 'a', post: 'registrar', capacity: 'holder' } });
            if (event.type !== 'closed' || day < WEEK.from) continue;
            recount[state.claims.at(-1)?.late === true ? 'closed-late' : 'closed-on-time'] += 1;
          }
          if (state === null) continue;
          const inWeek = (at: number) => dayOfMoment(at) >= WEEK.from && dayOfMoment(at) <= WEEK.to;
          recount.assigned += inWeek(state.assigned.at) ? 1 : 0;
          recount['sent-back'] += state.returns.filter((one) => inWeek(one.at)).length;
          recount.extended += state.extensions.filter((one) => one.answer?.granted !== undefined && inWeek(one.answer.at)).length;
          const ended = state.stage === 'closed' || state.stage === 'withdrawn';
          recount.open += ended ? 0 : 1;
          recount.late += OWING.has(state.stage) && state.limit.date <= WEEK.to ? 1 : 0;
        }
        expect(figures).toMatchObject(recount);
      }),
      { numRuns: 150 },
    );
  });

  test('what happens afterwards changes no figure, and the departments sum up to the whole', () => {
    fc.assert(
      fc.property(lives, (of) => {
        const turns = of.map(live).flatMap((one, n) => turnsOf(one, n));
        const all = counted(turns, WEEK);
        expect(all).toEqual(
          counted(
            turns.filter((one) => one.day <= WEEK.to),
            WEEK,
          ),
        );
        const whole = figuresOf(all);
        for (const name of FIGURE_NAMES) expect(byDepartment(all).reduce((sum, { figures }) => sum + figures[name], 0)).toBe(whole[name]);
      }),
      { numRuns: 100 },
    );
  });

  test('an open task has one lead and a live post that has it before it; only whoever supervises closes it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const { one } = live(steps);
        const { stage, form } = one.task;
        if (stage === 'closed') expect(one.task.closed?.by).toBe('registrar');
        if (stage === 'closed' || stage === 'withdrawn' || stage === 'declined') return;
        expect([one.organisation.departments.has(form.lead), form.helpers.includes(form.lead)]).toEqual([true, false]);
        const waiting = taskProcedure.expectations(one.context, one.task);
        expect(waiting.length).toBeGreaterThan(0);
        for (const { post } of waiting) expect(one.organisation.posts.has(post)).toBe(true);
        for (const other of [`${form.lead}-clerk`, `${form.lead}-head`, 'head'])
          expect(one.ask(other, 'close', { to: '区长', on: one.today }).events).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
