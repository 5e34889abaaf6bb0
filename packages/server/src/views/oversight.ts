/** The list and the page of what is raised from outside, and replies made public. */
import {
  actLabel,
  copiesTo,
  isKind,
  KIND_LABELS,
  limitKept,
  limitSet,
  normsOn,
  NOTES,
  readersInPerson,
  WAYS_OF_TALK,
  where,
  type OversightState,
  type Stage,
} from '@lingxing/affairs/oversight';
import { RUNGS } from '@lingxing/affairs/task-labels';
import type { Actor, Context, PostId, Procedure } from '@lingxing/affairs/kernel';
import type { DocumentRow, LoadedMatter, PublishedReply } from '@lingxing/ledger';
import type { OversightLine, OversightView, PublishedReplyLine } from '../contracts/index.ts';
import { actingView } from './authority.ts';
import { chainView, iso, offerView } from './document.ts';
import { paceOf } from './pace.ts';
import { bodyName, doneBy, titleOf } from './people.ts';
import { citationView } from './rules.ts';

export const oversightActLabel = actLabel;

export function oversightLine(
  { due, ...row }: Omit<DocumentRow, 'due'> & { readonly due?: string | null | undefined },
  ctx: Context,
): OversightLine {
  const { summary } = row;
  const kind = isKind(summary.kind) ? summary.kind : 'media';
  return {
    id: row.matter,
    kind,
    kindLabel: KIND_LABELS[kind],
    title: summary.title,
    ...(summary.host === undefined ? {} : { lead: { id: summary.host, name: bodyName(ctx.organisation, summary.host) } }),
    // What the ledger lists of this procedure was summed up by it.
    stage: summary.stage as Stage,
    stageLabel: summary.stageLabel,
    ...paceOf({ due, updatedAt: row.updatedAt, closed: summary.closed }, ctx),
    waitingFor: [...new Set(row.waitingFor.map((one) => titleOf(ctx.organisation, one)))],
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    exercise: row.exercise,
  };
}

export function publishedReplyLine(row: PublishedReply, ctx: Context): PublishedReplyLine {
  const kind = isKind(row.kind) ? row.kind : 'media';
  return {
    id: row.matter,
    kind,
    kindLabel: KIND_LABELS[kind],
    title: row.title,
    text: row.words,
    department: bodyName(ctx.organisation, row.department),
    on: row.on,
  };
}

export interface OversightMatter {
  readonly matter: LoadedMatter<OversightState>;
  readonly waitingFor: readonly PostId[];
  readonly actor: Actor;
  readonly actors: readonly Actor[];
  readonly ctx: Context;
  readonly procedure: Procedure<OversightState>;
}

export function oversightView({ matter, waitingFor, actor, actors, ctx, procedure }: OversightMatter): OversightView {
  const { state } = matter;
  const { organisation, pack } = ctx;
  const done = (one: { readonly by: string; readonly at: number }) => ({ by: doneBy(organisation, state, one), at: iso(one.at) });
  const spoken = (one: { readonly by: string; readonly at: number; readonly opinion: string }) => ({ ...done(one), opinion: one.opinion });
  const reasoned = (one: { readonly by: string; readonly at: number; readonly reason: string }) => ({ ...done(one), reason: one.reason });
  const name = (id: string) => bodyName(organisation, id);
  const { draft, published, closed, withdrawn, limit } = state;
  const { id, createdAt, updatedAt, exercise } = matter;
  const set = limitSet(pack);
  const owed = procedure.obligations(ctx, state).find((one) => one.state === 'open')?.due;
  return {
    ...oversightLine({ matter: id, summary: procedure.summary(state), exercise, createdAt, updatedAt, waitingFor, due: owed }, ctx),
    procedure: 'oversight',
    version: matter.version,
    where: where(ctx, state),
    form: state.form,
    enteredBy: done(state.enteredBy),
    files: [...(state.files ?? [])],
    norms: normsOn(pack, state.form).map((norm) => ({ says: norm.says, citation: citationView(norm.citation, pack) })),
    readers: readersInPerson(ctx, state.form).map((one) => ({ id: one.id, title: one.title })),
    referrals: state.referrals.map((one) => ({ ...spoken(one), to: titleOf(organisation, one.to) })),
    readings: state.readings.map(spoken),
    assignments: state.assignments.map((one) => ({
      ...spoken(one),
      lead: name(one.lead),
      helping: one.helping.map(name),
      ...(one.limit === undefined ? {} : { limit: one.limit }),
      ...(one.unlimited === undefined ? {} : { unlimited: one.unlimited }),
    })),
    returned: state.returned.map(reasoned),
    helping: state.helping.map((one) => ({ id: one, name: name(one) })),
    ...(limit === undefined ? {} : { limit }),
    limitKept: limitKept(pack, state.form.kind) !== undefined,
    ...(set === undefined ? {} : { limitSet: set }),
    round: state.round,
    climbs: (state.climbs ?? []).map(({ rung, to, due, on }) => ({ rung, toLabel: RUNGS[to], due, on })),
    presses: (state.presses ?? []).map((one) => ({ ...done(one), words: one.words })),
    receptions: (state.receptions ?? []).map((one) => ({
      ...done(one),
      reception: one.reception,
      on: one.on,
      post: titleOf(organisation, one.post),
    })),
    talks: state.talks.map((one) => ({ ...done(one), way: WAYS_OF_TALK[one.way], on: one.on, words: one.words, round: one.round })),
    notes: state.notes.map((one) => ({
      ...done(one),
      what: NOTES[one.what],
      words: one.words,
      department: name(one.department),
      files: [...(one.files ?? [])],
    })),
    ...(draft === undefined ? {} : { draft: { ...done(draft), reply: draft.reply } }),
    sentBack: state.sentBack.map(reasoned),
    copies: [...copiesTo(pack, state.form.kind)],
    replies: state.replies.map((one) => ({
      ...spoken(one),
      reply: one.reply,
      round: one.round,
      department: name(one.department),
      ...(one.number === undefined ? {} : { number: one.number }),
      files: [...(one.files ?? [])],
    })),
    answers: state.answers.map((one) => ({
      ...done(one),
      answer: one.answer,
      on: one.on,
      words: one.words,
      round: one.round,
      files: [...(one.files ?? [])],
    })),
    ...(published === undefined
      ? {}
      : { published: { ...done(published), title: published.title, text: published.text, on: published.on } }),
    ...(closed === undefined ? {} : { closed: reasoned(closed) }),
    ...(withdrawn === undefined ? {} : { withdrawn: reasoned(withdrawn) }),
    offers: procedure.offers(ctx, state, actor).map((one) => offerView(one, ctx)),
    ...actingView(ctx, actors, actor),
    chain: procedure.chain(ctx, state).map((one) => chainView(one, ctx)),
  };
}
