/** The fold of a document: what each event makes of the state. No default branch: a new event breaks the build here. */
import type { Step } from '@lingxing/workrules';
import type { Actor } from '../kernel/procedure.ts';
import { withStandIn } from '../kernel/stood-in.ts';
import type { DocumentEvent } from './events.ts';
import { sealingBodies } from './sealing.ts';
import type { Consultation, ConsultationAsk, DocumentState, FinishingAct, StepRecord, TextVersion } from './state.ts';

interface At {
  readonly seq: number;
  readonly now: number;
  readonly actor: Actor;
}

function withAsk(
  state: DocumentState,
  consultation: string,
  body: string,
  change: (ask: ConsultationAsk) => ConsultationAsk,
): readonly Consultation[] {
  return state.consultations.map((c) => (c.id === consultation ? { ...c, asks: c.asks.map((a) => (a.body === body ? change(a) : a)) } : c));
}

function lapse(steps: readonly StepRecord[], lapsed: readonly Step[]): readonly StepRecord[] {
  return lapsed.length === 0 ? steps : steps.map((s) => (s.stands && lapsed.includes(s.step) ? { ...s, stands: false } : s));
}

/** A fact that relieves a document of something; every other one only adds to what is asked of it. */
const RELIEVING: ReadonlySet<string> = new Set(['routine']);

/**
 * What the office found of a text, held against another text: what spared it a step is gone with the text that it was
 * found of, and the office judges anew; what asked more of it stays until the office finds otherwise, with its reason.
 */
const binding = (judged: DocumentState['judged']): DocumentState['judged'] =>
  Object.fromEntries(Object.entries(judged).filter(([name, value]) => value !== RELIEVING.has(name)));

function record(
  state: DocumentState,
  at: At,
  taken: Pick<StepRecord, 'step' | 'act' | 'as' | 'opinion' | 'conclusion'>,
): readonly StepRecord[] {
  const entry: StepRecord = {
    ...taken,
    by: at.actor.post,
    account: at.actor.account,
    seq: at.seq,
    at: at.now,
    version: state.textVersion,
    stands: true,
    conveyed: false,
  };
  // The same post's earlier record of the step stays, but no longer stands: the later word counts.
  return [...state.steps.map((s) => (s.step === taken.step && s.by === entry.by && s.stands ? { ...s, stands: false } : s)), entry];
}

/** Acts after the signature that the chain goes on showing. */
const finished = (state: DocumentState, at: At, act: FinishingAct): Pick<DocumentState, 'finished'> => ({
  finished: [...(state.finished ?? []), { act, by: at.actor.post, at: at.now }],
});

/** The day a moment falls on in Asia/Shanghai is the core's input; a state keeps what the event says. */
export function evolve(state: DocumentState | null, event: DocumentEvent, at: At): DocumentState {
  if (event.type === 'drafted') {
    const first: TextVersion = {
      version: 1,
      hash: event.hash,
      characters: event.characters,
      by: at.actor.post,
      at: at.now,
      note: '',
      nature: 'first',
    };
    return {
      procedure: 'document',
      stage: 'drafting',
      host: event.host,
      clerk: at.actor.post,
      draft: event.draft,
      textVersion: 1,
      versions: [first],
      round: 1,
      returns: [],
      withdrawn: false,
      steps: [],
      consultations: [],
      judged: {},
      referred: [],
      voided: [],
      distributedTo: [],
      exercise: event.exercise,
      ...(event.draft.carriesOut === undefined ? {} : { carriesOut: event.draft.carriesOut }),
      hands: [at.actor.post],
      actedAt: at.now,
      seq: at.seq,
    };
  }
  if (state === null) throw new Error(`an event of kind ${event.type} before the document was drafted`);
  const next = apply(state, event, at);
  const hands = at.actor.capacity === 'system' || next.hands.includes(at.actor.post) ? next.hands : [...next.hands, at.actor.post];
  const stoodIn = withStandIn(next.stoodIn, at.actor, at.now);
  return {
    ...next,
    hands,
    seq: at.seq,
    ...(stoodIn === undefined ? {} : { stoodIn }),
    ...(at.actor.capacity === 'system' ? {} : { actedAt: at.now }),
  };
}

function apply(state: DocumentState, event: Exclude<DocumentEvent, { type: 'drafted' }>, at: At): DocumentState {
  switch (event.type) {
    case 'revised': {
      const version = state.textVersion + 1;
      const entry: TextVersion = {
        version,
        hash: event.hash,
        characters: event.characters,
        by: at.actor.post,
        at: at.now,
        note: event.note,
        nature: event.nature,
        ...(event.changed === undefined ? {} : { changed: event.changed }),
      };
      const consultationsLapse = event.lapsed.includes('consultation');
      return {
        ...state,
        draft: event.draft,
        textVersion: version,
        // After the signature nothing is vetted anew, so that what the office found goes with the text to the signer.
        judged: event.nature === 'editorial' || state.stage === 'signed' ? state.judged : binding(state.judged),
        versions: [...state.versions, entry],
        steps: lapse(state.steps, event.lapsed),
        consultations: consultationsLapse ? state.consultations.map((c) => ({ ...c, stands: false })) : state.consultations,
        // A listing of positions falls with the consultation that it listed.
        positions: consultationsLapse ? undefined : state.positions,
        signature: event.lapsed.includes('signature') ? undefined : state.signature,
        alternative: event.lapsed.includes('head-consent') ? undefined : state.alternative,
        stage: event.to,
        withdrawn: false,
      };
    }
    case 'consultation-opened':
      return {
        ...state,
        consultations: [
          ...state.consultations,
          {
            id: event.id,
            mode: event.mode,
            order: event.order,
            hostLimit: event.hostLimit,
            version: state.textVersion,
            stands: true,
            asks: event.asks.map((a) => ({ ...a, replies: [] })),
          },
        ],
      };
    case 'delivered':
      return { ...state, consultations: withAsk(state, event.consultation, event.delivery.body, (a) => ({ ...a, ...event.delivery })) };
    case 'answered':
      return {
        ...state,
        consultations: withAsk(state, event.consultation, event.body, (a) => ({
          ...a,
          replies: [
            ...a.replies,
            {
              body: event.body,
              position: event.position,
              opinion: event.opinion,
              grounds: event.grounds,
              by: at.actor.post,
              at: at.now,
              seq: at.seq,
            },
          ],
        })),
      };
    case 'extension-asked':
      return {
        ...state,
        consultations: withAsk(state, event.consultation, event.body, (a) => ({
          ...a,
          extension: { asked: event.how, until: event.until, agreed: false },
        })),
      };
    case 'extension-agreed':
      return {
        ...state,
        consultations: withAsk(state, event.consultation, event.body, (a) => ({
          ...a,
          // A day agreed on is no count of days: it rests on no limit and on no year's holidays.
          due: event.due,
          value: undefined,
          unit: undefined,
          provisional: [],
          firstDue: a.firstDue ?? a.due,
          extension: a.extension ? { ...a.extension, agreed: true } : a.extension,
        })),
      };
    case 'no-objection-deemed':
      return {
        ...state,
        consultations: withAsk(state, event.consultation, event.body, (a) => ({
          ...a,
          replies: [
            ...a.replies,
            { body: event.body, position: 'no-objection-deemed', opinion: '', grounds: '', by: at.actor.post, at: at.now, seq: at.seq },
          ],
        })),
      };
    case 'positions-listed':
      return { ...state, positions: { proposal: event.proposal, version: state.textVersion, at: at.now } };
    case 'sent':
      return {
        ...state,
        stage: event.to,
        withdrawn: false,
        // The first time counts: how long the office and the host have had it since is not the submission's.
        ...(event.to === 'department' || state.submittedAt !== undefined ? {} : { submittedAt: at.now }),
      };
    case 'returned':
      return {
        ...state,
        stage: 'drafting',
        round: state.round + 1,
        returns: [
          ...state.returns,
          { by: at.actor.post, at: at.now, from: event.from, reason: event.reason, grounds: event.grounds, round: state.round },
        ],
        signature: undefined,
        steps: event.from === 'signed' ? lapse(state.steps, ['signature']) : state.steps,
      };
    case 'withdrawn':
      return { ...state, stage: 'drafting', round: state.round + 1, withdrawn: true };
    case 'vetted':
      return { ...state, stage: 'review', judged: { ...state.judged, ...(event.facts as Partial<DocumentState['draft']['facts']>) } };
    case 'referred':
      return { ...state, referred: [...state.referred, ...event.leaders.filter((l) => !state.referred.includes(l))] };
    case 'step-taken':
      return { ...state, steps: record(state, at, event) };
    case 'alternative-allowed':
      return { ...state, alternative: { on: event.on, by: at.actor.post, reason: event.reason } };
    case 'decision-recorded':
      return { ...state, decision: { meeting: event.meeting, session: event.session, date: event.date, by: at.actor.post } };
    case 'authorised':
      return { ...state, stage: event.to };
    case 'signed':
      return {
        ...state,
        stage: 'signed',
        signature: { by: at.actor.post, account: at.actor.account, as: event.as, at: at.now, date: event.date, version: state.textVersion },
      };
    case 'rechecked':
      // What was sent back and signed again keeps the number that it went out under.
      return { ...state, ...finished(state, at, 'recheck'), stage: state.number === undefined ? 'rechecked' : 'numbered' };
    case 'numbered':
      return {
        ...state,
        ...finished(state, at, 'number'),
        stage: 'numbered',
        number: { series: event.series, year: event.year, n: event.n, text: event.text },
      };
    case 'number-voided':
      return {
        ...state,
        stage: 'rechecked',
        voided: state.number ? [...state.voided, { text: state.number.text, reason: event.reason }] : state.voided,
        number: undefined,
        sheet: undefined,
        seal: undefined,
        seals: undefined,
      };
    case 'typeset':
      return {
        ...state,
        ...finished(state, at, 'typeset'),
        stage: 'typeset',
        sheet: {
          hash: event.hash,
          pages: event.pages,
          substitutions: event.substitutions,
          sealAt: event.sealAt,
          ...(event.sealPlaces === undefined ? {} : { sealPlaces: event.sealPlaces }),
        },
      };
    case 'sealed':
      return { ...state, ...finished(state, at, 'seal'), stage: 'sealed', seal: { page: event.page, xMm: event.xMm, yMm: event.yMm } };
    case 'body-sealed': {
      const { body, page, xMm, yMm } = event;
      const seals = [...(state.seals ?? []), { body, by: at.actor.post, at: at.now, page, xMm, yMm }];
      const all = sealingBodies(state).every((one) => seals.some((seal) => seal.body === one));
      return { ...state, ...finished(state, at, 'seal'), stage: all ? 'sealed' : state.stage, seals };
    }
    case 'distributed':
      return { ...state, ...finished(state, at, 'distribute'), stage: 'distributed', distributedTo: event.to };
    case 'submitted':
      return { ...state, submission: { incoming: event.incoming } };
    case 'receipt-noted':
      return state.submission === undefined ? state : { ...state, submission: { ...state.submission, receivedOn: event.on } };
    case 'bounced': {
      const { by, reason, grounds } = event;
      return {
        ...state,
        stage: 'drafting',
        round: state.round + 1,
        // What its sender took back was not returned to it.
        withdrawn: event.kind === 'withdrawn',
        returns:
          event.kind === 'withdrawn'
            ? state.returns
            : [...state.returns, { by, at: at.now, from: state.stage, reason, grounds, round: state.round }],
        steps: lapse(state.steps, ['signature', 'department-approval']),
        signature: undefined,
        sheet: undefined,
        seal: undefined,
        seals: undefined,
      };
    }
    case 'reply-noted': {
      const { document, number, title } = event;
      const reply = { number, title, at: at.now, ...(document === undefined ? {} : { document }) };
      return state.submission === undefined ? state : { ...state, submission: { ...state.submission, reply } };
    }
    case 'forwarded':
      return { ...state, ...finished(state, at, 'forward'), stage: 'forwarded', distributedTo: [event.to] };
    case 'filed': {
      const { norm, date, number } = event;
      const entry = { norm, with: event.with, date, number, by: at.actor.post, at: at.now };
      return { ...state, ...finished(state, at, 'file'), filings: [...(state.filings ?? []), entry] };
    }
    case 'archived':
      return { ...state, ...finished(state, at, 'archive'), stage: 'archived', archive: { retention: event.retention, at: at.now } };
    case 'conveyed':
      return { ...state, steps: state.steps.map((s) => (event.steps.includes(s.seq) ? { ...s, conveyed: true } : s)) };
    case 'due-recomputed':
      return {
        ...state,
        consultations: event.changes.reduce<readonly Consultation[]>(
          (all, change) =>
            withAsk({ ...state, consultations: all }, change.consultation, change.body, (a) => ({
              ...a,
              due: change.due,
              provisional: change.provisional,
            })),
          state.consultations,
        ),
      };
  }
}
