/** One vocabulary for the tests of plans of study: the office drafts, somebody approves, what was held. */
import type { Context, Decision, PostId, Verdict } from '@lingxing/affairs/kernel';
import { studyProcedure, type StudyEvent, type StudyState } from '@lingxing/affairs/study';
import type { RulePack } from '@lingxing/workrules';
import { loadBuiltInCalendar } from '@lingxing/workrules/read';
import { organisationFor } from './office.ts';
import { actorOf, type At } from './registry.ts';

export const plan = (kind: string, change: Record<string, unknown> = {}) => ({
  kind,
  year: 2026,
  items: [
    { month: 10, subject: '决策部署' },
    { month: 12, subject: '行政复议法' },
  ],
  ...change,
});
export const session = (change: Record<string, unknown> = {}) => ({
  item: 'i1',
  on: '2026-10-20',
  chair: 'head',
  form: 'discussion',
  ...change,
});

export class Plan {
  today = '2026-11-23';
  state: StudyState | null = null;
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

  get study(): StudyState {
    if (this.state === null) throw new Error('no plan yet');
    return this.state;
  }

  ask(post: PostId, act: string, input: unknown = {}): Decision<StudyEvent> {
    return studyProcedure.decide(this.context, this.state, {
      act,
      actor: actorOf(post),
      input,
      matter: '01890000-0000-7000-8000-000000000001',
    });
  }

  act(post: PostId, act: string, input: unknown = {}): Verdict {
    const { verdict, events } = this.ask(post, act, input);
    if (events.length === 0) return verdict;
    this.seq += 1;
    const at: At = { seq: this.seq, now: this.context.now, actor: actorOf(post) };
    for (const event of events) this.state = studyProcedure.evolve(this.state, event, at);
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

  /** A plan of themes that the head has approved. */
  approved(): this {
    return this.done('registrar', 'draft', plan('study')).done('registrar', 'submit').done('head', 'approve');
  }

  waits(): string[] {
    return studyProcedure.expectations(this.context, this.study).map((one) => `${one.act} ${one.post}`);
  }
}
