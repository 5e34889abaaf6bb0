/** The fold of a department's meeting: what each event makes of the state. No default branch: a new event breaks the build here. */
import type { Actor } from '../kernel/procedure.ts';
import { withStandIn } from '../kernel/stood-in.ts';
import type { DepartmentMeetingEvent } from './events.ts';
import { changed } from './form.ts';
import type { Stage, Way } from './kinds.ts';
import type { Decided, DepartmentMeetingState } from './state.ts';

interface At {
  readonly now: number;
  readonly actor: Actor;
}

const FIRST: Record<Way, Stage> = { consulted: 'consulting', asked: 'asked', registered: 'held', ordered: 'approved' };

export function evolve(state: DepartmentMeetingState | null, event: DepartmentMeetingEvent, at: At): DepartmentMeetingState {
  if (event.type === 'opened') return opened(event, at);
  if (state === null) throw new Error(`an event of kind ${event.type} before the matter was opened`);
  const next = apply(state, event, at);
  const { actor } = at;
  const hands = actor.capacity === 'system' || next.hands.includes(actor.post) ? next.hands : [...next.hands, actor.post];
  const stoodIn = withStandIn(next.stoodIn, actor, at.now);
  return { ...next, hands, ...(stoodIn === undefined ? {} : { stoodIn }) };
}

type Opened = Extract<DepartmentMeetingEvent, { type: 'opened' }>;

function opened({ way, host, form, asked, breaches, exercise }: Opened, { now, actor }: At): DepartmentMeetingState {
  const stoodIn = withStandIn(undefined, actor, now);
  const done = { by: actor.post, at: now };
  const { on, days, people, cost, leaders, lowerHeads, departments } = form;
  return {
    procedure: 'department-meeting',
    stage: FIRST[way],
    host,
    way,
    enteredBy: done,
    form,
    ...(asked === undefined ? {} : { asked }),
    breaches,
    returns: [],
    submissions: [],
    named: [],
    decisions: [],
    // What is entered as a fact was what it was.
    ...(way === 'registered' ? { held: { ...done, was: { on, days, people, cost, leaders, lowerHeads, departments, note: '' } } } : {}),
    exercise,
    hands: [actor.post],
    ...(stoodIn === undefined ? {} : { stoodIn }),
  };
}

function decided(
  state: DepartmentMeetingState,
  more: readonly Decided[],
  { granted, whole }: { readonly granted: boolean; readonly whole: boolean },
): DepartmentMeetingState {
  return { ...state, stage: !granted ? 'declined' : whole ? 'approved' : state.stage, decisions: [...state.decisions, ...more] };
}

function apply(state: DepartmentMeetingState, event: Exclude<DepartmentMeetingEvent, Opened>, { now, actor }: At): DepartmentMeetingState {
  const done = { by: actor.post, at: now };
  switch (event.type) {
    case 'ordered': {
      const { reason, scan, dayOnly, head, at } = event;
      const paper = scan === undefined ? {} : { scan, enteredBy: actor.post, ...(dayOnly === true ? { dayOnly } : {}) };
      return { ...state, order: { by: head ?? actor.post, at: at ?? now, reason, ...paper } };
    }
    case 'consented':
      return { ...state, stage: 'consented', consent: { ...done, opinion: event.opinion } };
    case 'submitted':
      return {
        ...state,
        stage: 'asked',
        asked: event.asked,
        form: changed(state.form, event.change),
        // What was found against the request as it stood before is not against the one that took its place.
        breaches: event.breaches,
        submissions: [...state.submissions, done],
      };
    case 'returned':
      return { ...state, stage: 'returned', returns: [...state.returns, { ...done, reason: event.reason }] };
    case 'referred': {
      const { opinion, to } = event;
      const referred = { ...done, opinion, ...(to === undefined ? {} : { to }) };
      return { ...state, stage: to === undefined ? 'deciding' : 'reviewing', referred };
    }
    case 'reviewed':
      return { ...state, stage: 'deciding', reviewed: { ...done, opinion: event.opinion } };
    case 'refused':
      return { ...state, stage: 'declined', refused: { ...done, opinion: event.opinion } };
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
      const { slot, granted, on, words, scan } = event;
      const paper = { on, words, ...(scan === undefined ? {} : { scan }) };
      return decided(state, [{ ...done, slot, granted, opinion: '', paper }], event);
    }
    case 'held':
      return { ...state, stage: 'held', held: { ...done, was: event.was }, breaches: [...state.breaches, ...event.breaches] };
    case 'withdrawn':
      return { ...state, stage: 'withdrawn', withdrawn: { ...done, reason: event.reason } };
  }
}
