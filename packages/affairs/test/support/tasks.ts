/** One vocabulary for the tests of supervised tasks: the office assigns, the finance bureau does it, the office checks and closes. */
import type { ActRequest, Actor, Context, Decision, Organisation, PostId, SimilarTask, Verdict } from '@lingxing/affairs/kernel';
import { taskProcedure, type TaskEvent, type TaskInput, type TaskState } from '@lingxing/affairs/task';
import type { RulePack } from '@lingxing/workrules';
import { loadBuiltInCalendar } from '@lingxing/workrules/read';
import { organisationFor } from './office.ts';
import { actorOf } from './registry.ts';

export const SYSTEM: Actor = { account: 'system', post: 'system', capacity: 'system' };
export const FILE = { hash: 'a'.repeat(64), name: '证明材料.pdf', mediaType: 'application/pdf', size: 10 };

/** A task of the finance bureau from the head's written instruction; tests change what it is. */
export const task = (change: Partial<TaskInput> = {}): TaskInput => ({
  title: '核实并解决城南供热管网改造资金缺口',
  what: '核实缺口，提出解决办法',
  source: { kind: 'from-instruction', reference: '关于供热工作的批示', decidedBy: 'head' },
  lead: 'finance',
  responsible: 'finance-head',
  proof: '资金拨付凭证',
  ...change,
});
/** With a limit of its own, as where the government has no system of stages. */
export const timed = (change: Partial<TaskInput> = {}): TaskInput => task({ due: '2026-12-10', basis: '批示写明的时限', ...change });

export class Supervision {
  today: string;
  state: TaskState | null = null;
  readonly events: TaskEvent[] = [];
  readonly pack: RulePack;
  organisation: Organisation;
  similar: readonly SimilarTask[] = [];
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

  ask(post: PostId, act: string, input: unknown = {}, more: Partial<ActRequest> = {}): Decision<TaskEvent> {
    const actor = post === 'system' ? SYSTEM : actorOf(post);
    return taskProcedure.decide(this.context, this.state, {
      act,
      actor,
      input,
      similar: this.similar,
      fresh: 'child',
      matter: 'own',
      ...more,
    });
  }

  /** Someone acts; returns the verdict. */
  act(post: PostId, act: string, input: unknown = {}, more: Partial<ActRequest> = {}): Verdict {
    const { verdict, events } = this.ask(post, act, input, more);
    if (events.length === 0) return verdict;
    this.seq += 1;
    const at = { seq: this.seq, now: this.context.now, actor: post === 'system' ? SYSTEM : actorOf(post) };
    for (const event of events) {
      this.events.push(event);
      this.state = taskProcedure.evolve(this.state, event, at);
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

  on(today: string): this {
    this.today = today;
    return this;
  }

  /** Signed for and planned: at work. */
  atWork(form: TaskInput = task()): this {
    return this.done('registrar', 'assign', { form }).done('finance-clerk', 'sign').done('finance-clerk', 'plan', { words: '分三步办' });
  }

  get stage(): string | undefined {
    return this.state?.stage;
  }
  get task(): TaskState {
    if (this.state === null) throw new Error('no task yet');
    return this.state;
  }

  /** For whom it waits, by act. */
  waits(): Record<string, string[]> {
    const out: Record<string, string[]> = {};
    for (const one of taskProcedure.expectations(this.context, this.task)) (out[one.act] ??= []).push(one.post);
    return out;
  }

  /** What is owed: name, last day, state. */
  owed(): string[] {
    return taskProcedure.obligations(this.context, this.task).map((one) => `${one.label} ${one.due} ${one.state}`);
  }

  /** The system does what a day brings; returns how often. */
  night(): number {
    let acts = 0;
    for (;;) {
      const passed = taskProcedure
        .obligations(this.context, this.task)
        .find((one) => one.state === 'open' && one.onPassed !== undefined && one.due < this.today);
      if (passed?.onPassed === undefined) return acts;
      this.done('system', passed.onPassed.act, passed.onPassed.input);
      acts += 1;
    }
  }
}
