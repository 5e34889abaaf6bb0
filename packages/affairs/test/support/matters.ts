/** One vocabulary for the tests of small matters (请示报备): somebody asks or reports, others give their word, what came of it. */
import { conductProcedure, type ConductEvent, type ConductInput, type ConductState } from '@lingxing/affairs/conduct';
import type { ActRequest, Context, Decision, Organisation, PostId, Verdict } from '@lingxing/affairs/kernel';
import type { RulePack } from '@lingxing/workrules';
import { loadBuiltInCalendar } from '@lingxing/workrules/read';
import { organisationFor } from './office.ts';
import { actorOf, type At } from './registry.ts';

/** A ribbon to be cut in three days; tests change what it is. */
export const ceremony = (change: Partial<ConductInput> = {}): ConductInput => ({
  kind: 'ceremony',
  subject: '某项目开工',
  on: '2026-11-26',
  host: '财政局',
  place: '开发区',
  ...change,
});

/** The pack of a government that has answered one of its own settings. */
export const answering = (pack: RulePack, id: string, answer: string): RulePack => ({
  ...pack,
  source: { ...pack.source, settings: pack.source.settings.map((one) => (one.id === id ? { ...one, answer } : one)) },
});

/** A paper that the Party committee's word stands on. */
export const word = (slot: string, granted = true) => ({ slot, granted, on: '2026-11-23', words: '批示件' });

export class Matter {
  readonly pack: RulePack;
  today: string;
  state: ConductState | null = null;
  readonly events: { readonly event: ConductEvent; readonly at: At }[] = [];
  readonly organisation: Organisation;
  seq = 0;

  constructor(pack: RulePack, today = '2026-11-23', organisation = organisationFor(pack)) {
    this.pack = pack;
    this.today = today;
    this.organisation = organisation;
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

  ask(post: PostId, act: string, input: unknown = {}, more: Partial<ActRequest> = {}): Decision<ConductEvent> {
    return conductProcedure.decide(this.context, this.state, { act, actor: actorOf(post), input, ...more });
  }

  /** Someone acts; returns the verdict. */
  act(post: PostId, act: string, input: unknown = {}, more: Partial<ActRequest> = {}): Verdict {
    const { verdict, events } = this.ask(post, act, input, more);
    if (events.length === 0) return verdict;
    this.seq += 1;
    const at: At = { seq: this.seq, now: this.context.now, actor: more.actor ?? actorOf(post) };
    for (const event of events) {
      this.events.push({ event, at });
      this.state = conductProcedure.evolve(this.state, event, at);
    }
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

  get stage(): string | undefined {
    return this.state?.stage;
  }

  /** For whom it waits, by act. */
  waits(): Record<string, string[]> {
    const out: Record<string, string[]> = {};
    if (this.state === null) return out;
    for (const one of conductProcedure.expectations(this.context, this.state)) (out[one.act] ??= []).push(one.post);
    return out;
  }

  /** What this person may do now. */
  open(post: PostId): string[] {
    if (this.state === null) return [];
    return conductProcedure
      .offers(this.context, this.state, actorOf(post))
      .filter((one) => one.verdict.outcome !== 'refused' || one.verdict.stands !== undefined)
      .map((one) => one.act);
  }
}
