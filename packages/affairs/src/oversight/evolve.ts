/** The fold of something raised from outside: what each event makes of the state. No default branch: a new event breaks the build here. */
import type { Actor } from '../kernel/procedure.ts';
import { withStandIn } from '../kernel/stood-in.ts';
import type { OversightEvent } from './events.ts';
import type { OversightState } from './state.ts';

interface At {
  readonly now: number;
  readonly actor: Actor;
}
type Registered = Extract<OversightEvent, { type: 'registered' }>;

export function evolve(state: OversightState | null, event: OversightEvent, at: At): OversightState {
  if (event.type === 'registered') return registered(event, at);
  if (state === null) throw new Error(`an event of kind ${event.type} before the matter was opened`);
  const next = apply(state, event, at);
  const { actor } = at;
  const hands = actor.capacity === 'system' || next.hands.includes(actor.post) ? next.hands : [...next.hands, actor.post];
  const stoodIn = withStandIn(next.stoodIn, actor, at.now);
  return { ...next, hands, ...(stoodIn === undefined ? {} : { stoodIn }) };
}

const filed = (files: OversightState['files'] | undefined): Pick<OversightState, 'files'> => (files === undefined ? {} : { files });

function registered({ form, inPerson, files, exercise }: Registered, { now, actor }: At): OversightState {
  const stoodIn = withStandIn(undefined, actor, now);
  return {
    procedure: 'oversight',
    stage: inPerson ? 'received' : 'assigning',
    form,
    enteredBy: { by: actor.post, at: now },
    inPerson,
    ...filed(files),
    referrals: [],
    readings: [],
    assignments: [],
    returned: [],
    helping: [],
    round: 1,
    talks: [],
    notes: [],
    sentBack: [],
    replies: [],
    answers: [],
    exercise,
    hands: [actor.post],
    ...(stoodIn === undefined ? {} : { stoodIn }),
  };
}

function apply(state: OversightState, event: Exclude<OversightEvent, Registered>, { now, actor }: At): OversightState {
  const done = { by: actor.post, at: now };
  const { round } = state;
  switch (event.type) {
    case 'referred':
      return { ...state, stage: 'reading', referrals: [...state.referrals, { ...done, to: event.to, opinion: event.opinion }] };
    case 'read':
      return { ...state, stage: 'assigning', readings: [...state.readings, { ...done, opinion: event.opinion }] };
    case 'assigned': {
      const { lead, helping, limit, unlimited, opinion } = event;
      const assignment = {
        ...done,
        lead,
        helping,
        opinion,
        ...(limit === undefined ? {} : { limit }),
        ...(unlimited === undefined ? {} : { unlimited }),
      };
      // A limit that runs survives being given to another.
      const kept = limit ?? state.limit;
      return {
        ...state,
        stage: 'handling',
        lead,
        helping,
        ...(kept === undefined ? {} : { limit: kept }),
        assignments: [...state.assignments, assignment],
      };
    }
    case 'extended': {
      const { due, basis, before } = event;
      return { ...state, limit: { due, basis }, extensions: [...(state.extensions ?? []), { ...done, due, basis, before }] };
    }
    case 'assignment-returned':
      return {
        ...state,
        stage: 'assigning',
        lead: undefined,
        helping: [],
        returned: [...state.returned, { ...done, reason: event.reason }],
      };
    case 'talked': {
      const { way, on, words } = event;
      return { ...state, talks: [...state.talks, { ...done, way, on, words, round }] };
    }
    case 'noted': {
      const { what, words, department } = event;
      return { ...state, notes: [...state.notes, { ...done, what, words, department, ...filed(event.files) }] };
    }
    case 'drafted':
      return { ...state, stage: 'signing', draft: { ...done, reply: event.reply } };
    case 'sent-back':
      return { ...state, stage: 'handling', sentBack: [...state.sentBack, { ...done, reason: event.reason }] };
    case 'signed': {
      if (state.draft === undefined || state.lead === undefined) throw new Error('a signature under no reply');
      const signed = { ...done, opinion: event.opinion, reply: state.draft.reply, round, department: state.lead, ...filed(event.files) };
      return { ...state, stage: event.next, draft: undefined, replies: [...state.replies, signed] };
    }
    case 'numbered':
      return {
        ...state,
        replies: state.replies.map((one, i, all) => (i === all.length - 1 ? { ...one, number: event.text } : one)),
        numbered: [...(state.numbered ?? []), { ...done, text: event.text }],
      };
    case 'answered': {
      const { answer, on, words, limit, next } = event;
      const answers = [...state.answers, { ...done, answer, on, words, round, ...filed(event.files) }];
      if (next !== 'handling') return { ...state, stage: next, answers };
      // The first limit was kept or not with the first reply; the second handling has its own or none.
      return { ...state, stage: next, answers, round: round + 1, limit };
    }
    case 'published': {
      const { title, text, on } = event;
      return { ...state, stage: 'published', published: { ...done, title, text, on } };
    }
    case 'closed':
      return { ...state, stage: 'closed', closed: { ...done, reason: event.reason } };
    case 'withdrawn':
      return { ...state, stage: 'withdrawn', withdrawn: { ...done, reason: event.reason } };
    case 'pressed':
      return { ...state, presses: [...(state.presses ?? []), { ...done, words: event.words }] };
    case 'climbed': {
      const { rung, to, due, on } = event;
      return { ...state, climbs: [...(state.climbs ?? []), { rung, to, due, on, at: now }] };
    }
    case 'reception-noted': {
      const { reception, on, post } = event;
      return { ...state, receptions: [...(state.receptions ?? []), { ...done, reception, on, post }] };
    }
  }
}
