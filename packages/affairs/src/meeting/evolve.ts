/** The fold of a sitting: what each event makes of the state. No default branch: a new event breaks the build here. */
import type { Actor } from '../kernel/procedure.ts';
import { withStandIn } from '../kernel/stood-in.ts';
import type { AttendanceEvent, HeldEvent } from './attendance-events.ts';
import { attended, heldEntered, isAttendance } from './attendance-evolve.ts';
import { corrected } from './correction.ts';
import { withCopies } from './distribution.ts';
import { awaitsTask, withTask } from './entrusted.ts';
import type { MeetingEvent, TopicForm } from './events.ts';
import { withGuests } from './guests.ts';
import { isWritten } from './kinds.ts';
import { marksTaken, type ReturnedTopic } from './pool.ts';
import { approvedPapers, withPapers } from './paper-acts.ts';
import { marked, type Mark } from './publication.ts';
import type { MeetingState, Minutes, Topic } from './state.ts';

interface At {
  readonly now: number;
  readonly actor: Actor;
}

export function evolve(state: MeetingState | null, event: MeetingEvent, at: At): MeetingState {
  if (event.type === 'convened') return convened(event, at);
  if (event.type === 'held-entered') return entered(event, at);
  if (state === null) throw new Error(`an event of kind ${event.type} before the meeting was convened`);
  const next = ended(isAttendance(event) ? attended(state, event, { by: at.actor.post, at: at.now }) : apply(state, event, at));
  const { actor } = at;
  const hands = actor.capacity === 'system' || next.hands.includes(actor.post) ? next.hands : [...next.hands, actor.post];
  const stoodIn = withStandIn(next.stoodIn, actor, at.now);
  return { ...next, hands, ...(stoodIn === undefined ? {} : { stoodIn }) };
}

function convened({ kind, on, time, place, chair, exercise }: Extract<MeetingEvent, { type: 'convened' }>, { now, actor }: At) {
  const stoodIn = withStandIn(undefined, actor, now);
  const state: MeetingState = {
    procedure: 'meeting',
    stage: 'preparing',
    kind,
    ...(on === undefined ? {} : { on, time, place }),
    chair,
    convened: { by: actor.post, at: now },
    topics: [],
    agenda: [],
    leaves: [],
    returns: [],
    exercise,
    hands: [actor.post],
    ...(stoodIn === undefined ? {} : { stoodIn }),
  };
  return state;
}

function entered(event: HeldEvent, { now, actor }: At): MeetingState {
  const stoodIn = withStandIn(undefined, actor, now);
  return { ...heldEntered(event, { by: actor.post, at: now }), hands: [actor.post], ...(stoodIn === undefined ? {} : { stoodIn }) };
}

/** A decision that calls for a document, to issue or to submit, waits for it. */
export const isOpen = ({ fate, issued }: Topic): boolean => isWritten(fate?.fate) && issued === undefined;

/**
 * Minutes are out, every document that was decided on is issued and every task is done: nothing is left to do, until a task that was done
 * is taken up again.
 */
function ended(state: MeetingState): MeetingState {
  if (state.stage !== 'issued' && state.stage !== 'closed') return state;
  const stage = state.topics.some((one) => isOpen(one) || awaitsTask(one)) ? 'issued' : 'closed';
  return stage === state.stage ? state : { ...state, stage };
}

const withTopic = (state: MeetingState, id: string, change: (topic: Topic) => Topic): MeetingState => ({
  ...state,
  topics: state.topics.map((one) => (one.id === id ? change(one) : one)),
});

const topicOf = (id: string, form: TopicForm, proposed: Topic['proposed']): Topic => ({
  ...form,
  id,
  stage: 'proposed',
  proposed,
  prepared: [],
});

/** What was done before it came here stays done; it is vetted, fixed and its papers let through anew. */
const topicTaken = ({ topic, from, form, proposed, prepared }: ReturnedTopic): Topic => ({
  ...topicOf(topic, form, proposed),
  prepared,
  from,
});

const withMarks = (state: MeetingState, more: readonly Mark[]): MeetingState =>
  more.length === 0 ? state : { ...state, marks: [...(state.marks ?? []), ...more] };

const withMinutes = (state: MeetingState, change: (minutes: Minutes) => Minutes, more: Partial<MeetingState> = {}): MeetingState =>
  state.minutes === undefined ? state : { ...state, ...more, minutes: change(state.minutes) };

function apply(
  state: MeetingState,
  event: Exclude<MeetingEvent, { type: 'convened' } | AttendanceEvent | HeldEvent>,
  { now, actor }: At,
): MeetingState {
  const done = { by: actor.post, at: now };
  switch (event.type) {
    case 'topic-proposed':
      return { ...state, topics: [...state.topics, topicOf(event.topic, event.form, done)] };
    case 'topic-prepared':
      return withTopic(state, event.topic, (one) => ({
        ...one,
        prepared: [
          ...one.prepared.filter((two) => !event.done.includes(two.what)),
          ...event.done.map((what) => ({
            ...done,
            what,
            words: event.words,
            ...(event.files === undefined ? {} : { files: event.files }),
          })),
        ],
      }));
    case 'topic-vetted':
      return withTopic(state, event.topic, (one) => ({ ...one, vetted: { ...done, opinion: event.opinion } }));
    case 'papers-approved':
      return withTopic(state, event.topic, (one) => approvedPapers(one, { ...done, opinion: event.opinion }));
    case 'papers-filed':
    case 'papers-vetted':
    case 'papers-returned':
      return withTopic(state, event.topic, (one) => withPapers(one, event, done));
    case 'papers-delivered':
      return { ...state, topics: state.topics.map((one) => (event.topics.includes(one.id) ? withPapers(one, event, done) : one)) };
    case 'topics-fixed': {
      const { topics, entrusted } = event;
      const fixed = { ...done, ...(entrusted === undefined ? {} : { entrusted }) };
      return {
        ...state,
        topics: state.topics.map((one) => (topics.includes(one.id) ? { ...one, stage: 'fixed' as const, fixed } : one)),
        agenda: [...state.agenda, ...topics],
      };
    }
    case 'topic-declined': {
      const agenda = state.agenda.filter((one) => one !== event.topic);
      return withTopic({ ...state, agenda }, event.topic, (one) => ({
        ...one,
        stage: 'declined',
        declined: { ...done, reason: event.reason },
      }));
    }
    case 'topic-withdrawn': {
      const agenda = state.agenda.filter((one) => one !== event.topic);
      return withTopic({ ...state, agenda }, event.topic, (one) => ({ ...one, stage: 'withdrawn' }));
    }
    case 'agenda-ordered':
      return { ...state, agenda: event.topics };
    case 'notified':
      return { ...state, stage: 'notified', notified: { ...done, note: event.note } };
    case 'chair-changed':
      return { ...state, chair: event.chair };
    case 'leave-asked': {
      const { post, reason, special } = event;
      return { ...state, leaves: [...state.leaves.filter((one) => one.post !== post), { ...done, post, reason, special }] };
    }
    case 'leave-answered': {
      const { post, granted, opinion } = event;
      const leaves = state.leaves.map((one) => (one.post === post ? { ...one, answer: { ...done, granted, opinion } } : one));
      return { ...state, leaves };
    }
    case 'opened':
      return { ...state, stage: 'sitting', opened: { ...done, absent: event.absent, note: event.note } };
    case 'topic-added': {
      const { topic, form, reason, breaches, word } = event;
      const how = { ...done, reason, breaches, ...(word === undefined ? {} : { word }) };
      const added: Topic = { ...topicOf(topic, form, done), stage: 'fixed', added: how };
      return { ...state, topics: [...state.topics, added], agenda: [...state.agenda, topic] };
    }
    case 'decided': {
      const { topic, result, heard, words } = event;
      return withTopic(state, topic, (one) => ({ ...one, outcome: { ...done, result, heard, words } }));
    }
    case 'adjourned':
      return { ...state, stage: 'adjourned', ended: { ...done, on: event.on } };
    case 'fated': {
      const { topic, fate, department, note } = event;
      return withTopic(state, topic, (one) => ({
        ...one,
        fate: { ...done, fate, note, ...(department === undefined ? {} : { department }) },
      }));
    }
    case 'minutes-drafted':
      return { ...state, stage: 'drafted', minutes: { text: event.text, drafted: done } };
    case 'minutes-vetted':
      return withMinutes(state, (one) => ({ ...one, vetted: { ...done, opinion: event.opinion } }));
    case 'minutes-returned':
      return { ...state, stage: 'adjourned', returns: [...state.returns, { ...done, reason: event.reason }] };
    case 'signer-named':
      return { ...state, signer: { ...done, post: event.post, words: event.words } };
    case 'minutes-signed': {
      const signed = { ...done, major: event.major, opinion: event.opinion };
      return withMinutes(state, (one) => ({ ...one, signed }), event.whole ? { stage: 'signed' } : {});
    }
    case 'minutes-settled':
      return withMinutes(state, (one) => ({ ...one, settled: { ...done, opinion: event.opinion } }), { stage: 'signed' });
    case 'minutes-numbered':
      return withMinutes(state, (one) => ({ ...one, numbered: { ...done, year: event.year, n: event.n } }), { stage: 'issued' });
    case 'minutes-distributed':
    case 'minutes-acknowledged':
    case 'minutes-archived':
      return withMinutes(state, (one) => withCopies(one, event, done));
    case 'document-submitted':
      return withTopic(state, event.topic, (one) => ({ ...one, submitted: { ...done, on: event.on } }));
    case 'document-issued':
      return withTopic(state, event.topic, (one) => ({ ...one, issued: { ...done, on: event.on, number: event.number } }));
    case 'document-published':
      return withTopic(state, event.topic, (one) => ({ ...one, published: { ...done, on: event.on } }));
    case 'document-bound':
      return withTopic(state, event.topic, (one) => ({ ...one, document: { id: event.document } }));
    case 'document-released':
      return withTopic(state, event.topic, ({ submitted: _gone, ...one }) => ({
        ...one,
        document: { id: event.document, withdrawn: true },
      }));
    case 'task-standing':
    case 'task-released':
    case 'task-finished':
      return withTopic(state, event.topic, (one) => withTask(one, event, done));
    case 'cancelled':
      return { ...state, stage: 'cancelled', cancelled: { ...done, reason: event.reason } };
    case 'day-set':
      return { ...state, on: event.on, time: event.time, place: event.place };
    case 'topics-left': {
      const why = new Map(event.topics.map((one) => [one.topic, one.why]));
      const topics = state.topics.map((one) => {
        const left = why.get(one.id);
        return left === undefined ? one : { ...one, left: { ...done, why: left } };
      });
      return { ...state, topics };
    }
    case 'item-opened':
    case 'item-withheld':
    case 'item-taken-back':
      return { ...state, marks: marked(state, event, done) };
    case 'outcome-corrected':
    case 'topic-recalled':
    case 'chair-corrected':
      return corrected(state, event, done);
    case 'seats-opened':
    case 'guest-registered':
    case 'guest-struck':
    case 'guests-admitted':
      return { ...state, ...withGuests(state, event, done) };
    case 'study-noted':
      return { ...state, studied: [...(state.studied ?? []), { plan: event.plan, item: event.item, subject: event.subject }] };
    case 'topics-returned':
      return { ...withMarks(state, marksTaken(event.topics)), topics: [...state.topics, ...event.topics.map(topicTaken)] };
    case 'topic-moved': {
      const agenda = state.agenda.filter((one) => one !== event.topic);
      return withTopic({ ...state, agenda }, event.topic, (one) => ({ ...one, stage: 'moved', left: { ...done, why: 'moved' } }));
    }
  }
}
