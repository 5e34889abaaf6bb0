/** The procedure 会议 as the shell sees it: one object, all of it pure. */
import { underTitles } from '../authority/under-titles.ts';
import type { ActOffer, Actor, Context, MatterSummary, Procedure, Readers } from '../kernel/procedure.ts';
import { standIns } from '../kernel/stood-in.ts';
import { dayWords } from '../kernel/words.ts';
import { ACT_NAMES, ACTS, isActName, isOpening, type ActName, type MatterAct } from './acts.ts';
import { obligationsOf } from './after.ts';
import { concerns } from './attendance-judge.ts';
import { leadersAware } from './bringing.ts';
import { attendanceFor, takingPart } from './attendance-sight.ts';
import { hasSeatFor, seatOf, seatsOf } from './attendance.ts';
import { running } from './attendance-state.ts';
import { chain } from './chain.ts';
import { decide, numberWanted, sittingsWanted } from './decide.ts';
import { dayWanted } from './engagements.ts';
import { copiesOf, minutesFor, sentTo } from './distribution-sight.ts';
import type { MeetingEvent } from './events.ts';
import { awaitsTask, taskUnderWay } from './entrusted.ts';
import { evolve, isOpen } from './evolve.ts';
import { expectations } from './expectations.ts';
import { guestsFor, guestNorms } from './guests-judge.ts';
import { guestsOf } from './guests.ts';
import { bodiesOf, isOfTopic, isVetted, paperTask, saysAnything, seesAll, signersOf, speaking } from './hands.ts';
import { judge } from './judge.ts';
import { SITTING_LABELS, STAGE_LABELS } from './kinds.ts';
import { limitsOf } from './after.ts';
import { isPaperAct, paperRelevant, papersSeen } from './papers.ts';
import { topicOfItem } from './publication.ts';
import { isClosed, isHidden } from './publication-sight.ts';
import type { MeetingState } from './state.ts';
import { onAgenda, unfated, untaken } from './topics.ts';

/** Acts that one might look for now at this meeting. */
function relevant(ctx: Context, state: MeetingState, act: MatterAct): boolean {
  if (!ACTS[act].from.includes(state.stage)) return false;
  const proposed = state.topics.filter((one) => one.stage === 'proposed');
  if (isPaperAct(act)) return paperRelevant(ctx, state, act);
  switch (act) {
    case 'prepare':
      return proposed.length > 0;
    case 'vet':
      return isVetted(ctx, state.kind) && proposed.some((one) => one.vetted === undefined);
    case 'approve-papers':
      return paperTask(ctx, state.kind) !== undefined && [...proposed, ...onAgenda(state)].some((one) => one.papers === undefined);
    case 'fix':
      return proposed.length > 0;
    case 'decline-topic':
    case 'withdraw-topic':
      return proposed.length > 0 || state.agenda.length > 0;
    case 'order':
      // The board orders it, not a form.
      return state.agenda.length > 1;
    case 'answer-leave':
      return state.leaves.some((one) => one.answer === undefined);
    case 'decide':
      return untaken(state).length > 0;
    case 'adjourn':
      return untaken(state).length === 0;
    case 'begin-topic':
    case 'speak':
    case 'stand-aside':
      return untaken(state).length > 0;
    case 'end-topic':
      return running(state) !== undefined;
    case 'fate':
      return unfated(state).length > 0;
    case 'draft-minutes':
      return unfated(state).length === 0;
    case 'vet-minutes':
      return saysAnything(ctx.pack, 'vet-minutes', state.kind) && state.minutes?.vetted === undefined;
    case 'name-signer':
      return signersOf(ctx, state)?.named !== 'text';
    case 'sign-minutes':
      return state.minutes?.signed === undefined;
    case 'settle-minutes':
      return state.minutes?.signed !== undefined;
    case 'distribute-minutes':
      return state.minutes?.archived === undefined;
    case 'archive-minutes':
      return copiesOf(state).length > 0 && state.minutes?.archived === undefined;
    case 'submit-document':
      return (
        limitsOf(ctx, state).some((one) => one.milestone === 'submit') &&
        state.topics.some((one) => isOpen(one) && one.submitted === undefined)
      );
    case 'issue-document':
      return state.topics.some(isOpen);
    case 'move-topic':
      return proposed.length > 0 || state.agenda.length > 0;
    case 'finish-task':
      return state.topics.some((one) => awaitsTask(one) && taskUnderWay(one) === undefined);
    case 'receive-topic':
    case 'give-back-topic':
    case 'note-document':
    case 'note-study':
    case 'note-task':
      return false;
    case 'correct-outcome':
      return state.minutes?.signed === undefined && state.topics.some((one) => one.outcome !== undefined);
    case 'correct-chair':
      return state.minutes?.signed === undefined;
    case 'set-day':
      return state.on === undefined;
    case 'take-back-item':
      return state.marks?.some((one) => one.is === 'open') === true;
    case 'open-item':
    case 'withhold-item':
      return state.topics.length > 0;
    case 'open-seats':
      return guestNorms(ctx.pack, state.kind).length > 0;
    case 'register-guest':
      return state.seats !== undefined;
    case 'strike-guest':
    case 'admit-guests':
      return guestsOf(state).some((one) => one.came === undefined);
    case 'gather':
    case 'propose':
    case 'notify':
    case 'change-chair':
    case 'ask-leave':
    case 'open':
    case 'add-topic':
    case 'return-minutes':
    case 'number':
    case 'cancel':
    case 'reply':
    case 'reschedule':
    case 'invite':
    case 'sign-in':
    case 'sign-in-by-hand':
    case 'acknowledge-minutes':
      return true;
  }
}

function offers(ctx: Context, state: MeetingState, actor: Actor): readonly ActOffer[] {
  const mine = new Set(
    expectations(ctx, state)
      .filter((one) => one.post === actor.post)
      .map((one) => one.act),
  );
  return ACT_NAMES.filter((act: ActName): act is MatterAct => !isOpening(act))
    .filter((act) => relevant(ctx, state, act) && concerns({ ctx, state, actor }, act))
    .map((act) => ({
      act,
      label: ACTS[act].label,
      primary: mine.has(act),
      commits: ACTS[act].commits === true,
      verdict: judge({ ctx, state, actor }, act, undefined),
    }));
}

/** 〔2026〕12号. */
export const numberWords = ({ year, n }: { readonly year: number; readonly n: number }): string => `〔${year}〕${n}号`;

function summary(state: MeetingState): MatterSummary {
  const { kind, on, place, stage, topics, minutes } = state;
  return {
    title: `${SITTING_LABELS[kind]}（${on === undefined ? '日期待定' : dayWords(on)}）`,
    kind,
    stage,
    stageLabel: STAGE_LABELS[stage],
    ...(minutes?.numbered === undefined ? {} : { number: `${SITTING_LABELS[kind]}纪要${numberWords(minutes.numbered)}` }),
    issuer: state.chair.post,
    closed: stage === 'closed' || stage === 'cancelled',
    text: [place ?? '', ...topics.filter((one) => !isClosed(state, one)).map((one) => one.title)].join('\n'),
  };
}

/** Who may read: the members and those who sit in throughout, the bodies of each topic, whoever it passes through. */
function readers(ctx: Context, state: MeetingState): Readers {
  const { organisation } = ctx;
  const posts = new Set<string>([state.chair.post, ...state.hands, ...standIns(state.stoodIn)]);
  for (const one of seatsOf(ctx, state)) posts.add(one.post.id);
  // What is being collected every body may bring its topics to.
  for (const body of state.stage === 'preparing' ? organisation.departments.keys() : state.topics.flatMap(bodiesOf))
    for (const one of speaking(organisation, body)) posts.add(one.id);
  for (const one of leadersAware(ctx, state)) posts.add(one.id);
  for (const one of expectations(ctx, state)) posts.add(one.post);
  for (const one of state.leaves) posts.add(one.post);
  for (const one of takingPart(state)) posts.add(one);
  for (const one of sentTo(ctx, state)) posts.add(one);
  return { posts: [...posts], close: false };
}

/** Whoever sits in for his topics alone sees these, his own leave, and no minutes but those that went to him. */
export function viewFor(ctx: Context, state: MeetingState, reader: Actor): MeetingState {
  const shown = state.topics.filter((one) => !isHidden(ctx, state, one, reader.post));
  const seen = shown.map((one) => papersSeen(ctx, state, one, reader.post));
  const all = seesAll(ctx, state, reader.post);
  const whole = all && shown.length === state.topics.length;
  const minutes = minutesFor(ctx, state, reader.post, whole);
  if (whole) return { ...state, topics: seen, ...(minutes === undefined ? {} : { minutes }) };
  const seat = seatOf(ctx, state, reader.post);
  const topics = seen.filter(
    (one) => all || isOfTopic(ctx, one, reader.post) || (state.agenda.includes(one.id) && hasSeatFor(seat, one.id)),
  );
  const ids = new Set(topics.map((one) => one.id));
  const { minutes: _unseen, marks, ...rest } = state;
  return {
    ...rest,
    ...(minutes === undefined ? {} : { minutes }),
    topics,
    agenda: state.agenda.filter((one) => ids.has(one)),
    leaves: state.leaves.filter((one) => one.post === reader.post || one.by === reader.post),
    returns: [],
    ...(marks === undefined ? {} : { marks: marks.filter((one) => ids.has(topicOfItem(one.item))) }),
    ...attendanceFor(ctx, state, reader.post, ids),
    ...guestsFor(state, all),
  };
}

export const meetingProcedure: Procedure<MeetingState, MeetingEvent> = underTitles({
  name: 'meeting',
  decide,
  numberWanted,
  sittingsWanted,
  sittingDayWanted: dayWanted,
  evolve,
  offers,
  expectations,
  obligations: obligationsOf,
  chain,
  summary,
  readers,
  viewFor,
  // Nobody comes in another's stead: whoever is sent signs in as himself.
  personal: ['sign-in'],
  exclusive: (act) => isActName(act) && ACTS[act].exclusive,
});
