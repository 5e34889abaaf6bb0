/** The fold of a small matter: what each event makes of the state. No default branch: a new event breaks the build here. */
import type { Actor } from '../kernel/procedure.ts';
import { withStandIn } from '../kernel/stood-in.ts';
import type { ConductEvent } from './events.ts';
import { rowOf, type Stage, type Way } from './kinds.ts';
import type { ConductState, Decided, Happened } from './state.ts';

interface At {
  readonly now: number;
  readonly actor: Actor;
}

/** A report goes on record with the office; what has happened already has no result to wait for, but for a late report. */
function firstStage(way: Way, reports: boolean): Stage {
  switch (way) {
    case 'asked':
      return 'asked';
    case 'reported':
      return 'reported';
    case 'registered':
      return reports ? 'reported' : 'closed';
    case 'ordered':
      // The order lets it pass that it comes late; whom it is owed to has still to be told.
      return reports ? 'reported' : 'agreed';
  }
}

export function evolve(state: ConductState | null, event: ConductEvent, at: At): ConductState {
  if (event.type === 'opened') return opened(event, at);
  if (state === null) throw new Error(`an event of kind ${event.type} before the matter was opened`);
  // What was entered can be taken back only until something follows it.
  const { entry: _, ...rest } = apply(state, event, at);
  const next: ConductState = { ...rest, ...entered(state, event, at) };
  const { actor } = at;
  const hands = actor.capacity === 'system' || next.hands.includes(actor.post) ? next.hands : [...next.hands, actor.post];
  const stoodIn = withStandIn(next.stoodIn, actor, at.now);
  return { ...next, hands, ...(stoodIn === undefined ? {} : { stoodIn }) };
}

function entered(state: ConductState, { type }: ConductEvent, { actor }: At): Pick<ConductState, 'entry'> {
  if (type !== 'happened' && type !== 'result-reported') return {};
  const act = type === 'happened' ? 'happened' : 'result';
  return { entry: { act, by: actor.post, stage: state.stage, breaches: state.breaches } };
}

function opened({ way, post, form, asked, breaches, exercise }: Extract<ConductEvent, { type: 'opened' }>, { now, actor }: At) {
  const stoodIn = withStandIn(undefined, actor, now);
  const state: ConductState = {
    procedure: 'conduct',
    stage: firstStage(way, rowOf(form.kind).conduct === undefined),
    post,
    way,
    enteredBy: { by: actor.post, at: now },
    form,
    asked,
    breaches,
    reviews: [],
    named: [],
    decisions: [],
    exercise,
    hands: [actor.post],
    ...(stoodIn === undefined ? {} : { stoodIn }),
  };
  return state;
}

/** What is granted in whole waits for its result; an answer to what was asked for and reported ends it. */
function decided(
  state: ConductState,
  more: readonly Decided[],
  { granted, whole }: { readonly granted: boolean; readonly whole: boolean },
) {
  const done: Stage = rowOf(state.form.kind).conduct === undefined ? 'closed' : 'agreed';
  // What was done in the meantime and is now refused waits for nothing any more.
  const refused: Stage = state.happened === undefined ? 'declined' : 'closed';
  const stage: Stage = !granted ? refused : whole ? done : state.stage;
  return { ...state, stage, decisions: [...state.decisions, ...more] };
}

function apply(state: ConductState, event: Exclude<ConductEvent, { type: 'opened' }>, { now, actor }: At): ConductState {
  const done = { by: actor.post, at: now };
  switch (event.type) {
    case 'ordered': {
      const { reason, scan, dayOnly, head, at } = event;
      const paper = scan === undefined ? {} : { scan, enteredBy: actor.post, ...(dayOnly === true ? { dayOnly } : {}) };
      const order = { by: head ?? actor.post, at: at ?? now, reason, ...paper };
      return { ...state, order };
    }
    case 'cleared':
      return { ...state, reviews: [...state.reviews, { ...done, opinion: event.opinion }] };
    case 'decider-named': {
      const { slot, post, body, words } = event;
      const named = { ...done, slot, words, ...(post === undefined ? {} : { post }), ...(body === undefined ? {} : { body }) };
      return { ...state, named: [...state.named.filter((one) => one.slot !== slot), named] };
    }
    case 'decided': {
      const { slots, granted, opinion } = event;
      return decided(
        state,
        slots.map((slot) => ({ ...done, slot, granted, opinion })),
        event,
      );
    }
    case 'decision-entered': {
      const { slot, granted, on, words, scan, why } = event;
      const paper = { on, words, ...(scan === undefined ? {} : { scan }), ...(why === undefined ? {} : { why }) };
      return decided(state, [{ ...done, slot, granted, opinion: '', paper }], event);
    }
    case 'recorded':
      return { ...state, stage: event.ends ? 'closed' : 'agreed', recorded: { ...done, with: event.with, note: event.note } };
    case 'handed-over': {
      const { slot, on, paper, note, why, ends } = event;
      const handed = { ...done, slot, on, paper, note, ...(why === undefined ? {} : { why }) };
      return { ...state, stage: ends ? 'closed' : state.stage, handed: [...(state.handed ?? []), handed] };
    }
    case 'happened': {
      const { on, note, reason, breaches } = event;
      const happened = { ...done, on, note, ...(reason === undefined ? {} : { reason }) };
      const stage = state.stage === 'declined' ? 'closed' : state.stage;
      return { ...state, stage, happened, breaches: [...state.breaches, ...breaches] };
    }
    case 'retracted':
      return retracted(state, { ...done, reason: event.reason });
    case 'result-reported': {
      const { on, note, breaches } = event;
      return { ...state, stage: 'closed', result: { ...done, on, note }, breaches: [...state.breaches, ...breaches] };
    }
    case 'withdrawn':
      return { ...state, stage: 'withdrawn', withdrawn: { ...done, reason: event.reason } };
  }
}

/** The matter stands again as it stood before what was entered by mistake; that it was entered and taken back stays. */
function retracted(state: ConductState, back: { readonly by: string; readonly at: number; readonly reason: string }): ConductState {
  const { entry } = state;
  const was: Happened | undefined = entry === undefined ? undefined : state[entry.act];
  if (entry === undefined || was === undefined) throw new Error('nothing had been entered that could be taken back');
  return {
    ...state,
    [entry.act]: undefined,
    stage: entry.stage,
    breaches: entry.breaches,
    retracted: [...(state.retracted ?? []), { ...back, act: entry.act, was }],
  };
}
