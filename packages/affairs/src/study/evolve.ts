/** The fold of a year's plan of study: what each event makes of the state. No default branch: a new event breaks the build here. */
import type { Actor } from '../kernel/procedure.ts';
import { withStandIn } from '../kernel/stood-in.ts';
import type { Item } from './acts.ts';
import type { StudyEvent } from './events.ts';
import type { PlanItem, StudyState } from './state.ts';

interface At {
  readonly now: number;
  readonly actor: Actor;
}
type Drafted = Extract<StudyEvent, { type: 'drafted' }>;

export function evolve(state: StudyState | null, event: StudyEvent, at: At): StudyState {
  if (event.type === 'drafted') return drafted(event, at);
  if (state === null) throw new Error(`an event of kind ${event.type} before the plan was drafted`);
  const next = apply(state, event, at);
  const { actor } = at;
  const hands = actor.capacity === 'system' || next.hands.includes(actor.post) ? next.hands : [...next.hands, actor.post];
  const stoodIn = withStandIn(next.stoodIn, actor, at.now);
  return { ...next, hands, ...(stoodIn === undefined ? {} : { stoodIn }) };
}

const numbered = (items: readonly Item[], given: number): readonly PlanItem[] =>
  items.map((one, i) => ({ ...one, id: `i${given + i + 1}` }));

function drafted({ kind, year, items, exercise }: Drafted, { now, actor }: At): StudyState {
  const stoodIn = withStandIn(undefined, actor, now);
  return {
    procedure: 'study',
    stage: 'drafting',
    kind,
    year,
    items: numbered(items, 0),
    given: items.length,
    drafted: { by: actor.post, at: now },
    revised: [],
    returns: [],
    exercise,
    hands: [actor.post],
    ...(stoodIn === undefined ? {} : { stoodIn }),
  };
}

/** What stays as it was keeps its id and what was studied; each of the earlier is found once. */
function changed(state: StudyState, items: readonly Item[]): Pick<StudyState, 'items' | 'given'> {
  const left = [...state.items];
  let { given } = state;
  const next = items.map((one): PlanItem => {
    const found = left.findIndex((two) => two.month === one.month && two.subject === one.subject);
    const [same] = found === -1 ? [] : left.splice(found, 1);
    if (same !== undefined) return same;
    given += 1;
    return { ...one, id: `i${given}` };
  });
  return { items: next, given };
}

function apply(state: StudyState, event: Exclude<StudyEvent, Drafted>, { now, actor }: At): StudyState {
  const done = { by: actor.post, at: now };
  switch (event.type) {
    case 'revised': {
      // A changed plan is settled and approved anew.
      const { consulted: _settled, submitted: _sent, approved: _approved, ...rest } = state;
      return { ...rest, ...changed(state, event.items), stage: 'drafting', revised: [...state.revised, { ...done, reason: event.reason }] };
    }
    case 'consulted':
      return { ...state, consulted: { ...done, on: event.on, words: event.words } };
    case 'approver-named':
      return { ...state, approver: { ...done, post: event.post, words: event.words } };
    case 'submitted':
      return { ...state, stage: 'submitted', submitted: { ...done, note: event.note } };
    case 'returned':
      return { ...state, stage: 'drafting', returns: [...state.returns, { ...done, reason: event.reason }] };
    case 'approved':
      return {
        ...state,
        stage: state.items.every((one) => one.held !== undefined) ? 'done' : 'approved',
        approved: { ...done, opinion: event.opinion },
      };
    case 'held': {
      const { item, on, chair, form, sitting, absent, note } = event;
      const held = { ...done, on, chair, form, absent, note, ...(sitting === undefined ? {} : { sitting }) };
      const items = state.items.map((one) => (one.id === item ? { ...one, held } : one));
      return { ...state, items, stage: items.every((one) => one.held !== undefined) ? 'done' : state.stage };
    }
    case 'withdrawn':
      return { ...state, stage: 'withdrawn', withdrawn: { ...done, reason: event.reason } };
  }
}
