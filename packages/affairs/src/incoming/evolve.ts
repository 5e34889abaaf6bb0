/** The fold of an incoming document: what each event makes of the state. No default branch: a new event breaks the build here. */
import type { Actor } from '../kernel/procedure.ts';
import { withStandIn } from '../kernel/stood-in.ts';
import type { IncomingEvent } from './events.ts';
import { withMoves } from './portfolio-moves.ts';
import { owingLeaders, type EnteredBy, type IncomingState, type Stage } from './state.ts';

interface At {
  readonly seq: number;
  readonly now: number;
  readonly actor: Actor;
}

export function evolve(state: IncomingState | null, event: IncomingEvent, at: At): IncomingState {
  if (event.type === 'received')
    return {
      procedure: 'incoming',
      stage: 'arrived',
      channel: event.channel,
      document: event.document,
      letter: event.letter,
      breaches: event.breaches,
      receivedAt: event.receivedAt,
      enteredAt: at.now,
      round: 1,
      returns: [],
      referrals: [],
      opinions: [],
      chases: [],
      readings: [],
      exercise: event.exercise,
      hands: at.actor.capacity === 'system' ? [] : [at.actor.post],
      seq: at.seq,
    };
  if (state === null) throw new Error(`an event of kind ${event.type} before anything was received`);
  const next = apply(state, event, at);
  const hands = at.actor.capacity === 'system' || next.hands.includes(at.actor.post) ? next.hands : [...next.hands, at.actor.post];
  const stoodIn = withStandIn(next.stoodIn, at.actor, at.now);
  return { ...next, hands, seq: at.seq, ...(stoodIn === undefined ? {} : { stoodIn }) };
}

function apply(state: IncomingState, event: Exclude<IncomingEvent, { type: 'received' }>, { seq, now, actor }: At): IncomingState {
  switch (event.type) {
    case 'resubmitted':
      return {
        ...state,
        stage: 'arrived',
        letter: event.letter,
        breaches: event.breaches,
        receivedAt: event.receivedAt,
        enteredAt: now,
        round: state.round + 1,
        order: undefined,
        meeting: undefined,
      };
    case 'registered':
      // A number once given stays, however often the paper comes back.
      return { ...state, stage: 'registered', number: state.number ?? event.number };
    case 'corrected':
      return { ...state, letter: event.letter, breaches: event.breaches };
    case 'judged': {
      const { important = state.letter.facts.important, major = state.letter.facts.major } = event.facts;
      return { ...state, breaches: event.breaches, letter: { ...state.letter, facts: { ...state.letter.facts, important, major } } };
    }
    case 'returned': {
      const { reason, grounds, kind } = event;
      return {
        ...state,
        stage: 'returned',
        returns: [...state.returns, { by: actor.post, at: now, reason, grounds, kind, round: state.round }],
      };
    }
    case 'recommended':
      return {
        ...state,
        stage: event.to,
        recommendation: { by: actor.post, at: now, opinion: event.opinion, nature: event.nature },
        meeting: undefined,
      };
    case 'referred': {
      const added = event.leaders.map((leader, i) => ({
        leader,
        by: actor.post,
        seq,
        at: now,
        note: event.note,
        round: state.round,
        after: event.inOrder ? event.leaders[i - 1] : undefined,
        bodies: event.byRule?.find((one) => one.leader === leader)?.bodies,
      }));
      // Whoever has been given the work keeps it while a leader is asked once more.
      const stage = state.stage === 'handling' || state.stage === 'handled' ? state.stage : 'leaders';
      return { ...state, stage, referrals: [...state.referrals, ...added] };
    }
    case 'referral-moved':
      return withMoves(state, [event.move], now);
    case 'recalled': {
      const { leaders, reason } = event;
      const recalled = { by: actor.post, at: now, reason };
      const owing = new Set(owingLeaders(state).filter((leader) => leaders.includes(leader)));
      const next = {
        ...state,
        referrals: state.referrals.map((one) =>
          one.round === state.round && one.recalled === undefined && one.movedAt === undefined && owing.has(one.leader)
            ? { ...one, recalled }
            : one,
        ),
      };
      return { ...next, stage: afterLeaders(next) };
    }
    case 'opinion-given': {
      const { leader, form, view, text, pad, scan, dayOnly } = event;
      const { round } = state;
      const at = event.at ?? now;
      const given = {
        seq,
        leader,
        form,
        view,
        text,
        pad,
        at,
        enteredAt: now,
        enteredBy: enteredBy(actor, scan, dayOnly),
        conveyed: false,
        round,
      };
      const next = { ...state, opinions: [...state.opinions, given] };
      return { ...next, stage: afterLeaders(next) };
    }
    case 'ordered': {
      const { leader = actor.post, scan, reason, dayOnly } = event;
      return { ...state, order: { by: leader, at: event.at ?? now, enteredAt: now, reason, enteredBy: enteredBy(actor, scan, dayOnly) } };
    }
    case 'put-to-meeting':
      return { ...state, stage: 'meeting', meeting: { meeting: event.meeting, by: actor.post, at: now } };
    case 'meeting-decided': {
      const { session, date, decision } = event;
      if (state.meeting === undefined) return state;
      const decided = { seq, session, date, text: decision, by: actor.post, at: now, conveyed: false };
      return { ...state, stage: 'assigning', meeting: { ...state.meeting, decision: decided } };
    }
    case 'conveyed': {
      const told = <T extends { readonly seq: number }>(one: T): T => (event.opinions.includes(one.seq) ? { ...one, conveyed: true } : one);
      const { meeting } = state;
      return {
        ...state,
        opinions: state.opinions.map(told),
        meeting: meeting?.decision === undefined ? meeting : { ...meeting, decision: told(meeting.decision) },
      };
    }
    case 'assigned': {
      const { host, helpers, requirement, from, due } = event;
      return { ...state, stage: 'handling', assignment: { host, helpers, requirement, from, due, by: actor.post, at: now } };
    }
    case 'reported':
      return { ...state, stage: 'handled', result: { by: actor.post, at: now, text: event.result, attachments: event.attachments } };
    case 'part-reported': {
      const { body, result, attachments } = event;
      return { ...state, parts: [...(state.parts ?? []), { body, by: actor.post, at: now, text: result, attachments }] };
    }
    case 'return-collected': {
      const last = state.returns.at(-1);
      return last === undefined
        ? state
        : { ...state, returns: [...state.returns.slice(0, -1), { ...last, collected: { by: actor.post, at: now } }] };
    }
    case 'chased':
      return {
        ...state,
        chases: [...state.chases, ...event.posts.map((post) => ({ post, by: actor.post, at: now, on: event.on, note: event.note }))],
      };
    case 'circulated': {
      const known = new Set(state.readings.map((one) => one.post));
      const added = event.readers.filter((post) => !known.has(post)).map((post) => ({ post, since: now, note: '' }));
      return { ...state, readings: [...state.readings, ...added] };
    }
    case 'read':
      return {
        ...state,
        readings: state.readings.map((one) => (one.post === actor.post ? { ...one, readAt: one.readAt ?? now, note: event.note } : one)),
      };
    case 'replied': {
      const { document, number, title } = event;
      const next = { ...state, reply: { document, number, title, at: now } };
      return { ...next, stage: ANSWERED.has(state.stage) ? 'handled' : afterLeaders(next) };
    }
    case 'closed':
      return { ...state, stage: 'closed', closing: { by: actor.post, at: now, result: event.result } };
    case 'archived':
      return { ...state, stage: 'archived', retention: event.retention };
  }
}

const enteredBy = (actor: Actor, scan: string | undefined, dayOnly: true | undefined): EnteredBy | undefined =>
  scan === undefined ? undefined : { post: actor.post, account: actor.account, scan, ...(dayOnly === true ? { dayOnly } : {}) };

/** Stages that a reply brings to their end; leaders who have it before them keep it until they have spoken. */
const ANSWERED: ReadonlySet<Stage> = new Set(['registered', 'meeting', 'assigning', 'handling']);

/** Where the paper goes from its leaders: on when all have spoken, back to the desk when all were recalled unheard. */
function afterLeaders(state: IncomingState): Stage {
  if (state.stage !== 'leaders' || owingLeaders(state).length > 0) return state.stage;
  if (state.reply !== undefined) return 'handled';
  if (state.meeting !== undefined && state.meeting.decision === undefined) return 'meeting';
  return state.opinions.some((one) => one.round === state.round) ? 'assigning' : 'registered';
}
