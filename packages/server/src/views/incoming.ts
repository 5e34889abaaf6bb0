/** The list and the page of incoming documents, from the state as this reader may see it. */
import { KIND_LABELS, isLeader, isOffice, seesOpinions } from '@lingxing/affairs/document';
import {
  ACTS,
  asks,
  awaited,
  byPortfolios,
  CHANNEL_LABELS,
  FORM_LABELS,
  MEETING_LABELS,
  NATURE_LABELS,
  opinionForm,
  pendingLeaders,
  SENDER_CLASS_LABELS,
  STAGE_LABELS,
  suggestedLeaders,
  VIEW_LABELS,
  where,
  type BeforeMeeting,
  type EnteredBy,
  type IncomingState,
  type Letter,
  type Opinion,
} from '@lingxing/affairs/incoming';
import { actedAs, type ActOffer, type Actor, type Context, type Procedure } from '@lingxing/affairs/kernel';
import type { LetterRow, LoadedMatter } from '@lingxing/ledger';
import type { IncomingLine, IncomingOpinion, IncomingView, SuggestedLeader, TemplateLists, TemplateView } from '../contracts/index.ts';
import { actingView } from './authority.ts';
import { chainView, iso, offerView } from './document.ts';
import { dueOf, obligationView } from './lists.ts';
import { bodyName, doneBy, titleOf } from './people.ts';
import { citationView, findingView } from './rules.ts';

export const letterKindLabel = (kind: Letter['kind']): string => (kind === 'other' ? '其他来文' : KIND_LABELS[kind]);

/** What an act is called; an act of a past release keeps its code. */
export const incomingActLabel = (act: string): string => (act in ACTS ? ACTS[act as keyof typeof ACTS].label : act);

const classLabel = (senderClass: string): string => (SENDER_CLASS_LABELS as Record<string, string>)[senderClass] ?? senderClass;

const senderOf = ({ sender }: Letter): IncomingView['sender'] => ({
  class: sender.class,
  classLabel: classLabel(sender.class),
  name: sender.name,
  ...(sender.body === undefined ? {} : { body: sender.body }),
});

/** Of those who have it before them, whom this reader is told of: leaders and the office see all, others the office and their own. */
function toldWaiting(row: LetterRow, ctx: Context, actor: Actor): readonly string[] {
  const { posts } = ctx.organisation;
  if (seesOpinions(ctx, actor)) return row.waitingFor;
  const own = posts.get(actor.post)?.department;
  return row.waitingFor.filter((id) => {
    const post = posts.get(id);
    return id === actor.post || isOffice(post) || (own !== undefined && post?.department === own);
  });
}

/** One line of the register, as this person may see it. */
export function incomingLine(row: LetterRow, ctx: Context, actor: Actor): IncomingLine {
  const { summary } = row;
  return {
    id: row.matter,
    title: summary.title,
    kind: summary.kind,
    kindLabel: letterKindLabel(summary.kind as Letter['kind']),
    sender: {
      class: row.sender.class as Letter['sender']['class'],
      classLabel: classLabel(row.sender.class),
      name: summary.issuer ?? '',
      ...(row.sender.body === undefined ? {} : { body: row.sender.body }),
    },
    senderNumber: row.senderNumber,
    ...(row.dated === null ? {} : { dated: row.dated }),
    channel: row.channel as IncomingLine['channel'],
    channelLabel: CHANNEL_LABELS[row.channel as IncomingLine['channel']],
    ...(summary.number === undefined ? {} : { number: summary.number }),
    stage: summary.stage as IncomingLine['stage'],
    stageLabel: summary.stageLabel,
    urgency: summary.urgency ?? 'none',
    receivedAt: row.receivedAt.toISOString(),
    enteredAt: row.enteredAt.toISOString(),
    enteredLate: row.receivedAt.getTime() !== row.enteredAt.getTime(),
    waitingFor: [...new Set(toldWaiting(row, ctx, actor).map((post) => titleOf(ctx.organisation, post)))],
    // What a host is given is a day, and the days up to it are counted, as in its obligation.
    ...dueOf(row.due, ctx, 'day'),
    closed: summary.closed,
    updatedAt: row.updatedAt.toISOString(),
    exercise: row.exercise,
  };
}

const ranked = (ctx: Context, id: string): { id: string; title: string; rank: number } => ({
  id,
  title: titleOf(ctx.organisation, id),
  rank: ctx.organisation.posts.get(id)?.rank ?? Number.MAX_SAFE_INTEGER,
});

/** Opinions in the order of rank, the highest first; of one rank the earlier first. */
export const inRank = (opinions: readonly Opinion[], ctx: Context): readonly Opinion[] =>
  opinions.toSorted((a, b) => ranked(ctx, a.leader).rank - ranked(ctx, b.leader).rank || a.at - b.at || a.seq - b.seq);

/** Who entered it from paper, with the scan, and whether that bears an hour. */
const entering = ({ post, scan, dayOnly }: EnteredBy, ctx: Context) => ({
  title: titleOf(ctx.organisation, post),
  scan,
  ...(dayOnly === true ? { dayOnly } : {}),
});

function opinionView(opinion: Opinion, ctx: Context, state: IncomingState): IncomingOpinion {
  const { enteredBy, pad } = opinion;
  return {
    seq: opinion.seq,
    leader: { ...ranked(ctx, opinion.leader), title: doneBy(ctx.organisation, state, { by: opinion.leader, at: opinion.enteredAt }) },
    form: opinion.form,
    formLabel: FORM_LABELS[opinion.form],
    view: opinion.view,
    viewLabel: VIEW_LABELS[opinion.view],
    text: opinion.text,
    ...(pad === undefined
      ? {}
      : {
          pad: {
            width: pad.width,
            height: pad.height,
            strokes: pad.strokes.map((stroke) =>
              stroke.map(([x, y, pressure]): [number, number] | [number, number, number] =>
                pressure === undefined ? [x, y] : [x, y, pressure],
              ),
            ),
          },
        }),
    at: iso(opinion.at),
    enteredAt: iso(opinion.enteredAt),
    enteredLate: opinion.at !== opinion.enteredAt,
    ...(enteredBy === undefined ? {} : { enteredBy: { post: enteredBy.post, ...entering(enteredBy, ctx) } }),
    conveyed: opinion.conveyed,
    round: opinion.round,
  };
}

/** Whom the paper may go to; `had` are those to whom it was sent up already. */
export function suggestedLeaderViews(ctx: Context, letter: Letter, had: ReadonlySet<string> = new Set()): SuggestedLeader[] {
  return suggestedLeaders(ctx, letter).map(({ post, why, route }) => ({
    id: post.id,
    title: post.title,
    rank: post.rank,
    why,
    required: route?.norm.modality === 'must',
    had: had.has(post.id),
    ...(route === undefined ? {} : { citation: citationView(route.norm.citation, ctx.pack) }),
  }));
}

/** A reader who is neither leader nor office is told whose an act is and where the paper stands, and nothing of what was written on it. */
const OPEN_TO_ALL: ReadonlySet<string> = new Set(['authority.not-yours', 'state.not-open', 'input.invalid']);
export const openFindings = <T extends { readonly code: string }>(findings: readonly T[]): readonly T[] =>
  findings.some((one) => one.code === 'authority.not-yours') ? findings.filter((one) => OPEN_TO_ALL.has(one.code)).slice(0, 1) : findings;

const offered = (offer: ActOffer): ActOffer => ({
  ...offer,
  verdict: { ...offer.verdict, findings: openFindings(offer.verdict.findings) },
});

/** By whom a post was used at a moment, where it was not its holder. */
function inSteadWords(seen: IncomingState, ctx: Context, post: string, at: number): { readonly by?: string } {
  const stood = seen.stoodIn?.find((one) => one.post === post && one.at === at);
  return stood === undefined ? {} : { by: actedAs(ctx.organisation, post, stood) };
}

function circulationOf(seen: IncomingState, ctx: Context): IncomingView['circulation'] {
  const chased = new Map(seen.chases.map((one) => [one.post, one.at]));
  return {
    total: seen.readings.length,
    read: seen.readings.filter((one) => one.readAt !== undefined).length,
    readers: seen.readings.map((one) => {
      const chasedAt = chased.get(one.post);
      return {
        post: one.post,
        title: titleOf(ctx.organisation, one.post),
        since: iso(one.since),
        ...(one.readAt === undefined ? {} : { readAt: iso(one.readAt), ...inSteadWords(seen, ctx, one.post, one.readAt) }),
        note: one.note,
        ...(chasedAt === undefined ? {} : { chasedAt: iso(chasedAt) }),
      };
    }),
  };
}

/** Who may be chased, and from which day on where a reminder went out lately. */
function chaseableOf(state: IncomingState, ctx: Context): IncomingView['chaseable'] {
  return awaited(ctx, state).map((post) => {
    const last = state.chases.findLast((one) => one.post === post);
    const again = last === undefined ? undefined : ctx.calendar.due(last.on, 1, 'workday').date;
    return { post, title: titleOf(ctx.organisation, post), ...(again === undefined || again <= ctx.today ? {} : { again }) };
  });
}

function assignmentOf(seen: IncomingState, ctx: Context): IncomingView['assignment'] {
  const { assignment } = seen;
  if (assignment === undefined) return undefined;
  const named = (id: string) => ({ id, name: bodyName(ctx.organisation, id) });
  return {
    host: named(assignment.host),
    helpers: assignment.helpers.map(named),
    requirement: assignment.requirement,
    from: assignment.from,
    ...(seen.stage === 'handling'
      ? dueOf(assignment.due ?? null, ctx, 'day')
      : { late: false, ...(assignment.due === undefined ? {} : { due: assignment.due }) }),
    by: doneBy(ctx.organisation, seen, assignment),
    at: iso(assignment.at),
  };
}

/**
 * Puts the sender and the title into the places of a template; what is not known stays a place, as the leaders do until
 * whoever writes has chosen them. A title that begins with its sender stands for both.
 */
export function filledTemplate(text: string, { sender, title }: Letter): string {
  const values: Readonly<Record<string, string>> = { 来文单位: sender.name, 标题: title };
  const once = title.startsWith(sender.name) ? text.replaceAll('{来文单位}《{标题}》', '《{标题}》') : text;
  return once.replace(/\{([^{}]+)\}/gu, (place, name: string) => values[name] ?? place);
}

export interface IncomingPage {
  readonly matter: LoadedMatter<IncomingState>;
  /** The state as this reader may see it. */
  readonly seen: IncomingState;
  readonly actor: Actor;
  /** As whom this person could handle it. */
  readonly actors: readonly Actor[];
  readonly ctx: Context;
  readonly procedure: Procedure<IncomingState>;
  readonly templates: TemplateLists;
  /** The files of the result and of the parts as they are known to the store. */
  readonly resultFiles: NonNullable<IncomingView['result']>['attachments'];
  /** Whether this reader may open the sender's document and the reply. */
  readonly opens: ReadonlySet<string>;
}

export function incomingView(page: IncomingPage): IncomingView {
  const { matter, seen, actor, ctx, procedure, templates, opens } = page;
  const state = byPortfolios(ctx, matter.state);
  const post = ctx.organisation.posts.get(actor.post);
  const desk = isOffice(post) || isLeader(post);
  const offers = procedure.offers(ctx, state, actor).map((one) => offerView(desk ? one : offered(one), ctx));
  const next = offers.find((o) => o.primary) ?? offers.find((o) => o.verdict.outcome !== 'refused');
  const form = opinionForm(ctx, state);
  const pending = new Set(pendingLeaders(seen));
  const suggested = desk ? suggestedLeaderViews(ctx, state.letter, new Set(state.referrals.map((one) => one.leader))) : [];
  const by = (one: { readonly by: string; readonly at: number }) => ({ by: doneBy(ctx.organisation, seen, one), at: iso(one.at) });
  const filled = (one: TemplateView) => ({ ...one, filled: filledTemplate(one.text, state.letter) });
  const entered = (one: EnteredBy | undefined) => (one === undefined ? {} : { enteredBy: entering(one, ctx) });
  const meetingOf = ({ decision, ...put }: BeforeMeeting) => ({
    meeting: put.meeting,
    meetingLabel: MEETING_LABELS[put.meeting],
    ...by(put),
    ...(decision === undefined
      ? {}
      : {
          decision: {
            ...by(decision),
            seq: decision.seq,
            session: decision.session,
            date: decision.date,
            text: decision.text,
            conveyed: decision.conveyed,
          },
        }),
  });
  const { recommendation, order, result, reply, closing, meeting } = seen;
  const assignment = assignmentOf(seen, ctx);
  return {
    id: matter.id,
    procedure: 'incoming',
    version: matter.version,
    stage: seen.stage,
    stageLabel: STAGE_LABELS[seen.stage],
    where: where(ctx, state, actor),
    exercise: matter.exercise,
    round: seen.round,
    ...(seen.number === undefined ? {} : { number: seen.number.text }),
    letter: seen.letter,
    sender: senderOf(seen.letter),
    kindLabel: letterKindLabel(seen.letter.kind),
    channel: seen.channel,
    channelLabel: CHANNEL_LABELS[seen.channel],
    asks: asks(seen),
    receivedAt: iso(seen.receivedAt),
    enteredAt: iso(seen.enteredAt),
    enteredLate: seen.receivedAt !== seen.enteredAt,
    breaches: seen.breaches.map((one) => findingView(one, ctx.pack)),
    offers,
    ...actingView(ctx, page.actors, actor),
    chain: procedure.chain(ctx, state, actor).map((one) => chainView(one, ctx)),
    findings: next?.verdict.findings ?? [],
    ...(recommendation === undefined
      ? {}
      : {
          recommendation: {
            ...by(recommendation),
            opinion: recommendation.opinion,
            nature: recommendation.nature,
            natureLabel: NATURE_LABELS[recommendation.nature],
          },
        }),
    referrals: seen.referrals.map((one) => ({
      leader: ranked(ctx, one.leader),
      ...by(one),
      note: one.note,
      pending: one.recalled === undefined && one.movedAt === undefined && pending.has(one.leader),
      ...(one.instead === undefined ? {} : { instead: titleOf(ctx.organisation, one.instead.of) }),
      ...(one.after === undefined ? {} : { after: { id: one.after, title: titleOf(ctx.organisation, one.after) } }),
      ...(one.recalled === undefined ? {} : { recalled: { ...by(one.recalled), reason: one.recalled.reason } }),
      round: one.round,
    })),
    opinions: inRank(seen.opinions, ctx).map((one) => opinionView(one, ctx, seen)),
    ...(meeting === undefined ? {} : { meeting: meetingOf(meeting) }),
    ...(order === undefined ? {} : { order: { ...by(order), reason: order.reason, ...entered(order.enteredBy) } }),
    returns: seen.returns.map((one) => ({
      ...by(one),
      reason: one.reason,
      grounds: [...one.grounds],
      kind: one.kind,
      kindLabel: one.kind === 'return' ? '退回' : '退补',
      round: one.round,
      ...(one.collected === undefined ? {} : { collected: by(one.collected) }),
    })),
    ...(assignment === undefined ? {} : { assignment }),
    ...(result === undefined
      ? {}
      : {
          result: {
            ...by(result),
            text: result.text,
            attachments: page.resultFiles.filter((one) => result.attachments.includes(one.hash)),
          },
        }),
    parts: (seen.parts ?? []).map((one) => ({
      ...by(one),
      body: one.body,
      name: bodyName(ctx.organisation, one.body),
      text: one.text,
      attachments: page.resultFiles.filter((file) => one.attachments.includes(file.hash)),
    })),
    circulation: circulationOf(seen, ctx),
    chases: seen.chases.map((one) => ({ post: one.post, title: titleOf(ctx.organisation, one.post), ...by(one), note: one.note })),
    chaseable: isOffice(post) ? chaseableOf(state, ctx) : [],
    obligations: procedure
      .obligations(ctx, state)
      .map((one) => obligationView({ ...one, matter: matter.id, procedure: 'incoming', title: seen.letter.title }, ctx)),
    ...(reply === undefined
      ? {}
      : {
          reply: {
            ...(opens.has(reply.document) ? { document: reply.document } : {}),
            number: reply.number,
            title: reply.title,
            at: iso(reply.at),
          },
        }),
    ...(seen.document === undefined || !opens.has(seen.document) ? {} : { document: seen.document }),
    ...(closing === undefined ? {} : { closing: { ...by(closing), result: closing.result } }),
    ...(seen.retention === undefined ? {} : { retention: seen.retention }),
    suggestedLeaders: suggested,
    ...(form === undefined
      ? {}
      : {
          opinionForm: {
            explicit: form.explicit,
            circleMeansRead: form.norm.circleMeansRead,
            says: form.norm.says,
            citation: citationView(form.norm.citation, ctx.pack),
          },
        }),
    templates: {
      recommend: isOffice(post) ? templates.recommend.map(filled) : [],
      returns: isOffice(post) ? templates.returns.map(filled) : [],
      phrases: desk ? [...templates.ownPhrases, ...templates.phrases] : [],
    },
  };
}
