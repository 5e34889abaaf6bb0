/** The fold of an absence: what each event makes of the state. No default branch: a new event breaks the build here. */
import type { Finding } from '../kernel/finding.ts';
import type { Actor } from '../kernel/procedure.ts';
import { withStandIn } from '../kernel/stood-in.ts';
import { leavesTheArea, type AbsenceForm } from './absence.ts';
import type { LeaveEvent } from './events.ts';
import { owesReport, type Ask, type Explained, type Given, type LeaveState, type Stage, type Way } from './state.ts';

interface At {
  readonly seq: number;
  readonly now: number;
  readonly actor: Actor;
}

const FIRST_STAGE: Record<Way, Stage> = {
  asked: 'applied',
  reported: 'granted',
  pleaded: 'applied',
  registered: 'away',
  ordered: 'granted',
};

export function evolve(state: LeaveState | null, event: LeaveEvent, at: At): LeaveState {
  if (event.type === 'opened') return opened(event, at);
  if (state === null) throw new Error(`an event of kind ${event.type} before the absence was opened`);
  const next = apply(state, event, at);
  const { actor } = at;
  const hands = actor.capacity === 'system' || next.hands.includes(actor.post) ? next.hands : [...next.hands, actor.post];
  const stoodIn = withStandIn(next.stoodIn, actor, at.now);
  return { ...next, hands, ...(stoodIn === undefined ? {} : { stoodIn }) };
}

function opened(event: Extract<LeaveEvent, { type: 'opened' }>, { seq, now, actor }: At): LeaveState {
  const { way, post, absence, on } = event;
  const enteredBy = { by: actor.post, at: now };
  const stoodIn = withStandIn(undefined, actor, now);
  const ask: Ask = {
    seq,
    what: 'leave',
    to: absence.to,
    on,
    ...enteredBy,
    // Whoever enters it for the head of a department passes it on by that.
    forwarded: event.onBehalf ? [{ step: 'department', ...enteredBy, note: '' }] : [],
    consents: [],
  };
  return {
    procedure: 'leave',
    stage: FIRST_STAGE[way],
    post,
    way,
    enteredBy,
    absence,
    from: absence.from,
    to: absence.to,
    breaches: event.breaches,
    ...(event.plea === undefined ? {} : { plea: event.plea }),
    asks: way === 'asked' ? [ask] : [],
    ...explaining([], event, enteredBy),
    ...(way === 'registered' ? { departed: { ...enteredBy, on: absence.from } } : {}),
    changes: [],
    given: [],
    handOvers: [],
    reports: [],
    exercise: event.exercise,
    hands: [actor.post],
    ...(stoodIn === undefined ? {} : { stoodIn }),
  };
}

/** The reasons with what was given for what an act was warned of. */
function explaining(
  before: readonly Explained[],
  { breaches, reason }: Pick<Extract<LeaveEvent, { type: 'opened' }>, 'breaches' | 'reason'>,
  done: Pick<Explained, 'by' | 'at'>,
): Pick<LeaveState, 'explained'> {
  const findings = breaches.filter((one) => one.outcome === 'warned');
  if (reason === undefined || findings.length === 0) return before.length === 0 ? {} : { explained: before };
  return { explained: [...before, { ...done, reason, findings }] };
}

/** The state with what is asked for and not decided changed. */
const withAsk = (state: LeaveState, change: (ask: Ask) => Ask): LeaveState => {
  const last = state.asks.at(-1);
  return last?.decision === undefined && last !== undefined ? { ...state, asks: [...state.asks.slice(0, -1), change(last)] } : state;
};

/** Entrustments as they stand once an absence ends earlier: cut to it, and gone where they would begin after. */
const within = (given: readonly Given[], from: string, to: string): readonly Given[] =>
  given
    .filter((one) => one.revoked !== undefined || (one.from <= to && one.until >= from))
    .map((one) =>
      one.revoked === undefined ? { ...one, from: one.from < from ? from : one.from, until: one.until > to ? to : one.until } : one,
    );

/** Whether what was asked for is the same leave: of other companions or another address it is. */
const sameLeave = (a: AbsenceForm, b: AbsenceForm): boolean =>
  a.kind === b.kind && leavesTheArea(a) === leavesTheArea(b) && a.from === b.from && a.to === b.to;

/** The paper from which something was entered, and that it says no hour. */
const paperOf = ({ scan, dayOnly }: { readonly scan?: string | undefined; readonly dayOnly?: true | undefined }) =>
  scan === undefined ? {} : { scan, ...(dayOnly === true ? { dayOnly } : {}) };

/** With what was found against it by this act. */
const withBreaches = (state: LeaveState, { breaches = [] }: { readonly breaches?: readonly Finding[] | undefined }): LeaveState =>
  breaches.length === 0 ? state : { ...state, breaches: [...state.breaches, ...breaches] };

function apply(state: LeaveState, event: Exclude<LeaveEvent, { type: 'opened' }>, { seq, now, actor }: At): LeaveState {
  const done = { by: actor.post, at: now };
  switch (event.type) {
    case 'ordered': {
      const { reason, head } = event;
      return {
        ...state,
        // What was asked of him is on record by it.
        stage: state.stage === 'applied' ? 'granted' : state.stage,
        order: {
          by: head ?? actor.post,
          at: event.at ?? now,
          reason,
          ...paperOf(event),
          ...(event.scan === undefined ? {} : { enteredBy: actor.post }),
        },
      };
    }
    case 'order-refused':
      return { ...state, stage: 'declined', orderRefused: { ...done, reason: event.reason } };
    case 'forwarded': {
      const { step, note, told } = event;
      const next = withAsk(state, (ask) => ({ ...ask, forwarded: [...ask.forwarded, { step, ...done, note }] }));
      return told.length === 0 ? next : { ...next, informed: { ...done, posts: told, note } };
    }
    case 'consented':
      return withAsk(state, (ask) => ({ ...ask, consents: [...ask.consents, { ...done, opinion: event.opinion }] }));
    case 'approver-named':
      return withAsk(state, (ask) => ({ ...ask, approver: { post: event.approver, words: event.words, ...done } }));
    case 'decided': {
      const { granted, opinion } = event;
      const ask = state.asks.at(-1);
      const next = withAsk(state, (one) => ({ ...one, decision: { ...done, granted, opinion } }));
      const to = granted && ask !== undefined ? ask.to : state.to;
      const absence = { ...next.absence, to: granted && ask?.what === 'extension' ? ask.to : next.absence.to };
      return { ...next, absence, to, stage: state.stage === 'applied' ? (granted ? 'granted' : 'declined') : state.stage };
    }
    case 'recorded':
      return { ...state, recorded: { ...done, with: event.with, note: event.note } };
    case 'informed':
      return { ...state, informed: { ...done, posts: event.posts, note: event.note } };
    case 'departed': {
      const to = event.on > state.to ? event.on : state.to;
      return {
        ...state,
        stage: 'away',
        departed: { ...done, on: event.on },
        from: event.on,
        to,
        breaches: [...state.breaches, ...event.breaches],
        given: within(state.given, event.on, to),
      };
    }
    case 'changed': {
      const { absence, note, on, breaches } = event;
      const from = state.departed?.on ?? absence.from;
      const changed = {
        ...state,
        absence,
        from,
        to: absence.to,
        breaches: [...state.breaches, ...breaches],
        ...explaining(state.explained ?? [], event, done),
        changes: [...state.changes, { ...done, note, before: state.absence }],
        given: within(state.given, from, absence.to),
      };
      // A leave that is still asked for is asked for anew; who passed on or agreed to the other days has not to these.
      return state.stage === 'applied' && !sameLeave(state.absence, absence)
        ? withAsk(changed, (ask) => ({ ...ask, seq, to: absence.to, on, at: now, forwarded: [], consents: [] }))
        : changed;
    }
    case 'extension-asked': {
      const { to, on, reason } = event;
      return {
        ...withBreaches(state, event),
        asks: [...state.asks, { seq, what: 'extension', to, on, ...done, reason, forwarded: [], consents: [] }],
      };
    }
    case 'extended':
      return {
        ...withBreaches(state, event),
        absence: { ...state.absence, to: event.to },
        to: event.to,
        changes: [...state.changes, { ...done, note: event.reason, before: state.absence }],
      };
    case 'cancelled':
      return { ...state, stage: 'cancelled', cancelled: { ...done, reason: event.reason } };
    case 'returned': {
      const returned = { ...withBreaches(state, event), returned: { ...done, on: event.on, note: event.note, done: event.done } };
      return { ...returned, stage: owesReport(returned).length > 0 ? 'returned' : 'closed' };
    }
    case 'entrusted': {
      const { kind, to, from, until, scope, words, head } = event;
      const given: Given = {
        seq,
        kind,
        to,
        from,
        until,
        ...(scope === undefined ? {} : { scope }),
        words,
        by: head ?? actor.post,
        at: event.at ?? now,
        ...paperOf(event),
      };
      return { ...state, given: [...state.given, given] };
    }
    case 'revoked':
      return {
        ...state,
        given: state.given.map((one) => (one.seq === event.entrustment ? { ...one, revoked: { ...done, reason: event.reason } } : one)),
      };
    case 'handed-over': {
      const { to, items, word } = event;
      return { ...state, handOvers: [...state.handOvers, { seq, to, items, word, ...done }] };
    }
    case 'reported-back': {
      const reported = { ...state, reports: [...state.reports, { ...done, of: event.of, note: event.note }] };
      return { ...reported, stage: owesReport(reported).length > 0 ? 'returned' : 'closed' };
    }
  }
}
