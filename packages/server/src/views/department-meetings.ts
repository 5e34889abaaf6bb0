/** The list and the page of meetings that departments call. */
import {
  actLabel,
  deciderOf,
  differences,
  isKind,
  KINDS,
  normsOn,
  reviewers,
  SLOTS,
  slotsOf,
  WAY_LABELS,
  where,
  type DepartmentMeetingState,
  type Stage,
} from '@lingxing/affairs/department-meeting';
import type { Actor, Context, PostId, Procedure } from '@lingxing/affairs/kernel';
import type { DocumentRow, LoadedMatter } from '@lingxing/ledger';
import type { DepartmentMeetingLine, DepartmentMeetingView, MeetingPlanLineView } from '../contracts/index.ts';
import { actingView } from './authority.ts';
import { chainView, iso, offerView } from './document.ts';
import { bodyName, doneBy, titleOf } from './people.ts';
import { citationView, findingView } from './rules.ts';
import { dayOf } from './time.ts';

export const departmentMeetingActLabel = actLabel;

export function departmentMeetingLine(row: Omit<DocumentRow, 'due'>, ctx: Context): DepartmentMeetingLine {
  const { summary } = row;
  const kind = isKind(summary.kind) ? summary.kind : 'work';
  const host = summary.host ?? '';
  return {
    id: row.matter,
    host: { id: host, name: bodyName(ctx.organisation, host) },
    kind,
    kindLabel: KINDS[kind],
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

function approvalsOf(ctx: Context, state: DepartmentMeetingState, done: (one: { by: string; at: number }) => { by: string; at: string }) {
  return slotsOf(ctx, state).map((slot): DepartmentMeetingView['approvals'][number] => {
    const decider = deciderOf(ctx, slot, state.named);
    const decision = state.decisions.find((one) => one.slot === slot.name);
    return {
      slot: slot.name,
      label: SLOTS[slot.name],
      outside: decider?.body !== undefined,
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

export interface DepartmentMeetingMatter {
  readonly matter: LoadedMatter<DepartmentMeetingState>;
  readonly waitingFor: readonly PostId[];
  readonly actor: Actor;
  readonly actors: readonly Actor[];
  readonly askBy: string | undefined;
  readonly plan: MeetingPlanLineView | undefined;
  readonly ctx: Context;
  readonly procedure: Procedure<DepartmentMeetingState>;
}

export function departmentMeetingView(page: DepartmentMeetingMatter): DepartmentMeetingView {
  const { matter, waitingFor, actor, actors, askBy, plan, ctx, procedure } = page;
  const { state } = matter;
  const { organisation } = ctx;
  // Of a paper that bears a day and no hour only the day is told.
  const done = (one: { readonly by: string; readonly at: number; readonly dayOnly?: true | undefined }) => ({
    by: doneBy(organisation, state, one),
    at: one.dayOnly === true ? dayOf(one.at) : iso(one.at),
  });
  const spoken = (one: { readonly by: string; readonly at: number; readonly opinion: string }) => ({ ...done(one), opinion: one.opinion });
  const { consent, referred, reviewed, refused, order, held, withdrawn, form } = state;
  const { id, createdAt, updatedAt, exercise } = matter;
  return {
    ...departmentMeetingLine({ matter: id, summary: procedure.summary(state), exercise, createdAt, updatedAt, waitingFor }, ctx),
    procedure: 'department-meeting',
    version: matter.version,
    where: where(ctx, state),
    way: state.way,
    wayLabel: WAY_LABELS[state.way],
    form,
    ...(state.asked === undefined ? {} : { asked: state.asked }),
    ...(askBy === undefined ? {} : { askBy }),
    leaders: [...new Set([...form.leaders, ...(held?.was.leaders ?? [])])].map((one) => ({ id: one, title: titleOf(organisation, one) })),
    enteredBy: done(state.enteredBy),
    norms: normsOn(ctx, form).map((norm) => ({ says: norm.says, citation: citationView(norm.citation, ctx.pack) })),
    ...(plan === undefined ? {} : { plan }),
    breaches: state.breaches.map((one) => findingView(one, ctx.pack)),
    reviewers: (reviewers(ctx, state) ?? []).map((one) => ({ id: one.id, title: one.title })),
    approvals: approvalsOf(ctx, state, done),
    returns: state.returns.map((one) => ({ ...done(one), reason: one.reason })),
    ...(consent === undefined ? {} : { consent: spoken(consent) }),
    ...(referred === undefined
      ? {}
      : { referred: { ...spoken(referred), ...(referred.to === undefined ? {} : { to: titleOf(organisation, referred.to) }) } }),
    ...(reviewed === undefined ? {} : { reviewed: spoken(reviewed) }),
    ...(refused === undefined ? {} : { refused: spoken(refused) }),
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
    ...(held === undefined ? {} : { held: { ...done(held), was: held.was } }),
    differences: differences(state).map((one) => ({ ...one })),
    ...(withdrawn === undefined ? {} : { withdrawn: { ...done(withdrawn), reason: withdrawn.reason } }),
    offers: procedure.offers(ctx, state, actor).map((one) => offerView(one, ctx)),
    ...actingView(ctx, actors, actor),
    chain: procedure.chain(ctx, state).map((one) => chainView(one, ctx)),
  };
}
