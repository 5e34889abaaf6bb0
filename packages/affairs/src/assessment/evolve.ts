/** The fold of a year's assessment: what each event makes of the state. No default branch: a new event breaks the build here. */
import type { Actor } from '../kernel/procedure.ts';
import { withStandIn } from '../kernel/stood-in.ts';
import type { AssessmentEvent } from './events.ts';
import type { AssessmentState } from './state.ts';

interface At {
  readonly now: number;
  readonly actor: Actor;
}
type Drafted = Extract<AssessmentEvent, { type: 'drafted' }>;

export function evolve(state: AssessmentState | null, event: AssessmentEvent, at: At): AssessmentState {
  if (event.type === 'drafted') return drafted(event, at);
  if (state === null) throw new Error(`an event of kind ${event.type} before the assessment was drafted`);
  const next = apply(state, event, at);
  const { actor } = at;
  const hands = actor.capacity === 'system' || next.hands.includes(actor.post) ? next.hands : [...next.hands, actor.post];
  const stoodIn = withStandIn(next.stoodIn, actor, at.now);
  return { ...next, hands, ...(stoodIn === undefined ? {} : { stoodIn }) };
}

function drafted({ year, terms, exercise }: Drafted, { now, actor }: At): AssessmentState {
  const stoodIn = withStandIn(undefined, actor, now);
  return {
    procedure: 'assessment',
    stage: 'drafting',
    year,
    terms,
    drafted: { by: actor.post, at: now },
    revised: [],
    returns: [],
    appeals: [],
    exercise,
    hands: [actor.post],
    ...(stoodIn === undefined ? {} : { stoodIn }),
  };
}

function apply(state: AssessmentState, event: Exclude<AssessmentEvent, Drafted>, { now, actor }: At): AssessmentState {
  const done = { by: actor.post, at: now };
  switch (event.type) {
    case 'revised':
      return { ...state, terms: event.terms, revised: [...state.revised, { ...done, reason: event.reason }] };
    case 'submitted':
      return { ...state, stage: 'submitted', submitted: { ...done, note: event.note } };
    case 'returned':
      return { ...state, stage: 'drafting', returns: [...state.returns, { ...done, reason: event.reason }] };
    case 'approved':
      return { ...state, stage: 'running', approved: { ...done, opinion: event.opinion } };
    case 'frozen': {
      const { on, note, figures, until, provisional } = event;
      return { ...state, stage: 'frozen', frozen: { ...done, on, note, figures, until, provisional } };
    }
    case 'appealed': {
      const { department, facts, words } = event;
      return { ...state, appeals: [...state.appeals, { ...done, id: `a${state.appeals.length + 1}`, department, facts, words }] };
    }
    case 'answered': {
      const answer = { ...done, facts: event.facts, reason: event.reason };
      return { ...state, appeals: state.appeals.map((one) => (one.id === event.appeal ? { ...one, answer } : one)) };
    }
    case 'concluded':
      return { ...state, stage: 'concluded', concluded: { ...done, opinion: event.opinion } };
    case 'withdrawn':
      return { ...state, stage: 'withdrawn', withdrawn: { ...done, reason: event.reason } };
  }
}
