/** The list and the page of small matters. */
import {
  actLabel,
  conditionOf,
  deciderOf,
  handoversAhead,
  KIND_NAMES,
  KINDS,
  MATTER_LABELS,
  nameable,
  restrictionsOn,
  rowOf,
  SLOTS,
  reportingOn,
  subjectsOf,
  turningOn,
  WAY_LABELS,
  wayOfState,
  where,
  wordsAhead,
  type ConductState,
  type ConductWay,
  type KindName,
  type Stage,
} from '@lingxing/affairs/conduct';
import type { Actor, Context, PostId, Procedure } from '@lingxing/affairs/kernel';
import type { DocumentRow, LoadedMatter } from '@lingxing/ledger';
import type { MatterName } from '@lingxing/workrules';
import type { ConductKinds, ConductLine, ConductVerdict, ConductView } from '../contracts/index.ts';
import { actingView } from './authority.ts';
import { chainView, iso, offerView } from './document.ts';
import { doneBy, titleOf } from './people.ts';
import { citationView, findingView } from './rules.ts';
import { dayOf } from './time.ts';

export const conductActLabel = actLabel;

const isKind = (kind: string): kind is KindName => Object.hasOwn(KINDS, kind);

export function conductLine(row: Omit<DocumentRow, 'due'>, ctx: Context): ConductLine {
  const { summary } = row;
  const kind = isKind(summary.kind) ? summary.kind : 'reporting';
  const post = summary.issuer ?? '';
  return {
    id: row.matter,
    post: { id: post, title: titleOf(ctx.organisation, post) },
    kind,
    kindLabel: KINDS[kind].label,
    title: summary.title,
    // What the ledger lists of this procedure was summed up by it.
    stage: summary.stage as Stage,
    stageLabel: summary.stageLabel,
    waitingFor: [...new Set(row.waitingFor.map((one) => titleOf(ctx.organisation, one)))],
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    exercise: row.exercise,
  };
}

const saysOf = ({ binding, reports }: ConductWay, ctx: Context): ConductView['norms'] =>
  [...binding.map((one) => one.norm), ...reports].map((norm) => ({ says: norm.says, citation: citationView(norm.citation, ctx.pack) }));

/** Words that have still to be given, as one says them before anything is sent. */
export const needsOf = (ctx: Context, state: ConductState): ConductVerdict['needs'] =>
  wordsAhead(ctx, state).map(({ slot: { name }, decider }) => ({
    label: name === 'approval' ? '批准人' : SLOTS[name].label,
    ...(decider === undefined ? {} : { by: decider.body ?? decider.posts.map((one) => one.title).join('、') }),
  }));

function wordsOf(ctx: Context, state: ConductState, done: (one: { by: string; at: number }) => { by: string; at: string }) {
  if (state.way !== 'asked') return [];
  return wayOfState(ctx, state).slots.map((slot): ConductView['words'][number] => {
    const decider = deciderOf(ctx, slot, state);
    const decision = state.decisions.find((one) => one.slot === slot.name);
    return {
      slot: slot.name,
      label: SLOTS[slot.name].label,
      outside: decider?.body !== undefined,
      nameable: nameable(ctx, slot.name, state.post).map(({ id, title }) => ({ id, title })),
      ...(decider === undefined ? {} : { by: decider.body ?? decider.posts.map((one) => one.title).join('、'), named: decider.named }),
      ...(decider?.words === undefined ? {} : { grounds: decider.words }),
      ...(decision === undefined
        ? {}
        : {
            decision: {
              ...done(decision),
              granted: decision.granted,
              opinion: decision.opinion,
              ...(decision.paper === undefined ? {} : { paper: { ...decision.paper } }),
            },
          }),
    };
  });
}

export interface ConductPage {
  readonly matter: LoadedMatter<ConductState>;
  readonly waitingFor: readonly PostId[];
  readonly actor: Actor;
  readonly actors: readonly Actor[];
  readonly ctx: Context;
  readonly procedure: Procedure<ConductState>;
}

export function conductView({ matter, waitingFor, actor, actors, ctx, procedure }: ConductPage): ConductView {
  const { state } = matter;
  const { organisation } = ctx;
  // Of a paper that bears a day and no hour only the day is told.
  const done = (one: { readonly by: string; readonly at: number; readonly dayOnly?: true | undefined }) => ({
    by: doneBy(organisation, state, one),
    at: one.dayOnly === true ? dayOf(one.at) : iso(one.at),
  });
  const { order, recorded, happened, result, withdrawn } = state;
  const { id, createdAt, updatedAt, exercise } = matter;
  return {
    ...conductLine({ matter: id, summary: procedure.summary(state), exercise, createdAt, updatedAt, waitingFor }, ctx),
    procedure: 'conduct',
    version: matter.version,
    where: where(ctx, state),
    way: state.way,
    wayLabel: WAY_LABELS[state.way],
    form: state.form,
    enteredBy: done(state.enteredBy),
    norms: saysOf(wayOfState(ctx, state), ctx),
    breaches: state.breaches.map((one) => findingView(one, ctx.pack)),
    words: wordsOf(ctx, state, done),
    reviews: state.reviews.map((one) => ({ ...done(one), opinion: one.opinion })),
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
    toHand: handoversAhead(ctx, state).map(({ name }) => ({ slot: name, label: SLOTS[name].label })),
    handed: (state.handed ?? []).map((one) => ({ ...one, ...done(one), label: SLOTS[one.slot].label })),
    ...(happened === undefined ? {} : { happened: { ...happened, ...done(happened) } }),
    ...(result === undefined ? {} : { result: { ...result, ...done(result) } }),
    retracted: (state.retracted ?? []).map(({ act, was, ...one }) => ({
      ...done(one),
      label: actLabel(act),
      reason: one.reason,
      was: { ...was, ...done(was) },
    })),
    ...(withdrawn === undefined ? {} : { withdrawn: { ...done(withdrawn), reason: withdrawn.reason } }),
    offers: procedure.offers(ctx, state, actor).map((one) => offerView(one, ctx)),
    ...actingView(ctx, actors, actor),
    chain: procedure.chain(ctx, state).map((one) => chainView(one, ctx)),
  };
}

/** What the text says of each kind of matter, of whoever holds this post. */
export function conductKindsView(ctx: Context, post: PostId): ConductKinds {
  const matters = Object.keys(MATTER_LABELS) as MatterName[];
  return {
    kinds: KIND_NAMES.map((kind) => {
      const who = subjectsOf(ctx, post, kind);
      const { conduct } = rowOf(kind);
      const name = who[0];
      const binding = conduct === undefined || name === undefined ? [] : restrictionsOn(ctx.pack, conduct, name);
      const what = conduct === undefined ? matters.filter((one) => reportingOn(ctx.pack, one, who).length > 0) : [];
      const turning = turningOn(ctx, post, { kind });
      const condition = turning === undefined ? undefined : conditionOf(turning);
      return {
        kind,
        norms: binding.map(({ norm }) => ({ says: norm.says, citation: citationView(norm.citation, ctx.pack) })),
        ...(condition === undefined ? {} : { condition }),
        what: what.map((id) => {
          const norm = turningOn(ctx, post, { kind, what: id });
          const on = norm === undefined ? undefined : conditionOf(norm);
          return { id, label: MATTER_LABELS[id], ...(on === undefined ? {} : { condition: on }) };
        }),
      };
    }),
  };
}
