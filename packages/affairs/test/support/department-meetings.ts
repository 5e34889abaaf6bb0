/** One vocabulary for the tests of departments' meetings: the finance bureau asks, others consent, review and approve, what it was. */
import {
  departmentMeetingProcedure,
  type DepartmentMeetingEvent,
  type DepartmentMeetingState,
  type MeetingInput,
} from '@lingxing/affairs/department-meeting';
import type { ActRequest, Context, Decision, Organisation, PostId, Verdict } from '@lingxing/affairs/kernel';
import type { RulePack } from '@lingxing/workrules';
import { loadBuiltInCalendar } from '@lingxing/workrules/read';
import { organisationFor } from './office.ts';
import { actorOf, type At } from './registry.ts';

/** A meeting of the finance bureau two weeks ahead, within every rule; tests change what it is. */
export const meeting = (change: Partial<MeetingInput> = {}): MeetingInput => ({
  kind: 'area-wide',
  subject: '年度预算编制工作会议',
  why: '部署预算编制',
  on: '2026-12-07',
  place: '机关会堂',
  scope: '各部门财务负责人',
  days: 1,
  people: 80,
  cost: 6_000,
  budgeted: true,
  budget: '部门预算会议费',
  planned: true,
  prepared: true,
  urgent: false,
  inGovernmentName: false,
  below: false,
  skipsLevel: false,
  ...change,
});

/** What the meeting was, as it had been approved. */
export const held = (change: Record<string, unknown> = {}) => ({ on: '2026-12-07', days: 1, people: 80, cost: 6_000, ...change });

export class Convening {
  today: string;
  state: DepartmentMeetingState | null = null;
  readonly events: DepartmentMeetingEvent[] = [];
  readonly pack: RulePack;
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

  ask(post: PostId, act: string, input: unknown = {}, more: Partial<ActRequest> = {}): Decision<DepartmentMeetingEvent> {
    return departmentMeetingProcedure.decide(this.context, this.state, { act, actor: actorOf(post), input, ...more });
  }

  /** Someone acts; returns the verdict. */
  act(post: PostId, act: string, input: unknown = {}, more: Partial<ActRequest> = {}): Verdict {
    const { verdict, events } = this.ask(post, act, input, more);
    if (events.length === 0) return verdict;
    this.seq += 1;
    const at: At = { seq: this.seq, now: this.context.now, actor: more.actor ?? actorOf(post) };
    for (const event of events) {
      this.events.push(event);
      this.state = departmentMeetingProcedure.evolve(this.state, event, at);
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
    for (const one of departmentMeetingProcedure.expectations(this.context, this.state)) (out[one.act] ??= []).push(one.post);
    return out;
  }

  /** What this person may do now. */
  open(post: PostId): string[] {
    if (this.state === null) return [];
    return departmentMeetingProcedure
      .offers(this.context, this.state, actorOf(post))
      .filter((one) => one.verdict.outcome !== 'refused' || one.verdict.stands !== undefined)
      .map((one) => one.act);
  }
}
