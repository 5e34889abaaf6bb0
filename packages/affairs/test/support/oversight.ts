/** One vocabulary for the tests of what is raised from outside: the office registers and assigns, a department answers, what came of it. */
import type { ActRequest, Context, Decision, Organisation, PostId, Verdict } from '@lingxing/affairs/kernel';
import { oversightProcedure, type OversightEvent, type OversightInput, type OversightState } from '@lingxing/affairs/oversight';
import type { RulePack } from '@lingxing/workrules';
import { loadBuiltInCalendar } from '@lingxing/workrules/read';
import { organisationFor } from './office.ts';
import { actorOf, type At } from './registry.ts';

export const raised = (kind: OversightInput['kind'], change: Partial<OversightInput> = {}): { readonly form: OversightInput } => ({
  form: { kind, subject: '城北片区供水', content: '城北片区高层住户水压不足。', from: '王甲乙', on: '2026-11-20', ...change },
});
export const limit = (due = '2027-02-22') => ({ due, basis: '办理办法' });
export const talk = (change: Record<string, unknown> = {}) => ({ way: 'visit', on: '2026-11-23', words: '已当面听取意见', ...change });
export const answer = (word: string, change: Record<string, unknown> = {}) => ({ answer: word, on: '2026-11-23', ...change });

export class Raised {
  today: string;
  state: OversightState | null = null;
  readonly pack: RulePack;
  readonly organisation: Organisation;
  seq = 0;
  /** The next number of the register from which replies are numbered, once it has begun. */
  next?: number;

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

  ask(post: PostId, act: string, input: unknown = {}, more: Partial<ActRequest> = {}): Decision<OversightEvent> {
    const request = { act, actor: actorOf(post), input, ...more };
    const wanted = oversightProcedure.numberWanted(this.context, this.state, request);
    // As the register draws: once it has begun it gives out its next, whatever it was to be opened at.
    const n = wanted === undefined ? undefined : (this.next ?? wanted.openAt ?? 1);
    const decision = oversightProcedure.decide(this.context, this.state, request, n === undefined ? undefined : { n });
    if (n !== undefined && decision.events.length > 0) this.next = n + 1;
    return decision;
  }

  /** Someone acts; returns the verdict. */
  act(post: PostId, act: string, input: unknown = {}, more: Partial<ActRequest> = {}): Verdict {
    const { verdict, events } = this.ask(post, act, input, more);
    if (events.length === 0) return verdict;
    this.seq += 1;
    const at: At = { seq: this.seq, now: this.context.now, actor: more.actor ?? actorOf(post) };
    for (const event of events) this.state = oversightProcedure.evolve(this.state, event, at);
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

  /** What is refused or warned of, as `outcome code place`. */
  against(post: PostId, act: string, input: unknown = {}): string[] {
    return this.ask(post, act, input)
      .verdict.findings.filter((one) => one.outcome !== 'passed')
      .map((one) => `${one.outcome} ${one.code}${one.norm === undefined ? '' : ` ${one.norm}`}`);
  }

  get stage(): string | undefined {
    return this.state?.stage;
  }

  /** For whom it waits, by act. */
  waits(): Record<string, string[]> {
    const out: Record<string, string[]> = {};
    if (this.state === null) return out;
    for (const one of oversightProcedure.expectations(this.context, this.state)) (out[one.act] ??= []).push(one.post);
    return out;
  }

  reads(): { readonly posts: readonly string[]; readonly close: boolean } {
    if (this.state === null) throw new Error('nothing is registered yet');
    return oversightProcedure.readers(this.context, this.state);
  }
}
