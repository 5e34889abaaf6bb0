/** One vocabulary for the tests of a year's assessment: the office sets the indicators, a leader approves, the year is over. */
import { assessmentProcedure, type AssessmentEvent, type AssessmentState } from '@lingxing/affairs/assessment';
import type { Context, Decision, PostId, Verdict, YearGiven } from '@lingxing/affairs/kernel';
import type { RulePack } from '@lingxing/workrules';
import { loadBuiltInCalendar } from '@lingxing/workrules/read';
import { organisationFor } from './office.ts';
import { actorOf } from './registry.ts';

export const terms = (change: Record<string, unknown> = {}) => ({
  indicators: [
    { kind: 'late', full: 40, eachTenths: 50 },
    { kind: 'documents', full: 20, eachTenths: 15, plan: 1 },
  ],
  groups: [
    { name: '经济管理类', departments: ['finance', 'civil'] },
    { name: '社会事业类', departments: ['education'] },
  ],
  appealDays: 5,
  approver: 'executive',
  ground: '2026年绩效考评办法',
  ...change,
});

const turn = (matter: string, day: string, type: string, more: Record<string, unknown> = {}) => ({
  matter,
  title: matter,
  day,
  type,
  ...more,
});
const paper = (matter: string, department: string, day: string) => ({ matter, title: matter, department, day });

/** Of 财政局 one task late and two documents beyond its plan of one; of 民政局 nothing; of 教育局 one task still open and late. */
export const GIVEN: YearGiven = {
  turns: [
    turn('late', '2026-03-02', 'assigned', { lead: 'finance', due: '2026-03-20' }),
    turn('late', '2026-03-25', 'claimed', { late: true }),
    turn('late', '2026-03-27', 'closed'),
    turn('open', '2026-11-02', 'assigned', { lead: 'education', due: '2026-12-31' }),
  ],
  sent: [
    paper('third', 'finance', '2026-11-02'),
    paper('first', 'finance', '2026-01-05'),
    paper('second', 'finance', '2026-06-01'),
    paper('theirs', 'civil', '2026-02-02'),
  ],
  meetings: [],
};

export class Year {
  today = '2026-01-05';
  state: AssessmentState | null = null;
  given: YearGiven = GIVEN;
  seq = 0;
  readonly pack: RulePack;

  constructor(pack: RulePack) {
    this.pack = pack;
  }

  get context(): Context {
    return {
      now: Date.parse(`${this.today}T09:00:00+08:00`) + this.seq,
      today: this.today,
      pack: this.pack,
      calendar: loadBuiltInCalendar(),
      organisation: organisationFor(this.pack),
      exercise: false,
    };
  }

  get year(): AssessmentState {
    if (this.state === null) throw new Error('no assessment yet');
    return this.state;
  }

  ask(post: PostId, act: string, input: unknown = {}): Decision<AssessmentEvent> {
    const request = { act, actor: actorOf(post), input, matter: 'own' };
    const wanted = assessmentProcedure.yearWanted?.(this.state, request);
    return assessmentProcedure.decide(this.context, this.state, { ...request, ...(wanted === 2026 ? { year: this.given } : {}) });
  }

  act(post: PostId, act: string, input: unknown = {}): Verdict {
    const { verdict, events } = this.ask(post, act, input);
    if (events.length === 0) return verdict;
    this.seq += 1;
    const at = { seq: this.seq, now: this.context.now, actor: actorOf(post) };
    for (const event of events) this.state = assessmentProcedure.evolve(this.state, event, at);
    return verdict;
  }

  /** Someone acts and it is stored; fails the test with the findings otherwise. */
  done(post: PostId, act: string, input: unknown = {}): this {
    const before = this.seq;
    const { findings } = this.act(post, act, input);
    const against = findings.filter((one) => one.outcome !== 'passed').map((one) => `${one.code} ${one.message}`);
    if (this.seq === before) throw new Error(`${post} could not ${act}: ${against.join(' | ')}`);
    return this;
  }

  on(today: string): this {
    this.today = today;
    return this;
  }

  /** Indicators that the leader has approved. */
  running(): this {
    return this.done('registrar', 'draft', { year: 2026, terms: terms() }).done('registrar', 'submit').done('executive', 'approve');
  }

  /** The figures are frozen on the first Monday after the year: five workdays are up on 11 January. */
  frozen(): this {
    return this.running().on('2027-01-04').done('registrar', 'freeze');
  }

  waits(): string[] {
    return assessmentProcedure.expectations(this.context, this.year).map((one) => `${one.act} ${one.post}`);
  }
}
