/** One vocabulary for the tests of days of reception: somebody arranges, moves, enters what came of it. */
import type { ActRequest, Context, Decision, Organisation, PostId, Verdict } from '@lingxing/affairs/kernel';
import { receptionProcedure, type ReceptionEvent, type ReceptionState } from '@lingxing/affairs/reception';
import type { RulePack } from '@lingxing/workrules';
import { loadBuiltInCalendar } from '@lingxing/workrules/read';
import { organisationFor } from './office.ts';
import { actorOf, type At } from './registry.ts';

/** A forenoon of the deputy; tests change what it is. */
export const day = (change: Record<string, unknown> = {}) => ({
  form: { post: 'deputy-finance', on: '2026-12-01', from: '09:00', until: '11:30', place: '信访接待大厅', ...change },
});
export const held = (change: Record<string, unknown> = {}) => ({ receiver: 'deputy-finance', people: 3, words: '反映供水问题', ...change });

/** The pack of a government that has set how often visitors are received. */
export const every = (pack: RulePack, value: number, unit: 'workday' | 'day', date?: string): RulePack => ({
  ...pack,
  source: {
    ...pack.source,
    settings: pack.source.settings.map((one) =>
      one.id === 'visit-interval' ? { ...one, answer: '本府设定', value, unit, ...(date === undefined ? {} : { date }) } : one,
    ),
  },
});

export class Reception {
  readonly pack: RulePack;
  today = '2026-11-23';
  state: ReceptionState | null = null;
  organisation: Organisation;
  seq = 0;

  constructor(pack: RulePack) {
    this.pack = pack;
    this.organisation = organisationFor(pack);
  }

  get context(): Context {
    return {
      now: Date.parse(`${this.today}T09:00:00+08:00`) + this.seq,
      today: this.today,
      pack: this.pack,
      calendar: loadBuiltInCalendar(),
      organisation: this.organisation,
      exercise: false,
    };
  }

  get reception(): ReceptionState {
    if (this.state === null) throw new Error('no day yet');
    return this.state;
  }

  ask(post: PostId, act: string, input: unknown = {}, more: Partial<ActRequest> = {}): Decision<ReceptionEvent> {
    const matter = '01890000-0000-7000-8000-000000000001';
    return receptionProcedure.decide(this.context, this.state, { act, actor: actorOf(post), input, matter, ...more });
  }

  act(post: PostId, act: string, input: unknown = {}, more: Partial<ActRequest> = {}): Verdict {
    const { verdict, events } = this.ask(post, act, input, more);
    if (events.length === 0) return verdict;
    this.seq += 1;
    const at: At = { seq: this.seq, now: this.context.now, actor: actorOf(post) };
    for (const event of events) this.state = receptionProcedure.evolve(this.state, event, at);
    return verdict;
  }

  /** Someone acts and it is stored; fails the test with the findings otherwise. */
  done(post: PostId, act: string, input: unknown = {}, more: Partial<ActRequest> = {}): this {
    const before = this.seq;
    const { findings } = this.act(post, act, input, more);
    const against = findings.filter((one) => one.outcome !== 'passed').map((one) => `${one.code} ${one.message}`);
    if (this.seq === before) throw new Error(`${post} could not ${act}: ${against.join(' | ')}`);
    return this;
  }

  waits(): string[] {
    return receptionProcedure.expectations(this.context, this.reception).map((one) => `${one.act} ${one.post} ${one.due ?? ''}`);
  }
}
