/** The year's plans of study and the page of one. */
import {
  actLabel,
  chairsOf,
  dueOf,
  expectedAt,
  kindsIn,
  normsOn,
  planTitle,
  settledWith,
  STAGE_LABELS,
  STANDINGS,
  standingOfItem,
  STUDY_KINDS,
  STUDY_LABELS,
  where,
  type StudyState,
} from '@lingxing/affairs/study';
import { rhythmOf } from '@lingxing/affairs/meeting';
import { isOffice } from '@lingxing/affairs/document';
import type { Actor, Context, PostId, Procedure } from '@lingxing/affairs/kernel';
import type { LoadedMatter } from '@lingxing/ledger';
import { PARTICIPANTS } from '@lingxing/workrules';
import type { StudyLine, StudyView, StudyYear } from '../contracts/index.ts';
import { actingView } from './authority.ts';
import { chainView, iso, offerView } from './document.ts';
import { doneBy, titleOf } from './people.ts';
import { citationView } from './rules.ts';

export const studyActLabel = actLabel;

const done = ({ organisation }: Context, state: StudyState, one: { readonly by: string; readonly at: number }) => ({
  by: doneBy(organisation, state, one),
  at: iso(one.at),
});

const saidOn = (ctx: Context, kind: StudyState['kind']) =>
  normsOn(ctx.pack, kind).map(({ says, citation }) => ({ says, citation: citationView(citation, ctx.pack) }));

export function studyLine({ id, state, exercise }: LoadedMatter<StudyState>, waitingFor: readonly PostId[], ctx: Context): StudyLine {
  const { organisation } = ctx;
  return {
    id,
    kind: state.kind,
    kindLabel: STUDY_LABELS[state.kind],
    year: state.year,
    title: planTitle(state),
    stage: state.stage,
    stageLabel: STAGE_LABELS[state.stage],
    waitingFor: [...new Set(waitingFor.map((one) => titleOf(organisation, one)))],
    items: state.items
      .toSorted((a, b) => a.month - b.month)
      .map((one) => {
        const standing = standingOfItem(state, one, ctx.today);
        return {
          id: one.id,
          month: one.month,
          subject: one.subject,
          due: dueOf(state, one),
          standing,
          standingLabel: STANDINGS[standing],
          ...(one.held === undefined
            ? {}
            : {
                held: {
                  ...done(ctx, state, one.held),
                  on: one.held.on,
                  chair: titleOf(organisation, one.held.chair),
                  form: one.held.form,
                  ...(one.held.sitting === undefined ? {} : { sitting: one.held.sitting }),
                  absent: one.held.absent.map((post) => titleOf(organisation, post)),
                  note: one.held.note,
                },
              }),
        };
      }),
    exercise,
  };
}

type Plans = readonly { readonly matter: LoadedMatter<StudyState>; readonly waitingFor: readonly PostId[] }[];

/** The plans of a year; the rhythm from all that was held by the plans given. */
export function studyYearView(ctx: Context, post: PostId, year: number, plans: Plans): StudyYear {
  const held = Map.groupBy(
    plans.flatMap(({ matter: { state, exercise } }) =>
      exercise ? [] : state.items.flatMap((one) => (one.held === undefined ? [] : [{ kind: state.kind, on: one.held.on }])),
    ),
    (one) => one.kind,
  );
  const days = new Map([...held].map(([kind, all]) => [kind, all.map((one) => one.on)]));
  const known = kindsIn(ctx.pack);
  const rhythm = new Map(rhythmOf(ctx.pack, days, ctx.today, known).map((one) => [one.kind, one]));
  return {
    year,
    kinds: known.map((kind) => {
      const one = rhythm.get(kind);
      return {
        kind,
        label: STUDY_LABELS[kind],
        norms: saidOn(ctx, kind),
        ...(one === undefined
          ? {}
          : {
              rhythm: {
                ...(one.last === undefined ? {} : { last: one.last }),
                ...(one.due === undefined ? {} : { by: one.due.by }),
                ...(one.due?.behind === undefined ? {} : { behind: one.due.behind }),
              },
            }),
      };
    }),
    silent: STUDY_KINDS.filter((one) => !known.includes(one)).map((one) => STUDY_LABELS[one]),
    drafts: isOffice(ctx.organisation.posts.get(post)),
    plans: plans.filter(({ matter }) => matter.state.year === year).map(({ matter, waitingFor }) => studyLine(matter, waitingFor, ctx)),
  };
}

export interface StudyMatter {
  readonly matter: LoadedMatter<StudyState>;
  readonly waitingFor: readonly PostId[];
  readonly actor: Actor;
  readonly actors: readonly Actor[];
  readonly ctx: Context;
  readonly procedure: Procedure<StudyState>;
  readonly sittings: StudyView['sittings'];
}

export function studyView({ matter, waitingFor, actor, actors, ctx, procedure, sittings }: StudyMatter): StudyView {
  const { state } = matter;
  const { organisation, pack } = ctx;
  const { consulted, approver, approved } = state;
  return {
    ...studyLine(matter, waitingFor, ctx),
    procedure: 'study',
    version: matter.version,
    where: where(ctx, state),
    norms: saidOn(ctx, state.kind),
    expected: expectedAt(ctx, state.kind).map(({ id, title }) => ({ id, title })),
    chairs: (chairsOf(ctx, state.kind)?.posts ?? []).map((one) => one.id),
    settledWith: (settledWith(pack, state.kind)?.with ?? []).map((one) => PARTICIPANTS[one]),
    ...(consulted === undefined ? {} : { consulted: { ...done(ctx, state, consulted), on: consulted.on, words: consulted.words } }),
    ...(approver === undefined
      ? {}
      : { approver: { ...done(ctx, state, approver), title: titleOf(organisation, approver.post), words: approver.words } }),
    ...(approved === undefined ? {} : { approved: { ...done(ctx, state, approved), opinion: approved.opinion } }),
    sittings,
    offers: procedure.offers(ctx, state, actor).map((one) => offerView(one, ctx)),
    ...actingView(ctx, actors, actor),
    chain: procedure.chain(ctx, state).map((one) => chainView(one, ctx)),
  };
}
