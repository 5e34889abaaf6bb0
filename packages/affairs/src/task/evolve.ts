/** The fold of a supervised task: what each event makes of the state. No default branch: a new event breaks the build here. */
import type { Actor } from '../kernel/procedure.ts';
import { withStandIn } from '../kernel/stood-in.ts';
import type { TaskEvent } from './events.ts';
import type { Extension, TaskState } from './state.ts';

interface At {
  readonly now: number;
  readonly actor: Actor;
}

export function evolve(state: TaskState | null, event: TaskEvent, at: At): TaskState {
  if (event.type === 'assigned') return assigned(event, at);
  if (state === null) throw new Error(`an event of kind ${event.type} before the matter was opened`);
  const next = apply(state, event, at);
  const { actor } = at;
  const hands = actor.capacity === 'system' || next.hands.includes(actor.post) ? next.hands : [...next.hands, actor.post];
  const stoodIn = withStandIn(next.stoodIn, actor, at.now);
  return { ...next, hands, ...(stoodIn === undefined ? {} : { stoodIn }) };
}

type Assigned = Extract<TaskEvent, { type: 'assigned' }>;

function assigned({ form, by, from, approver, on, limit, breaches, exercise }: Assigned, { now, actor }: At): TaskState {
  const stoodIn = withStandIn(undefined, actor, now);
  const post = from?.post ?? actor.post;
  return {
    procedure: 'task',
    stage: approver === undefined ? 'assigned' : 'approving',
    form,
    ...(by === undefined ? {} : { assigner: by }),
    ...(from === undefined ? {} : { from }),
    assigned: { by: post, at: now },
    on,
    limit,
    ...(approver === undefined ? {} : { approver }),
    breaches,
    signed: [],
    plans: [],
    reports: [],
    parts: [],
    claims: [],
    returns: [],
    lookedBack: [],
    extensions: [],
    moves: [],
    children: [],
    climbs: [],
    presses: [],
    exercise,
    hands: [post],
    ...(stoodIn === undefined ? {} : { stoodIn }),
  };
}

/** The last request for an extension, with its answer. */
const answered = (list: readonly Extension[], answer: NonNullable<Extension['answer']>): readonly Extension[] =>
  list.map((one, i) => (i === list.length - 1 ? { ...one, answer } : one));

/** What was checked or closed before and is so no longer. */
function reopened({ accepted: _accepted, closed: _closed, noted: _noted, ...rest }: TaskState): TaskState {
  return { ...rest, stage: 'working' };
}

function apply(state: TaskState, event: Exclude<TaskEvent, Assigned>, { now, actor }: At): TaskState {
  const done = { by: actor.post, at: now };
  switch (event.type) {
    case 'approved':
      return {
        ...state,
        stage: 'assigned',
        on: event.on,
        limit: event.limit,
        approval: { ...done, granted: true, opinion: event.opinion },
      };
    case 'declined':
      return { ...state, stage: 'declined', approval: { ...done, granted: false, opinion: event.opinion } };
    case 'signed':
      return { ...state, stage: state.plans.length > 0 ? 'working' : 'signed', signed: [...state.signed, done] };
    case 'planned':
      return { ...state, stage: 'working', plans: [...state.plans, { ...done, words: event.words, files: event.files }] };
    case 'reported':
      return { ...state, reports: [...state.reports, { ...done, words: event.words, files: event.files }] };
    case 'part-reported':
      return { ...state, parts: [...state.parts, { ...done, of: event.of, words: event.words, files: event.files }] };
    case 'claimed': {
      const { words, files, without, late } = event;
      return { ...state, stage: 'claimed', claims: [...state.claims, { ...done, words, files, without, late }] };
    }
    case 'accepted':
      return {
        ...state,
        stage: 'checked',
        accepted: { ...done, opinion: event.opinion, ...(event.grade === undefined ? {} : { grade: event.grade }) },
      };
    case 'sent-back':
      return reopened({ ...state, returns: [...state.returns, { ...done, reason: event.reason }] });
    case 'closed':
      return { ...state, stage: 'closed', closed: { ...done, to: event.to, on: event.on, without: event.without } };
    case 'result-noted':
      return { ...state, noted: { ...done, opinion: event.opinion } };
    case 'looked-back': {
      const { found, holds, limit } = event;
      const seen = { ...state, lookedBack: [...state.lookedBack, { ...done, found, holds }] };
      return limit === undefined ? seen : reopened({ ...seen, limit });
    }
    case 'extension-asked': {
      const { until, reason, breaches } = event;
      return {
        ...state,
        extensions: [...state.extensions, { ...done, until, reason, breaches }],
        breaches: [...state.breaches, ...breaches],
      };
    }
    case 'extension-granted': {
      const { limit, opinion } = event;
      return { ...state, limit, extensions: answered(state.extensions, { ...done, granted: limit.date, opinion }) };
    }
    case 'extension-refused':
      return { ...state, extensions: answered(state.extensions, { ...done, opinion: event.opinion }) };
    case 'reassigned': {
      const { lead, helpers, responsible, reason } = event;
      const { responsible: _before, ...form } = state.form;
      return {
        ...reopened(state),
        stage: 'assigned',
        form: { ...form, lead, helpers: [...helpers], ...(responsible === undefined ? {} : { responsible }) },
        moves: [...state.moves, { ...done, from: state.form.lead, to: lead, reason }],
      };
    }
    case 'decomposed':
      return { ...state, children: [...state.children, { id: event.child, title: event.title, lead: event.lead }] };
    case 'child-ended': {
      const ended = event.closed ? 'closed' : 'dropped';
      return { ...state, children: state.children.map((one) => (one.id === event.child ? { ...one, ended } : one)) };
    }
    case 'climbed': {
      const { rung, to, due, on } = event;
      return { ...state, climbs: [...state.climbs, { rung, to, due, on, at: now }] };
    }
    case 'pressed':
      return { ...state, presses: [...state.presses, { ...done, words: event.words }] };
    case 'withdrawn':
      return { ...state, stage: 'withdrawn', withdrawn: { ...done, reason: event.reason } };
  }
}
