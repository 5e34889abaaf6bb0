/** One vocabulary for the tests of absences: somebody asks, others act, and who may use whose post follows from what is on record. */
import { leaveProcedure, type AbsenceInput, type LeaveEvent, type LeaveState } from '@lingxing/affairs/leave';
import {
  organisationOf,
  type ActRequest,
  type Authority,
  type Context,
  type Decision,
  type Organisation,
  type Pair,
  type PostId,
  type Verdict,
} from '@lingxing/affairs/kernel';
import type { RulePack } from '@lingxing/workrules';
import { loadBuiltInCalendar } from '@lingxing/workrules/read';
import { titlesInForce, type Title } from '../../src/authority/titles.ts';
import { organisationFor } from './office.ts';
import { actorOf, type At } from './registry.ts';

/** A business trip out of the area on two days; tests change what it is. */
export function trip(change: Partial<AbsenceInput> = {}): AbsenceInput {
  return {
    kind: 'business-trip',
    beyond: true,
    destination: '省城',
    purpose: '参加会议',
    from: '2026-11-26',
    to: '2026-11-27',
    contact: '办公电话',
    ...change,
  };
}

export interface Doing extends Partial<ActRequest> {
  /** A title by which the post is used. */
  readonly as?: Title;
}

/** An office in which several may be away. Time is what the test says: nine in the morning of `today`, a little later with every act. */
export class Absences {
  readonly pack: RulePack;
  today: string;
  pairs: readonly Pair[] = [['deputy-education', 'deputy-finance']];
  readonly matters = new Map<string, LeaveState>();
  readonly events: { readonly matter: string; readonly event: LeaveEvent; readonly at: At }[] = [];
  seq = 0;
  readonly #base: Organisation;

  constructor(pack: RulePack, today = '2026-11-23', base = organisationFor(pack)) {
    this.pack = pack;
    this.today = today;
    this.#base = base;
  }

  get authority(): Authority {
    const records = [...this.matters].flatMap(([matter, state]) =>
      (leaveProcedure.authority?.(state) ?? []).map((one) => ({ ...one, matter })),
    );
    const dated = records.flatMap((one) => (one.type === 'entrustment' ? [] : [one]));
    const absences = dated.filter((one) => one.type === 'absence');
    const asked = dated.filter((one) => one.type === 'asked');
    const live = absences.filter((one) => one.until === undefined || one.until >= this.today);
    return {
      absences: live.filter((one) => one.from <= this.today),
      planned: live.filter((one) => one.from > this.today),
      asked,
      pairs: this.pairs,
      entrustments: records.flatMap((one) =>
        one.type === 'entrustment' && one.from <= this.today && this.today <= one.until ? [one] : [],
      ),
    };
  }

  get context(): Context {
    return {
      now: Date.parse(`${this.today}T09:00:00+08:00`) + this.seq,
      today: this.today,
      pack: this.pack,
      calendar: loadBuiltInCalendar(),
      organisation: organisationOf(1, [...this.#base.posts.values()], [...this.#base.departments.values()], this.authority),
      exercise: false,
    };
  }

  state(matter = 'a'): LeaveState {
    const found = this.matters.get(matter);
    if (found === undefined) throw new Error(`no absence ${matter}`);
    return found;
  }

  /** What would happen, with nothing changed. */
  ask(post: PostId, act: string, input: unknown = {}, { as, ...more }: Doing = {}, matter = 'a'): Decision<LeaveEvent> {
    const actor =
      as === undefined ? actorOf(post) : { ...actorOf(post), capacity: as.capacity, by: as.by, title: as.title, under: as.under };
    const request: ActRequest = { act, actor, input, matter, ...more };
    return leaveProcedure.decide(this.context, this.matters.get(matter) ?? null, request);
  }

  /** Someone acts; returns the verdict. */
  act(post: PostId, act: string, input: unknown = {}, doing: Doing = {}, matter = 'a'): Verdict {
    const { verdict, events } = this.ask(post, act, input, doing, matter);
    if (events.length === 0) return verdict;
    this.seq += 1;
    const { as } = doing;
    const actor =
      as === undefined ? actorOf(post) : { ...actorOf(post), capacity: as.capacity, by: as.by, title: as.title, under: as.under };
    const at: At = { seq: this.seq, now: this.context.now, actor };
    let state = this.matters.get(matter) ?? null;
    for (const event of events) {
      this.events.push({ matter, event, at });
      state = leaveProcedure.evolve(state, event, at);
    }
    if (state !== null) this.matters.set(matter, state);
    return verdict;
  }

  /** Someone acts and it is stored; fails the test with the findings otherwise. */
  done(post: PostId, act: string, input: unknown = {}, doing: Doing = {}, matter = 'a'): this {
    const before = this.seq;
    const { findings } = this.act(post, act, input, doing, matter);
    const against = findings.filter((one) => one.outcome !== 'passed').map((one) => `${one.code} ${one.message}`);
    if (this.seq === before) throw new Error(`${post} could not ${act}: ${against.join(' | ')}`);
    return this;
  }

  /** For whom it waits, by act. */
  waits(matter = 'a'): Record<string, string[]> {
    const out: Record<string, string[]> = {};
    for (const one of leaveProcedure.expectations(this.context, this.state(matter))) (out[one.act] ??= []).push(one.post);
    return out;
  }

  titles(): readonly Title[] {
    return titlesInForce(this.context);
  }

  /** Who may use whose post, in brief: `head by executive 代行区长职务`. */
  inForce(): string[] {
    return [...new Set(this.titles().map((one) => `${one.post} by ${one.by} ${one.title}`))];
  }
}
