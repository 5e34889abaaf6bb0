/** The list and the page of sittings. */
import {
  actLabel,
  attendingOf,
  evidenceOf,
  FATE_LABELS,
  GROUND_LABELS,
  meetingProcedure,
  numberWords,
  openItems,
  paperTask,
  PREPARATION_LABELS,
  RESULT_LABELS,
  SITTING_LABELS,
  SITTINGS,
  seesOpenings,
  STAGE_LABELS,
  toldOf,
  topicNeeds,
  TOPIC_STAGE_LABELS,
  viewFor,
  where,
  type MeetingState,
  type Sitting,
  type Filing,
  type Stage,
  type Topic,
} from '@lingxing/affairs/meeting';
import type { AttachmentRef } from '@lingxing/affairs/document';
import { AUDIENCE_LABELS, CASE_LABELS, MATTER_LABELS } from '@lingxing/affairs/meeting-labels';
import type { Actor, Context, PostId } from '@lingxing/affairs/kernel';
import type { ContinuedTopic, DocumentRow, LoadedMatter, OpenSitting } from '@lingxing/ledger';
import { PARTICIPANTS, type NormOf } from '@lingxing/workrules';
import type { FilingView, MeetingLine, MeetingView, TopicView } from '../contracts/index.ts';
import { markOf } from '../shell/paper-marks.ts';
import type { Opening } from '../shell/paper-openings.ts';
import { actingView } from './authority.ts';
import { chainView, iso, offerView } from './document.ts';
import { guestsView } from './meeting-guests.ts';
import { copiesView } from './meeting-copies.ts';
import { attendanceView } from './meeting-attendance.ts';
import { bodyName, doneBy, titleOf } from './people.ts';
import { firstTopicView, wayOf } from './meeting-topics.ts';
import { citationView, findingView } from './rules.ts';

export const meetingActLabel = actLabel;

const isSitting = (kind: string): kind is Sitting => (SITTINGS as readonly string[]).includes(kind);
const post = (ctx: Context, id: PostId) => ({ id, title: titleOf(ctx.organisation, id) });
const body = (ctx: Context, id: string) => ({ id, name: bodyName(ctx.organisation, id) });

export function meetingLine(row: Omit<DocumentRow, 'due'>, ctx: Context): MeetingLine {
  const { summary } = row;
  const kind = isSitting(summary.kind) ? summary.kind : 'topical';
  return {
    id: row.matter,
    kind,
    kindLabel: SITTING_LABELS[kind],
    title: summary.title,
    ...(summary.number === undefined ? {} : { number: summary.number }),
    chair: post(ctx, summary.issuer ?? ''),
    // What the ledger lists of this procedure was summed up by it.
    stage: summary.stage as Stage,
    stageLabel: summary.stageLabel,
    waitingFor: [...new Set(row.waitingFor.map((one) => titleOf(ctx.organisation, one)))],
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    exercise: row.exercise,
  };
}

export interface MeetingPage {
  readonly matter: LoadedMatter<MeetingState>;
  readonly waitingFor: readonly PostId[];
  readonly actor: Actor;
  readonly actors: readonly Actor[];
  readonly ctx: Context;
  /** Where topics of this sitting went on. */
  readonly continued: readonly ContinuedTopic[];
  /** Other sittings being prepared. */
  readonly elsewhere: readonly OpenSitting[];
  /** How many topics wait for a sitting of its kind. */
  readonly waiting: number;
  /** Who has opened the files of the sitting, for those topics of which this reader is told. */
  readonly openings?: readonly Opening[] | undefined;
}

type By = (one: { readonly by: string; readonly at: number }) => { by: string; at: string };

const paperOf = (file: AttachmentRef) => ({ hash: file.hash, name: file.name, size: file.size, marked: markOf(file) });

function filingView(ctx: Context, one: Filing, done: By, openings: readonly Opening[] | undefined): FilingView {
  const { vetted, approved, returned, delivered } = one;
  return {
    ...done(one),
    n: one.n,
    note: one.note,
    files: one.files.map((file) => ({
      ...paperOf(file),
      ...(openings === undefined
        ? {}
        : {
            openings: openings
              .filter((two) => two.hash === file.hash)
              .map(({ by, post: id, firstAt, lastAt, times }) => ({
                by,
                post: titleOf(ctx.organisation, id),
                firstAt: firstAt.toISOString(),
                lastAt: lastAt.toISOString(),
                times,
              })),
          }),
    })),
    ...(vetted === undefined ? {} : { vetted: { ...done(vetted), opinion: vetted.opinion } }),
    ...(approved === undefined ? {} : { approved: { ...done(approved), opinion: approved.opinion } }),
    ...(returned === undefined ? {} : { returned: { ...done(returned), reason: returned.reason } }),
    ...(delivered === undefined
      ? {}
      : { delivered: { ...done(delivered), when: iso(delivered.when), late: delivered.late, note: delivered.note } }),
  };
}

interface TopicFacts {
  readonly continued: readonly ContinuedTopic[];
  /** Who has opened its papers, where this reader is told. */
  readonly openings: readonly Opening[] | undefined;
}

function topicView(ctx: Context, kind: Sitting, topic: Topic, done: By, { continued, openings }: TopicFacts): TopicView {
  const { brief, matter, vetted, papers, fixed, declined, added, outcome, fate, submitted, issued, finished } = topic;
  const there = new Set(topic.prepared.map((one) => one.what));
  return {
    id: topic.id,
    title: topic.title,
    ...(brief === undefined ? {} : { brief }),
    department: body(ctx, topic.department),
    with: topic.with.map((one) => body(ctx, one)),
    minutes: topic.minutes,
    ...(matter === undefined ? {} : { matter: MATTER_LABELS[matter] }),
    cases: topic.cases.map((one) => CASE_LABELS[one]),
    stage: topic.stage,
    stageLabel: TOPIC_STAGE_LABELS[topic.stage],
    proposed: done(topic.proposed),
    prepared: topic.prepared.map((one) => ({
      ...done(one),
      what: one.what,
      label: PREPARATION_LABELS[one.what],
      words: one.words,
      evidence: evidenceOf(ctx, kind, topic, one),
      files: (one.files ?? []).map(paperOf),
    })),
    needs: topicNeeds(ctx, kind, topic).flatMap(({ norm, needs }) =>
      needs.map((what) => ({
        what,
        label: PREPARATION_LABELS[what],
        there: there.has(what),
        citation: citationView(norm.citation, ctx.pack),
      })),
    ),
    ...(vetted === undefined ? {} : { vetted: { ...done(vetted), opinion: vetted.opinion } }),
    ...(papers === undefined ? {} : { papers: { ...done(papers), opinion: papers.opinion } }),
    filings: (topic.filings ?? []).map((one) => filingView(ctx, one, done, openings)),
    ...(fixed === undefined ? {} : { fixed: { ...done(fixed), ...(fixed.entrusted === undefined ? {} : { entrusted: fixed.entrusted }) } }),
    ...(declined === undefined ? {} : { declined: { ...done(declined), reason: declined.reason } }),
    ...(added === undefined
      ? {}
      : {
          added: {
            ...done(added),
            reason: added.reason,
            ...(added.word === undefined ? {} : { word: added.word }),
            breaches: added.breaches.map((one) => findingView(one, ctx.pack)),
          },
        }),
    ...(outcome === undefined
      ? {}
      : {
          outcome: {
            ...done(outcome),
            result: outcome.result,
            label: RESULT_LABELS[outcome.result],
            heard: outcome.heard,
            words: outcome.words,
          },
        }),
    corrected: (topic.corrected ?? []).map((one) => ({
      ...done(one),
      reason: one.reason,
      label: RESULT_LABELS[one.before.result],
      heard: one.before.heard,
      words: one.before.words,
    })),
    ...(fate === undefined
      ? {}
      : {
          fate: {
            ...done(fate),
            fate: fate.fate,
            label: FATE_LABELS[fate.fate],
            ...(fate.department === undefined ? {} : { department: body(ctx, fate.department) }),
            note: fate.note,
          },
        }),
    ...(submitted === undefined ? {} : { submitted: { ...done(submitted), on: submitted.on } }),
    ...(issued === undefined ? {} : { issued: { ...done(issued), on: issued.on, number: issued.number } }),
    ...(finished === undefined ? {} : { finished: { ...done(finished), on: finished.on, words: finished.words } }),
    ...wayOf(ctx, kind, topic, done, continued),
  };
}

const AS: Readonly<Record<NormOf<'composition'>['as'], string>> = {
  member: '组成人员',
  attending: '参加',
  'sitting-in': '列席',
  invited: '邀请',
  observer: '旁听',
};

function minutesView(minutes: NonNullable<MeetingState['minutes']>, kind: Sitting, done: By): NonNullable<MeetingView['minutes']> {
  const { vetted, signed, settled, numbered } = minutes;
  const said = (one: { readonly by: string; readonly at: number; readonly opinion: string }) => ({ ...done(one), opinion: one.opinion });
  return {
    text: minutes.text,
    drafted: done(minutes.drafted),
    ...(vetted === undefined ? {} : { vetted: said(vetted) }),
    ...(signed === undefined ? {} : { signed: { ...said(signed), major: signed.major } }),
    ...(settled === undefined ? {} : { settled: said(settled) }),
    ...(numbered === undefined ? {} : { numbered: { ...done(numbered), number: `${SITTING_LABELS[kind]}纪要${numberWords(numbered)}` } }),
  };
}

/** The page as its reader may see it: whoever sits in for one topic sees that topic alone. */
export function meetingView({ matter, waitingFor, actor, actors, ctx, continued, elsewhere, waiting, openings }: MeetingPage): MeetingView {
  const state = viewFor(ctx, matter.state, actor);
  const done: By = (one) => ({ by: doneBy(ctx.organisation, state, one), at: iso(one.at) });
  const { notified, opened, ended, signer, minutes, cancelled, chair, kind } = state;
  const { id, createdAt, updatedAt, exercise } = matter;
  return {
    ...meetingLine({ matter: id, summary: meetingProcedure.summary(state), exercise, createdAt, updatedAt, waitingFor }, ctx),
    procedure: 'meeting',
    version: matter.version,
    where: where(ctx, matter.state),
    stageLabel: STAGE_LABELS[state.stage],
    ...(state.on === undefined ? {} : { on: state.on }),
    ...(state.time === undefined ? {} : { time: state.time }),
    ...(state.place === undefined ? {} : { place: state.place }),
    ...(chair.ground === undefined
      ? {}
      : { ground: { ground: chair.ground, label: GROUND_LABELS[chair.ground], grounds: chair.grounds ?? '' } }),
    chairs: (state.chairs ?? []).map((one) => ({
      ...done(one),
      chair: post(ctx, one.before.post),
      reason: one.reason,
      breaches: one.breaches.map((two) => findingView(two, ctx.pack)),
    })),
    convened: done(state.convened),
    topics: state.topics.map((one) =>
      topicView(ctx, kind, one, done, {
        continued,
        openings: seesOpenings(ctx, matter.state, one, actor.post) ? (openings ?? []) : undefined,
      }),
    ),
    agenda: [...state.agenda],
    studied: (state.studied ?? []).map(({ plan, subject }) => ({ plan, subject })),
    openItems: openItems(state).map(({ item, to, words, on }) => ({ item, toLabel: AUDIENCE_LABELS[to], words, on })),
    ...firstTopicView(ctx, matter.state),
    attending: attendingOf(ctx, kind).map(({ as, posts, others }) => ({
      label: AS[as],
      posts: posts.map((one) => ({ id: one.id, title: one.title })),
      others: others.map((one) => PARTICIPANTS[one]),
    })),
    ...(notified === undefined ? {} : { notified: { ...done(notified), note: notified.note } }),
    leaves: state.leaves.map((one) => ({
      ...done(one),
      post: post(ctx, one.post),
      reason: one.reason,
      special: one.special,
      ...(one.answer === undefined ? {} : { answer: { ...done(one.answer), granted: one.answer.granted, opinion: one.answer.opinion } }),
    })),
    ...(opened === undefined ? {} : { opened: { ...done(opened), absent: opened.absent.map((one) => post(ctx, one)), note: opened.note } }),
    ...(ended === undefined ? {} : { ended: { ...done(ended), on: ended.on } }),
    ...(signer === undefined ? {} : { signer: { ...done(signer), post: post(ctx, signer.post), words: signer.words } }),
    ...(minutes === undefined ? {} : { minutes: minutesView(minutes, kind, done) }),
    ...attendanceView(ctx, { whole: matter.state, state, actor, done, labelOf: (as) => AS[as] }),
    ...guestsView(ctx, { whole: matter.state, actor, done }),
    ...copiesView(ctx, { whole: matter.state, state, actor, done }),
    papersWanted: paperTask(ctx, kind) !== undefined,
    norms: toldOf(ctx.pack, kind).map((one) => ({ says: one.says, citation: citationView(one.citation, ctx.pack) })),
    ...(cancelled === undefined ? {} : { cancelled: { ...done(cancelled), reason: cancelled.reason } }),
    waiting,
    elsewhere: elsewhere.map(({ id, title }) => ({ id, title })),
    offers: meetingProcedure.offers(ctx, matter.state, actor).map((one) => offerView(one, ctx)),
    ...actingView(ctx, actors, actor),
    chain: meetingProcedure.chain(ctx, matter.state, actor).map((one) => chainView(one, ctx)),
  };
}
