/** The page of a document, from the state as this reader may see it. */
import {
  bodySeals,
  seesOpinions,
  coIssuersOf,
  CONCLUSION_LABELS,
  filedWith,
  Judging,
  missingFilings,
  POSITION_LABELS,
  seriesOf,
  signing,
  STAGE_LABELS,
  type Consultation,
  type DocumentState,
  type Draft,
} from '@lingxing/affairs/document';
import type { ActOffer, Actor, ChainStep, Context, Expectation, Procedure, Verdict } from '@lingxing/affairs/kernel';
import type { LoadedMatter, WorkingCopy } from '@lingxing/ledger';
import type { ActOfferView, ChainStepView, ConsultationView, DocumentView } from '../contracts/index.ts';
import { STAGE_LABELS as INCOMING_STAGES, where as whereIncoming, type IncomingState } from '@lingxing/affairs/incoming';
import { actingView } from './authority.ts';
import { obligationView } from './lists.ts';
import { bodyName, distinct, doneBy, titleOf } from './people.ts';
import { citationView, verdictView } from './rules.ts';

export const iso = (ms: number): string => new Date(ms).toISOString();

export function chainView(step: ChainStep, ctx: Context): ChainStepView {
  return {
    label: step.label,
    state: step.state,
    posts: [...step.posts],
    ...(step.at === undefined ? {} : { at: iso(step.at) }),
    ...(step.opinion === undefined || step.opinion === '' ? {} : { opinion: step.opinion }),
    ...(step.due === undefined ? {} : { due: step.due }),
    ...(step.citation === undefined ? {} : { citation: citationView(step.citation, ctx.pack) }),
    group: step.group,
    round: step.round,
    lapsed: step.lapsed,
    ...(step.takenBack === true ? { takenBack: true as const } : {}),
  };
}

function consultationView(consultation: Consultation, ctx: Context, state: DocumentState): ConsultationView {
  const limit = ctx.pack.of('consultation-limit')[0]?.citation;
  return {
    id: consultation.id,
    mode: consultation.mode,
    order: consultation.order,
    version: consultation.version,
    stands: consultation.stands,
    asks: consultation.asks.map((ask) => ({
      body: ask.body,
      bodyName: bodyName(ctx.organisation, ask.body),
      ...(ask.delivered === undefined ? {} : { delivered: ask.delivered }),
      ...(ask.due === undefined ? {} : { due: ask.due }),
      ...(ask.value === undefined ? {} : { value: ask.value }),
      ...(ask.unit === undefined ? {} : { unit: ask.unit }),
      provisional: [...ask.provisional],
      ...(ask.extension === undefined ? {} : { extension: { ...ask.extension } }),
      replies: ask.replies.map((reply) => ({
        position: reply.position,
        positionLabel: POSITION_LABELS[reply.position],
        opinion: reply.opinion,
        grounds: reply.grounds,
        by: doneBy(ctx.organisation, state, reply),
        at: iso(reply.at),
      })),
      ...(limit === undefined || ask.due === undefined ? {} : { citation: citationView(limit, ctx.pack) }),
    })),
  };
}

/** Opinions stand in the order of rank, the highest first; of one rank the earlier first. */
function opinionViews(state: DocumentState, ctx: Context): DocumentView['opinions'] {
  const rank = (post: string): number => ctx.organisation.posts.get(post)?.rank ?? Number.MAX_SAFE_INTEGER;
  return state.steps
    .toSorted((a, b) => rank(a.by) - rank(b.by) || a.seq - b.seq)
    .map((step) => ({
      seq: step.seq,
      step: step.step,
      label: step.as,
      by: doneBy(ctx.organisation, state, step),
      at: iso(step.at),
      version: step.version,
      ...(step.opinion === '' ? {} : { opinion: step.opinion }),
      ...(step.conclusion === undefined ? {} : { conclusion: step.conclusion, conclusionLabel: CONCLUSION_LABELS[step.conclusion] }),
      stands: step.stands,
      conveyed: step.conveyed,
    }));
}

export function offerView(offer: ActOffer, ctx: Context): ActOfferView {
  return {
    act: offer.act,
    label: offer.label,
    primary: offer.primary,
    commits: offer.commits,
    verdict: verdictView(offer.verdict, ctx.pack),
  };
}

/** Findings that say what somebody's opinion was. */
const TELLING: ReadonlySet<string> = new Set(['legality.adverse']);

/** A verdict as this person may be told of it: an opinion that was not conveyed is not told by what it bars either. */
export function toldTo(ctx: Context, actor: Actor, verdict: Verdict): Verdict {
  if (seesOpinions(ctx, actor) || ctx.organisation.posts.get(actor.post)?.role === 'legal-reviewer') return verdict;
  return { ...verdict, findings: verdict.findings.filter((one) => !TELLING.has(one.code)) };
}

/** Where in the office's work this is: 「审核签批，待副县长（分管财政）审核」. */
export function whereLine(state: DocumentState, expected: readonly Expectation[], ctx: Context): string {
  const waits = new Map<string, string[]>();
  for (const one of expected) waits.set(one.label, [...(waits.get(one.label) ?? []), titleOf(ctx.organisation, one.post)]);
  const words = [...waits].map(([label, posts]) => {
    const names = distinct(posts);
    return `${names.slice(0, 3).join('、')}${names.length > 3 ? '等' : ''}${label}`;
  });
  return words.length === 0 ? STAGE_LABELS[state.stage] : `${STAGE_LABELS[state.stage]}，待${words.slice(0, 3).join('；')}`;
}

export interface Page {
  readonly matter: LoadedMatter<DocumentState>;
  /** The state as this reader may see it. */
  readonly seen: DocumentState;
  readonly actor: Actor;
  /** As whom this person could handle it. */
  readonly actors: readonly Actor[];
  readonly ctx: Context;
  readonly procedure: Procedure<DocumentState>;
  readonly workingCopy?: WorkingCopy<Draft> | undefined;
  /** Whether the reply to it opens to this reader. */
  readonly opens?: boolean | undefined;
  /** The paper that it is at the government's own registry, where this reader may read it. */
  readonly paper?: IncomingState | undefined;
}

/** Whose signature the document waits for or bears, as the sign-off table has it. */
function signersOf(ctx: Context, state: DocumentState): DocumentView['signers'] {
  return signing(ctx, state).posts.map((p) => ({ id: p.id, title: p.title }));
}

/** Who may sign with the head's consent. */
function consenteesOf(ctx: Context, state: DocumentState): DocumentView['consentees'] {
  const posts = signing(ctx, state)
    .alternatives.filter((one) => one.on === 'head-consent')
    .flatMap((one) => one.posts);
  return distinct(posts).map((post) => ({ id: post.id, title: post.title }));
}

/** The seals of a joint document: whose are there, by whom and when, and whose are awaited. */
function sealsOf({ organisation }: Context, state: DocumentState, reader: Actor): DocumentView['seals'] {
  if (state.sheet === undefined) return [];
  return bodySeals(organisation, state).map(({ body, posts, done, place }) => {
    const at = done ?? place;
    return {
      body: { id: body, name: bodyName(organisation, body) },
      own: posts.some((post) => post.id === reader.post),
      ...(done === undefined ? {} : { done: { by: titleOf(organisation, done.by), at: iso(done.at) } }),
      ...(at === undefined ? {} : { place: { page: at.page, xMm: at.xMm, yMm: at.yMm } }),
    };
  });
}

/** 备案: what was reported, and what the texts still want reported once it is issued. */
function filingsOf(ctx: Context, state: DocumentState): Pick<DocumentView, 'filings' | 'filingsDue'> {
  const issued = state.stage === 'distributed' || state.stage === 'archived';
  return {
    filings: (state.filings ?? []).map((one) => {
      const citation = ctx.pack.byId(one.norm)?.citation;
      return {
        with: one.with,
        date: one.date,
        ...(one.number === '' ? {} : { number: one.number }),
        by: doneBy(ctx.organisation, state, one),
        ...(citation === undefined ? {} : { citation: citationView(citation, ctx.pack) }),
      };
    }),
    filingsDue: !issued
      ? []
      : missingFilings(new Judging(ctx, state, undefined)).map((norm) => ({
          norm: norm.id,
          says: norm.says,
          with: filedWith(ctx, norm),
          citation: citationView(norm.citation, ctx.pack),
        })),
  };
}

const paperView = (paper: IncomingState, ctx: Context, actor: Actor) => ({
  ...(paper.number === undefined ? {} : { number: paper.number.text }),
  stageLabel: INCOMING_STAGES[paper.stage],
  where: whereIncoming(ctx, paper, actor),
});

/** Where what went to the own government stands there, and the answer to it, with a way to it where the reply opens to this reader. */
function submissionOf({ submission }: DocumentState, { opens, paper, ctx, actor }: Page): Pick<DocumentView, 'submission'> {
  if (submission === undefined) return {};
  const { reply } = submission;
  const incoming = { incoming: submission.incoming, ...(paper === undefined ? {} : { paper: paperView(paper, ctx, actor) }) };
  if (reply === undefined) return { submission: incoming };
  const { number, title, at, document } = reply;
  const link = document !== undefined && opens === true ? { document } : {};
  return { submission: { ...incoming, reply: { number, title, at: iso(at), ...link } } };
}

export function documentView(page: Page): DocumentView {
  const { matter, seen, actor, ctx, procedure, workingCopy } = page;
  // What may be done is judged on the whole state: an opinion one may not read still bars a step.
  const offers = procedure.offers(ctx, matter.state, actor).map((o) => offerView({ ...o, verdict: toldTo(ctx, actor, o.verdict) }, ctx));
  const next = offers.find((o) => o.primary) ?? offers.find((o) => o.verdict.outcome !== 'refused');
  return {
    id: matter.id,
    version: matter.version,
    textVersion: seen.textVersion,
    stage: seen.stage,
    stageLabel: STAGE_LABELS[seen.stage],
    where: whereLine(seen, procedure.expectations(ctx, matter.state), ctx),
    exercise: matter.exercise,
    withdrawn: seen.withdrawn,
    ...(seen.number === undefined ? {} : { number: seen.number.text }),
    host: { id: seen.host, name: bodyName(ctx.organisation, seen.host) },
    draft: seen.draft,
    ...(workingCopy === undefined
      ? {}
      : {
          workingCopy: {
            draft: workingCopy.value,
            savedAt: workingCopy.savedAt.toISOString(),
            by: titleOf(ctx.organisation, workingCopy.post),
          },
        }),
    versions: seen.versions.map((v) => ({
      version: v.version,
      hash: v.hash,
      characters: v.characters,
      by: doneBy(ctx.organisation, seen, v),
      at: iso(v.at),
      note: v.note,
      nature: v.nature,
    })),
    offers,
    ...actingView(ctx, page.actors, actor),
    numberSeries: seriesOf(ctx, matter.state).map((series) => series.id),
    chain: procedure.chain(ctx, seen).map((s) => chainView(s, ctx)),
    findings: next?.verdict.findings ?? [],
    consultations: seen.consultations.map((c) => consultationView(c, ctx, seen)),
    ...(seen.positions === undefined ? {} : { positions: { proposal: seen.positions.proposal } }),
    opinions: opinionViews(seen, ctx),
    obligations: procedure
      .obligations(ctx, matter.state)
      .map((o) => obligationView({ ...o, matter: matter.id, procedure: 'document', title: seen.draft.title }, ctx)),
    returns: seen.returns.map((r) => ({
      by: doneBy(ctx.organisation, seen, r),
      at: iso(r.at),
      from: STAGE_LABELS[r.from],
      reason: r.reason,
      grounds: [...r.grounds],
      round: r.round,
    })),
    ...(seen.signature === undefined
      ? {}
      : {
          signature: {
            by: doneBy(ctx.organisation, seen, seen.signature),
            as: seen.signature.as,
            date: seen.signature.date,
            version: seen.signature.version,
          },
        }),
    ...(seen.sheet === undefined
      ? {}
      : {
          sheet: {
            hash: seen.sheet.hash,
            pages: seen.sheet.pages,
            substitutions: [...seen.sheet.substitutions],
            ...(seen.sheet.sealAt === undefined ? {} : { sealAt: { ...seen.sheet.sealAt } }),
          },
        }),
    ...(seen.seal === undefined ? {} : { seal: { ...seen.seal } }),
    seals: sealsOf(ctx, seen, actor),
    distributedTo: [...seen.distributedTo],
    ...submissionOf(seen, page),
    ...(seen.archive === undefined ? {} : { retention: seen.archive.retention }),
    ...filingsOf(ctx, seen),
    coIssuers: coIssuersOf(seen.draft).map((id) => ({ id, name: bodyName(ctx.organisation, id) })),
    signers: signersOf(ctx, matter.state),
    consentees: consenteesOf(ctx, matter.state),
  };
}
