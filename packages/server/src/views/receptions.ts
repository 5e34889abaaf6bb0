/** The days of reception of a year, and the page of one. */
import type { Actor, Context, MatterSummary, PostId, Procedure } from '@lingxing/affairs/kernel';
import { isOffice } from '@lingxing/affairs/document';
import {
  actLabel,
  handsFor,
  intervalOf,
  receiversOf,
  receptionNorm,
  receptionTitle,
  rhythmOf,
  STAGE_LABELS,
  where,
  type ReceptionState,
} from '@lingxing/affairs/reception';
import type { LoadedMatter } from '@lingxing/ledger';
import type { ReceptionLine, ReceptionsView, ReceptionView } from '../contracts/index.ts';
import { actingView } from './authority.ts';
import { chainView, iso, offerView } from './document.ts';
import { doneBy, titleOf } from './people.ts';
import { citationView } from './rules.ts';

export const receptionActLabel = actLabel;

/** Days shown of a year: a receiver a week, and more are asked for by post. */
const MOST_DAYS = 400;

const ruleOf = (ctx: Context): { readonly norm?: ReceptionsView['norm'] } => {
  const norm = receptionNorm(ctx.pack);
  return norm === undefined ? {} : { norm: { says: norm.says, citation: citationView(norm.citation, ctx.pack) } };
};

function receptionLine(id: string, state: ReceptionState, ctx: Context): ReceptionLine {
  const { form, stage, held } = state;
  const receiver = held?.receiver ?? form.post;
  return {
    id,
    title: receptionTitle(state),
    receiver: { id: receiver, title: receiver === form.post ? state.title : titleOf(ctx.organisation, receiver) },
    on: form.on,
    from: form.from,
    until: form.until,
    place: form.place,
    stage,
    stageLabel: STAGE_LABELS[stage],
    late: stage === 'planned' && form.on < ctx.today,
    ...(held === undefined ? {} : { people: held.people }),
    exercise: state.exercise,
  };
}

export interface Year {
  readonly ctx: Context;
  readonly rows: readonly { readonly matter: string; readonly state: ReceptionState }[];
  readonly year: number;
  readonly post: string | undefined;
  readonly actor: PostId;
  /** Whether whoever asks is told of the days of this post. */
  readonly sees: (post: PostId) => boolean;
}

export function receptionsView({ ctx, rows, year, post, actor, sees }: Year): ReceptionsView {
  const { organisation, pack, today } = ctx;
  const interval = intervalOf(pack);
  const named = ({ id, title }: { readonly id: string; readonly title: string }) => ({ id, title });
  const held = Map.groupBy(
    rows.flatMap(({ state }) => (state.held === undefined ? [] : [{ post: state.held.receiver, on: state.form.on }])),
    (one) => one.post,
  );
  const receivers = receiversOf(ctx)
    .filter((one) => sees(one.id))
    .map((one) => {
      const next = rows
        .flatMap(({ state: { stage, form } }) => (stage === 'planned' && form.post === one.id && form.on >= today ? [form.on] : []))
        .toSorted()[0];
      const rhythm = rhythmOf(
        ctx,
        (held.get(one.id) ?? []).map((two) => two.on),
      );
      return { ...named(one), rank: one.rank, ...rhythm, ...(next === undefined ? {} : { next }) };
    })
    .toSorted(
      (a, b) =>
        Number(b.behind !== undefined) - Number(a.behind !== undefined) ||
        (a.behind ?? '').localeCompare(b.behind ?? '') ||
        a.rank - b.rank ||
        a.id.localeCompare(b.id),
    );
  const office = isOffice(organisation.posts.get(actor));
  const days = rows
    .filter(
      ({ state: { form, held: was } }) => form.on.startsWith(`${year}-`) && (sees(form.post) || (was !== undefined && sees(was.receiver))),
    )
    .filter(({ state: { form, held: was } }) => post === undefined || form.post === post || was?.receiver === post)
    .toSorted((a, b) => `${b.state.form.on} ${b.state.form.from}`.localeCompare(`${a.state.form.on} ${a.state.form.from}`));
  return {
    year,
    ...ruleOf(ctx),
    ...(interval === undefined || receptionNorm(pack) === undefined
      ? {}
      : {
          interval: {
            question: interval.question,
            ...(interval.value === undefined ? {} : { value: interval.value, unit: interval.unit }),
          },
        }),
    receivers: receivers.map(({ rank: _rank, ...one }) => one),
    arrangesFor: receiversOf(ctx)
      .filter((one) => office || handsFor(organisation, one.id).some((two) => two.id === actor))
      .map(named),
    days: days.slice(0, MOST_DAYS).map(({ matter, state }) => receptionLine(matter, state, ctx)),
    more: days.length > MOST_DAYS,
  };
}

export interface ReceptionMatter {
  readonly matter: LoadedMatter<ReceptionState>;
  readonly visits: readonly { readonly id: string; readonly summary: MatterSummary }[];
  readonly waiting: ReceptionView['waiting'];
  readonly actor: Actor;
  readonly actors: readonly Actor[];
  readonly ctx: Context;
  readonly procedure: Procedure<ReceptionState>;
}

export function receptionView({ matter, visits, waiting, actor, actors, ctx, procedure }: ReceptionMatter): ReceptionView {
  const { id, state } = matter;
  const { organisation } = ctx;
  const { held, calledOff, form } = state;
  const done = (one: { readonly by: string; readonly at: number }) => ({ by: doneBy(organisation, state, one), at: iso(one.at) });
  return {
    ...receptionLine(id, state, ctx),
    procedure: 'reception',
    version: matter.version,
    where: where(ctx, state),
    ...ruleOf(ctx),
    planned: { id: form.post, title: state.title },
    arranged: done(state.arranged),
    moves: state.moves.map((one) => ({ ...done(one), before: one.before, reason: one.reason })),
    ...(held === undefined
      ? {}
      : {
          held: {
            ...done(held),
            receiver: titleOf(organisation, held.receiver),
            people: held.people,
            words: held.words,
            closed: held.visits.length - visits.length,
          },
        }),
    visits: visits.map((one) => ({ id: one.id, title: one.summary.title, stageLabel: one.summary.stageLabel })),
    ...(calledOff === undefined ? {} : { calledOff: { ...done(calledOff), reason: calledOff.reason } }),
    waiting: [...waiting],
    receivers: receiversOf(ctx).map((one) => ({ id: one.id, title: one.title })),
    offers: procedure.offers(ctx, state, actor).map((one) => offerView(one, ctx)),
    ...actingView(ctx, actors, actor),
    chain: procedure.chain(ctx, state).map((one) => chainView(one, ctx)),
  };
}
