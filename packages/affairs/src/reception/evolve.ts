/** The fold of a day of reception: what each event makes of the state. No default branch: a new event breaks the build here. */
import type { Actor } from '../kernel/procedure.ts';
import { withStandIn } from '../kernel/stood-in.ts';
import type { ReceptionEvent } from './events.ts';
import type { ReceptionState } from './state.ts';

interface At {
  readonly now: number;
  readonly actor: Actor;
}
type Arranged = Extract<ReceptionEvent, { type: 'arranged' }>;

export function evolve(state: ReceptionState | null, event: ReceptionEvent, at: At): ReceptionState {
  if (event.type === 'arranged') return arranged(event, at);
  if (state === null) throw new Error(`an event of kind ${event.type} before the day was arranged`);
  const next = apply(state, event, at);
  const { actor } = at;
  const hands = actor.capacity === 'system' || next.hands.includes(actor.post) ? next.hands : [...next.hands, actor.post];
  const stoodIn = withStandIn(next.stoodIn, actor, at.now);
  return { ...next, hands, ...(stoodIn === undefined ? {} : { stoodIn }) };
}

function arranged({ form, title, exercise }: Arranged, { now, actor }: At): ReceptionState {
  const stoodIn = withStandIn(undefined, actor, now);
  return {
    procedure: 'reception',
    stage: 'planned',
    form,
    title,
    arranged: { by: actor.post, at: now },
    moves: [],
    exercise,
    hands: [actor.post],
    ...(stoodIn === undefined ? {} : { stoodIn }),
  };
}

function apply(state: ReceptionState, event: Exclude<ReceptionEvent, Arranged>, { now, actor }: At): ReceptionState {
  const done = { by: actor.post, at: now };
  switch (event.type) {
    case 'moved': {
      const { on, from, until, place } = state.form;
      const move = { ...done, before: { on, from, until, place }, reason: event.reason };
      return { ...state, form: { ...state.form, ...event.to }, moves: [...state.moves, move] };
    }
    case 'held': {
      const { receiver, people, visits, words } = event;
      return { ...state, stage: 'held', held: { ...done, receiver, people, visits, words } };
    }
    case 'called-off':
      return { ...state, stage: 'called-off', calledOff: { ...done, reason: event.reason } };
  }
}
