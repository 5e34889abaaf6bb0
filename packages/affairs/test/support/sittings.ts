/** One vocabulary for the tests of meetings: somebody convenes, others bring in topics, it sits, what came of it. */
import { meetingProcedure, type MeetingEvent, type MeetingState } from '@lingxing/affairs/meeting';
import type { ActRequest, Context, Decision, Organisation, PostId, Verdict } from '@lingxing/affairs/kernel';
import type { RulePack } from '@lingxing/workrules';
import { loadBuiltInCalendar } from '@lingxing/workrules/read';
import { organisationFor } from './office.ts';
import { actorOf, type At } from './registry.ts';

/** 2026-11-23 is a Monday; the meeting is on the Thursday. */
export const sitting = (kind: string, change: Record<string, unknown> = {}) => ({
  kind,
  on: '2026-11-26',
  time: '09:00',
  place: '第一会议室',
  chair: 'head',
  ...change,
});
export const budget = (change: Record<string, unknown> = {}) => ({ title: '年度预算调整方案', department: 'finance', ...change });

/** What chapter eight of 卫东区 asks of a topic for the executive meeting, by whom. */
export const PRIOR = [
  ['finance-clerk', ['research', 'thorough-preparation', 'consult-departments', 'positions-agreed']],
  ['deputy-finance', ['leader-in-charge-consent', 'talk-with-head']],
  ['executive', ['executive-deputy-consent']],
] as const;

export class Sitting {
  readonly pack: RulePack;
  today: string;
  state: MeetingState | null = null;
  readonly events: { readonly event: MeetingEvent; readonly at: At }[] = [];
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

  get meeting(): MeetingState {
    if (this.state === null) throw new Error('no meeting yet');
    return this.state;
  }

  ask(post: PostId, act: string, input: unknown = {}, more: Partial<ActRequest> = {}): Decision<MeetingEvent> {
    return meetingProcedure.decide(this.context, this.state, { act, actor: actorOf(post), input, ...more }, { n: 1 });
  }

  /** Someone acts; returns the verdict. */
  act(post: PostId, act: string, input: unknown = {}, more: Partial<ActRequest> = {}): Verdict {
    const { verdict, events } = this.ask(post, act, input, more);
    if (events.length === 0) return verdict;
    this.seq += 1;
    const at: At = { seq: this.seq, now: this.context.now, actor: actorOf(post) };
    for (const event of events) {
      this.events.push({ event, at });
      this.state = meetingProcedure.evolve(this.state, event, at);
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

  /** Everything that 卫东区 asks of a topic of the executive meeting is done. */
  prepared(topic: string): this {
    for (const [who, done] of PRIOR) this.done(who, 'prepare', { topic, done, words: '见所附材料' });
    return this;
  }

  waits(): Record<string, string[]> {
    const out: Record<string, string[]> = {};
    for (const one of meetingProcedure.expectations(this.context, this.meeting)) (out[one.act] ??= []).push(one.post);
    return out;
  }

  open(post: PostId): string[] {
    return meetingProcedure
      .offers(this.context, this.meeting, actorOf(post))
      .filter((one) => one.verdict.outcome !== 'refused' || one.verdict.stands !== undefined)
      .map((one) => one.act);
  }

  obligations() {
    return meetingProcedure
      .obligations(this.context, this.meeting)
      .map(({ id, due, state, citation }) => `${id} ${due} ${state} ${citation?.article}`);
  }
}
