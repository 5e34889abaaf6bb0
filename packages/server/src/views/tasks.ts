/** The board, the list and the page of supervised tasks. */
import {
  actLabel,
  daysLate,
  extensionApprover,
  firstNorm,
  firstResponsible,
  inCharge,
  isSource,
  missingParts,
  normsOn,
  OWING,
  RUNGS,
  SOURCES,
  STAGE_LABELS,
  systemOf,
  taskProcedure,
  where,
  type Stage,
  type TaskState,
} from '@lingxing/affairs/task';
import type { Actor, Context, Post, PostId } from '@lingxing/affairs/kernel';
import type { DocumentRow, LoadedMatter, TaskCount } from '@lingxing/ledger';
import type { TaskBoard, TaskCountView, TaskLine, TaskView } from '../contracts/index.ts';
import { actingView } from './authority.ts';
import { chainView, iso, offerView } from './document.ts';
import { obligationView } from './lists.ts';
import { bodyName, doneBy, titleOf } from './people.ts';
import { citationView, findingView } from './rules.ts';
import { paceOf } from './pace.ts';

export const taskActLabel = actLabel;

export function taskLine(row: DocumentRow, ctx: Context): TaskLine {
  const { summary } = row;
  const source = isSource(summary.kind) ? summary.kind : 'by-hand';
  const lead = summary.host ?? '';
  const deputy = inCharge(ctx.organisation, lead)?.title;
  return {
    id: row.matter,
    title: summary.title,
    source,
    sourceLabel: SOURCES[source],
    lead: { id: lead, name: bodyName(ctx.organisation, lead) },
    ...(deputy === undefined ? {} : { deputy }),
    // What the ledger lists of this procedure was summed up by it.
    stage: summary.stage as Stage,
    stageLabel: summary.stageLabel,
    ...paceOf({ due: row.due, updatedAt: row.updatedAt, closed: summary.closed }, ctx),
    waitingFor: [...new Set(row.waitingFor.map((one) => titleOf(ctx.organisation, one)))],
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    exercise: row.exercise,
  };
}

/** The counts of a ledger put together by what one looks for; leaders by the portfolios of today. */
export function boardView(counts: readonly TaskCount[], ctx: Context): TaskBoard {
  const sum = (of: readonly TaskCount[], by: 'open' | 'late' | 'near' | 'stalled') => of.reduce((total, one) => total + one[by], 0);
  const figures = (of: readonly TaskCount[]) => ({
    open: sum(of, 'open'),
    late: sum(of, 'late'),
    near: sum(of, 'near'),
    stalled: sum(of, 'stalled'),
  });
  const grouped = (key: (one: TaskCount) => string, label: (id: string) => string): TaskCountView[] =>
    [...Map.groupBy(counts, key)]
      .map(([id, of]) => ({ id, label: label(id), ...figures(of) }))
      .toSorted((a, b) => b.late - a.late || b.open - a.open || (a.id < b.id ? -1 : 1));
  return {
    ...figures(counts),
    stages: grouped(
      (one) => one.stage,
      (id) => STAGE_LABELS[id as Stage],
    ),
    leads: grouped(
      (one) => one.lead,
      (id) => bodyName(ctx.organisation, id),
    ),
    deputies: grouped(
      (one) => inCharge(ctx.organisation, one.lead)?.id ?? '',
      (id) => titleOf(ctx.organisation, id),
    ),
    sources: grouped(
      (one) => one.source,
      (id) => (isSource(id) ? SOURCES[id] : id),
    ),
  };
}

export interface TaskMatter {
  readonly matter: LoadedMatter<TaskState>;
  readonly waitingFor: readonly PostId[];
  readonly actor: Actor;
  readonly actors: readonly Actor[];
  readonly ctx: Context;
}

export function taskView({ matter, waitingFor, actor, actors, ctx }: TaskMatter): TaskView {
  const { state, id, createdAt, updatedAt, exercise } = matter;
  const { organisation, pack } = ctx;
  const { form, limit } = state;
  const done = (one: { readonly by: string; readonly at: number }) => ({ by: doneBy(organisation, state, one), at: iso(one.at) });
  const body = (department: string) => ({ id: department, name: bodyName(organisation, department) });
  const named = (post: Post | undefined) => (post === undefined ? undefined : { id: post.id, title: post.title });
  const reported = (one: TaskState['plans'][number]) => ({ ...done(one), words: one.words, files: [...one.files] });
  const summary = taskProcedure.summary(state);
  const owed = taskProcedure.obligations(ctx, state).filter((one) => one.onPassed === undefined);
  const due =
    owed
      .filter((one) => one.state === 'open')
      .map((one) => one.due)
      .toSorted()[0] ?? null;
  const responsible = named(firstResponsible(ctx, form));
  const decidedBy = form.source.decidedBy === undefined ? undefined : named(organisation.posts.get(form.source.decidedBy));
  const extensionBy = OWING.has(state.stage) ? named(extensionApprover(ctx, state)) : undefined;
  const system = systemOf(pack);
  const { accepted, closed } = state;
  return {
    ...taskLine({ matter: id, summary, exercise, createdAt, updatedAt, waitingFor, due }, ctx),
    procedure: 'task',
    version: matter.version,
    where: where(ctx, state),
    form,
    helpers: form.helpers.map(body),
    ...(state.assigner === undefined ? {} : { assigner: body(state.assigner) }),
    assigned: { ...done(state.assigned), on: state.on },
    ...(decidedBy === undefined ? {} : { decidedBy }),
    ...(responsible === undefined ? {} : { responsible: { ...responsible, byText: firstNorm(pack) !== undefined } }),
    ...(extensionBy === undefined ? {} : { extensionBy }),
    ...(state.approver === undefined ? {} : { approver: { id: state.approver, title: titleOf(organisation, state.approver) } }),
    limit: { date: limit.date, basis: limit.basis },
    ...(system === undefined ? {} : { system: system.system }),
    grades: [...(system?.grades ?? [])],
    daysLate: daysLate(state, ctx.today),
    obligations: owed.map((one) => obligationView({ ...one, matter: id, procedure: 'task', title: summary.title }, ctx)),
    norms: normsOn(ctx, form).map((norm) => ({ says: norm.says, citation: citationView(norm.citation, pack) })),
    breaches: state.breaches.map((one) => findingView(one, pack)),
    plans: state.plans.map(reported),
    reports: state.reports.map(reported),
    parts: state.parts.map((one) => ({ ...reported(one), of: body(one.of) })),
    missingParts: missingParts(state).map(body),
    claims: state.claims.map((one) => ({ ...reported(one), without: one.without, late: one.late })),
    returns: state.returns.map((one) => ({ ...done(one), reason: one.reason })),
    ...(accepted === undefined
      ? {}
      : { accepted: { ...done(accepted), opinion: accepted.opinion, ...(accepted.grade === undefined ? {} : { grade: accepted.grade }) } }),
    ...(closed === undefined ? {} : { closed: { ...done(closed), to: closed.to, on: closed.on, without: closed.without } }),
    ...(state.noted === undefined ? {} : { noted: { ...done(state.noted), opinion: state.noted.opinion } }),
    lookedBack: state.lookedBack.map((one) => ({ ...done(one), found: one.found, holds: one.holds })),
    extensions: state.extensions.map((one) => ({
      ...done(one),
      until: one.until,
      reason: one.reason,
      late: one.breaches.length > 0,
      ...(one.answer === undefined
        ? {}
        : {
            answer: {
              ...done(one.answer),
              opinion: one.answer.opinion,
              ...(one.answer.granted === undefined ? {} : { granted: one.answer.granted }),
            },
          }),
    })),
    children: state.children.map((one) => ({
      id: one.id,
      title: one.title,
      lead: body(one.lead),
      ...(one.ended === undefined ? {} : { ended: one.ended }),
    })),
    climbs: state.climbs.map(({ rung, to, due: missed, on }) => ({ rung, to, toLabel: RUNGS[to], due: missed, on })),
    presses: state.presses.map((one) => ({ ...done(one), words: one.words })),
    offers: taskProcedure.offers(ctx, state, actor).map((one) => offerView(one, ctx)),
    ...actingView(ctx, actors, actor),
    chain: taskProcedure.chain(ctx, state).map((one) => chainView(one, ctx)),
  };
}
