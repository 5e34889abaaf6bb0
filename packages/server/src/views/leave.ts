/** The list and the page of absences. */
import {
  absenceWords,
  actualDays,
  actLabel,
  approversOf,
  candidates,
  broken,
  daysAlone,
  daysLeft,
  entrustedDays,
  GIVEN_LABELS,
  lineOf,
  leavesTheArea,
  NOW_LABELS,
  nowOf,
  openAsk,
  overdueDays,
  restingSpans,
  restingWords,
  remarks,
  STAGE_LABELS,
  stageWords,
  standing,
  standInSpans,
  standsIn,
  WAY_LABELS,
  wayOfState,
  where,
  type LeaveState,
} from '@lingxing/affairs/leave';
import type { Actor, Context, PostId, Procedure } from '@lingxing/affairs/kernel';
import type { AbsenceRow, LoadedMatter } from '@lingxing/ledger';
import type { AbsenceLine, LeaveView, StandInView } from '../contracts/index.ts';
import { actingView } from './authority.ts';
import { chainView, iso, offerView } from './document.ts';
import { obligationView } from './lists.ts';
import { doneBy, titleOf } from './people.ts';
import { citationView, findingView } from './rules.ts';
import { dayOf } from './time.ts';

export const leaveActLabel = actLabel;

const ranked = (ctx: Context, id: PostId) => ({
  id,
  title: titleOf(ctx.organisation, id),
  rank: ctx.organisation.posts.get(id)?.rank ?? Number.MAX_SAFE_INTEGER,
});
const named = (ctx: Context, id: PostId) => ({ id, title: titleOf(ctx.organisation, id) });

/** Who stands in on the days that are left of this absence; with the days, where it is not all of them. */
function standInsOf(ctx: Context, state: LeaveState): StandInView[] {
  const left = daysLeft(state, ctx.today);
  return standInSpans(ctx, state).map(({ by, as, from, until }) => ({
    ...named(ctx, by),
    as,
    ...(from === left.from && until === left.to ? {} : { from, until }),
  }));
}

const monthDay = (day: string): string => `${String(Number(day.slice(5, 7)))}月${String(Number(day.slice(8, 10)))}日`;
const daysWords = (from: string, until: string): string => (from === until ? monthDay(from) : `${monthDay(from)}至${monthDay(until)}`);

/** Who stands in and when, for a calendar entry or a cell: 副县长（财政）（AB角补位，11月28日）、11月27日无人代办. Empty where nobody ever did. */
export function standInsText({ standIns, alone, entrusted }: Pick<AbsenceLine, 'standIns' | 'alone' | 'entrusted'>): string {
  if (standIns.length === 0 && !entrusted) return '';
  return [
    ...standIns.map(
      ({ title, as, from, until }) => `${title}（${as}${from === undefined || until === undefined ? '' : `，${daysWords(from, until)}`}）`,
    ),
    ...alone.map((one) => `${daysWords(one.from, one.until)}无人代办`),
  ].join('、');
}

/** Whether what is only asked for in principle and was not kept has its reason; `none` where nothing is. */
function explainedIn(state: LeaveState): AbsenceLine['explained'] {
  const found = remarks(state);
  if (found.length === 0) return 'none';
  return found.every((one) => one.because !== undefined) ? 'given' : 'missing';
}

/** One absence in a line; `told` is whether the reader is told what was found against it and that the return is overdue (`sightOf`). */
export function absenceLine(
  row: Omit<AbsenceRow, 'state' | 'createdAt'> & { readonly state: LeaveState },
  ctx: Context,
  told: boolean,
): AbsenceLine {
  const { state } = row;
  const is = nowOf(state, ctx.today);
  const now = told || is !== 'overdue' ? is : 'away';
  return {
    id: row.matter,
    post: ranked(ctx, state.post),
    kind: state.absence.kind,
    kindLabel: absenceWords(ctx.pack, state.absence.kind),
    beyond: leavesTheArea(state.absence),
    destination: state.absence.destination,
    purpose: state.absence.purpose,
    ...actualDays(state),
    stage: state.stage,
    stageLabel: stageWords(state.stage, now),
    now,
    nowLabel: now === 'over' ? STAGE_LABELS[state.stage] : NOW_LABELS[now],
    overdue: now === 'overdue',
    overdueDays: now === 'overdue' ? overdueDays(state, ctx.today) : 0,
    breached: told && broken(state).length > 0,
    explained: told ? explainedIn(state) : 'none',
    standIns: now === 'over' ? [] : standInsOf(ctx, state),
    alone: now === 'over' ? [] : [...daysAlone(ctx, state)],
    entrusted: standing(state).length > 0,
    waitingFor: row.waitingFor.map((post) => titleOf(ctx.organisation, post)),
    updatedAt: row.updatedAt.toISOString(),
    exercise: row.exercise,
  };
}

/** Whom the head may entrust on days that are left, and who of those in line may not be entrusted on any, with the reason. */
function entrustable(ctx: Context, state: LeaveState): Pick<LeaveView, 'entrustTo' | 'entrustNot' | 'entrustTitle'> {
  const all = candidates(ctx, state);
  return {
    entrustTitle: lineOf({ ctx, state })[0]?.title ?? '',
    entrustTo: all.flatMap(({ post, days }) => (days === undefined ? [] : [{ ...named(ctx, post), ...days }])),
    entrustNot: all.flatMap(({ post, against }) =>
      against === undefined ? [] : [{ ...named(ctx, post), finding: findingView(against, ctx.pack) }],
    ),
  };
}

/**
 * The days of an entrustment as they came to be, with what was planned where the return cut them short. One that began on
 * the day of the return was in force until then, though no day of it is left on record.
 */
function cameToBe(
  state: LeaveState,
  { from, until }: LeaveState['given'][number],
): Pick<LeaveView['entrustments'][number], 'from' | 'until' | 'ended'> {
  const onLastDay = from === state.returned?.on;
  const days = onLastDay ? { from, until: from } : entrustedDays(state, { from, until });
  if (days === undefined) return { from, until, ended: { how: 'never', planned: until } };
  return days.until === until ? days : { ...days, ended: { how: 'cut', planned: until } };
}

export interface LeavePage {
  readonly matter: LoadedMatter<LeaveState>;
  readonly waitingFor: readonly PostId[];
  readonly actor: Actor;
  readonly actors: readonly Actor[];
  readonly ctx: Context;
  readonly procedure: Procedure<LeaveState>;
  /** Whether the reader is told what was found against it. */
  readonly told: boolean;
}

export function leaveView({ matter, waitingFor, actor, actors, ctx, procedure, told }: LeavePage): LeaveView {
  const { state } = matter;
  const { organisation } = ctx;
  // Of a paper that bears a day and no hour only the day is told.
  const done = (one: { readonly by: string; readonly at: number; readonly dayOnly?: true | undefined }) => ({
    by: doneBy(organisation, state, one),
    at: one.dayOnly === true ? dayOf(one.at) : iso(one.at),
  });
  const way = wayOfState(ctx, state);
  const approver = approversOf(ctx, way, state.post, openAsk(state) ?? state.asks.at(-1));
  const resting = nowOf(state, ctx.today) === 'over' ? [] : restingSpans(ctx, state);
  const { order, recorded, informed, departed, cancelled, returned } = state;
  const line = absenceLine(
    { matter: matter.id, version: matter.version, state, exercise: matter.exercise, updatedAt: matter.updatedAt, waitingFor },
    ctx,
    told,
  );
  return {
    ...line,
    procedure: 'leave',
    version: matter.version,
    title: procedure.summary(state).title,
    where: where(ctx, state, told),
    way: state.way,
    wayLabel: WAY_LABELS[state.way],
    absence: state.absence,
    enteredBy: done(state.enteredBy),
    breaches: (told ? broken(state) : []).map((one) => findingView(one, ctx.pack)),
    remarks: (told ? remarks(state) : []).map(({ finding, because }) => ({
      finding: findingView(finding, ctx.pack),
      ...(because === undefined ? {} : { because: { ...done(because), reason: because.reason } }),
    })),
    asks: state.asks.map((one) => ({
      seq: one.seq,
      what: one.what,
      to: one.to,
      on: one.on,
      ...done(one),
      ...(one.reason === undefined ? {} : { reason: one.reason }),
      forwarded: one.forwarded.map((step) => ({ ...done(step), step: step.step, note: step.note })),
      consents: one.consents.map((consent) => ({ ...done(consent), opinion: consent.opinion })),
      ...(one.decision === undefined
        ? {}
        : { decision: { ...done(one.decision), granted: one.decision.granted, opinion: one.decision.opinion } }),
    })),
    ...(approver === undefined || state.asks.length === 0
      ? {}
      : {
          approver: {
            posts: approver.posts.map((post) => ({ id: post.id, title: post.title })),
            named: approver.named,
            ...(approver.words === undefined ? {} : { words: approver.words }),
            ...(approver.named === 'text' && way?.norm !== undefined ? { citation: citationView(way.norm.citation, ctx.pack) } : {}),
          },
        }),
    ...(order === undefined
      ? {}
      : {
          order: {
            ...done(order),
            reason: order.reason,
            ...(order.scan === undefined ? {} : { scan: order.scan }),
            ...(order.enteredBy === undefined ? {} : { enteredBy: titleOf(organisation, order.enteredBy) }),
          },
        }),
    ...(recorded === undefined ? {} : { recorded: { ...done(recorded), with: recorded.with, note: recorded.note } }),
    ...(informed === undefined
      ? {}
      : { informed: { ...done(informed), posts: informed.posts.map((post) => titleOf(organisation, post)), note: informed.note } }),
    ...(departed === undefined ? {} : { departed: { ...done(departed), on: departed.on } }),
    ...(cancelled === undefined ? {} : { cancelled: { ...done(cancelled), reason: cancelled.reason } }),
    ...(returned === undefined
      ? {}
      : {
          returned: {
            ...done(returned),
            on: returned.on,
            note: returned.note,
            done: returned.done.map((one) => ({ ...named(ctx, one.by), acts: one.acts })),
          },
        }),
    changes: state.changes.map((one) => ({ ...done(one), note: one.note })),
    entrustments: state.given.map((one) => ({
      seq: one.seq,
      kind: one.kind,
      // What is entrusted is called as the text calls it: 委托代行县长职务、委托主持区政府全面工作.
      kindLabel: `${GIVEN_LABELS[one.kind]}${one.kind === 'standing-in' ? (lineOf({ ctx, state })[0]?.title ?? '') : ''}`,
      to: named(ctx, one.to),
      ...cameToBe(state, one),
      ...(one.scope === undefined ? {} : { scope: [...one.scope] }),
      words: one.words,
      ...done(one),
      ...(one.scan === undefined ? {} : { scan: one.scan }),
      rests: resting
        .filter(({ seq }) => seq === one.seq)
        .map((span) => ({
          from: span.from,
          until: span.until,
          because: restingWords(ctx, span),
          citation: citationView(span.norm.citation, ctx.pack),
        })),
      ...(one.revoked === undefined ? {} : { revoked: { ...done(one.revoked), reason: one.revoked.reason } }),
    })),
    handOvers: state.handOvers.map((one) => ({
      seq: one.seq,
      to: named(ctx, one.to),
      ...done(one),
      word: one.word,
      items: one.items.map((item) => ({ ...item })),
    })),
    handOverTo: line.now === 'over' ? [] : standsIn(ctx, state).map((id) => named(ctx, id)),
    ...entrustable(ctx, state),
    reports: state.reports.map((one) => ({ ...done(one), of: titleOf(organisation, one.of), note: one.note })),
    offers: procedure.offers(ctx, state, actor).map((one) => offerView(one, ctx)),
    ...actingView(ctx, actors, actor),
    chain: procedure.chain(ctx, state).map((one) => chainView(one, ctx)),
    obligations: procedure
      .obligations(ctx, state)
      .map((one) => obligationView({ ...one, matter: matter.id, procedure: 'leave', title: procedure.summary(state).title }, ctx)),
  };
}
