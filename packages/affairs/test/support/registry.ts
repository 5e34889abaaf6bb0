/** One vocabulary for the tests of the registry: a paper comes in, someone acts, then the verdict and the state. */
import { incomingProcedure, letterSchema, type IncomingEvent, type IncomingState, type LetterInput } from '@lingxing/affairs/incoming';
import type { ActRequest, Context, Decision, Organisation, PostId, Verdict } from '@lingxing/affairs/kernel';
import type { RulePack } from '@lingxing/workrules';
import { loadBuiltInCalendar } from '@lingxing/workrules/read';
import { organisationFor } from './office.ts';

/** A plain request of the finance bureau, as it lies on the registrar's desk; tests change what it is. */
export function letter(change: Partial<LetterInput> = {}): LetterInput {
  return {
    sender: { class: 'department', body: 'finance', name: '财政局' },
    title: '关于安排专项资金的请示',
    kind: 'request',
    number: '财发〔2026〕8号',
    dated: '2026-11-20',
    characters: 1200,
    recipients: ['本级人民政府'],
    ...change,
  };
}

/** A report of the finance bureau, which asks for nothing. */
export const report = (change: Partial<LetterInput> = {}): LetterInput =>
  letter({ title: '关于预算执行情况的报告', kind: 'report', ...change });

const TOWN = { class: 'lower-government', body: 'town', name: '甲镇人民政府' } as const;
export const ofTown = (change: Partial<LetterInput> = {}): LetterInput => letter({ sender: TOWN, ...change });

export type At = { readonly seq: number; readonly now: number; readonly actor: ActRequest['actor'] };

/** The registry at work on one paper. Time is what the test says: nine in the morning of `today`, a little later with every act. */
export class Registry {
  readonly pack: RulePack;
  readonly organisation: Organisation;
  today: string;
  paper: IncomingState | null = null;
  last: Decision<IncomingEvent> | null = null;
  readonly events: { readonly event: IncomingEvent; readonly at: At }[] = [];
  seq = 0;
  #numbers = 0;

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
  get state(): IncomingState {
    if (this.paper === null) throw new Error('nothing has come in yet');
    return this.paper;
  }

  /** What would happen, with nothing changed. */
  ask(post: PostId, act: string, input: unknown = {}, more: Partial<ActRequest> = {}): Decision<IncomingEvent> {
    const request: ActRequest = { act, actor: actorOf(post), input: whole(input), ...more };
    const wanted = incomingProcedure.numberWanted(this.context, this.paper, request);
    return incomingProcedure.decide(this.context, this.paper, request, wanted === undefined ? undefined : { n: this.#numbers + 1 });
  }

  /** Someone acts; returns the verdict. */
  act(post: PostId, act: string, input: unknown = {}, more: Partial<ActRequest> = {}): Verdict {
    const decision = this.ask(post, act, input, more);
    this.last = decision;
    if (decision.events.length === 0) return decision.verdict;
    if (decision.events.some((event) => event.type === 'registered' && event.number !== undefined)) this.#numbers += 1;
    this.seq += 1;
    const at: At = { seq: this.seq, now: this.context.now, actor: actorOf(post) };
    for (const event of decision.events) {
      this.events.push({ event, at });
      this.paper = incomingProcedure.evolve(this.paper, event, at);
    }
    return decision.verdict;
  }

  /** Someone acts and it is stored; fails the test with the findings otherwise. */
  done(post: PostId, act: string, input: unknown = {}, more: Partial<ActRequest> = {}): this {
    const before = this.seq;
    const { findings } = this.act(post, act, input, more);
    const against = findings.filter((one) => one.outcome !== 'passed').map((one) => `${one.code} ${one.message}`);
    if (this.seq === before) throw new Error(`${post} could not ${act}: ${against.join(' | ')}`);
    return this;
  }

  /** A paper registered by the registrar. */
  registered(change: LetterInput = letter()): this {
    return this.done('registrar', 'register', { letter: change, channel: 'paper' });
  }

  /** Registered and sent up to leaders. */
  sentUp(leaders: readonly PostId[] = ['deputy-finance'], change: LetterInput = letter()): this {
    return this.registered(change).done('registrar', 'recommend', { opinion: '拟同意，呈领导批示', nature: 'handle', leaders });
  }

  /** For whom it waits, by act: `instruct: [head]`. */
  waits(): Record<string, string[]> {
    const out: Record<string, string[]> = {};
    for (const one of incomingProcedure.expectations(this.context, this.state)) (out[one.act] ??= []).push(one.post);
    return out;
  }

  /** What a post sees of it. */
  seenBy(post: PostId): IncomingState {
    return incomingProcedure.viewFor(this.context, this.state, actorOf(post)) as IncomingState;
  }
}

export const actorOf = (post: PostId): ActRequest['actor'] => ({
  account: `account of ${post}`,
  post,
  capacity: post === 'system' ? 'system' : 'holder',
});

/** Letters as they reach the core: with everything that was left out. */
function whole(input: unknown): unknown {
  const given = input as { letter?: LetterInput };
  return given.letter === undefined ? input : { ...given, letter: letterSchema.parse(given.letter) };
}

/** The basis of an act in brief, as `article.paragraph` of the government's own text. */
export const ownBasis = (verdict: Verdict): string[] =>
  verdict.basis
    .filter((one) => one.source === 'work-rules')
    .map((one) => [one.article, one.paragraph].filter((n) => n !== undefined).join('.'));
