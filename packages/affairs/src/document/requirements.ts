/**
 * The route of one document under one pack: who signs, and every step that the texts demand before. The chain, the
 * inbox, the buttons and the refusals all read from here, so that they cannot disagree.
 */
import {
  applicable,
  type Applicable,
  parsePlace,
  signOffFor,
  type Citation,
  type DocumentFacts,
  type Modality,
  type Norm,
  type NormOf,
  type RequiredStep,
  type RoleRef,
  type SignOff,
  type SignOffResult,
  type Step,
} from '@lingxing/workrules';
import type { Post } from '../kernel/organisation.ts';
import type { Context } from '../kernel/procedure.ts';
import { bodiesIn, factsOf, isUpward } from './draft.ts';
import { hostIsOffice, leadersConcerned, resolve, type Relation } from './roles.ts';
import type { DocumentState, StepRecord } from './state.ts';

/** A step demanded of a document, with the norm it rests on and how far it is. */
export interface Requirement {
  readonly step: Step;
  /** The text's own verb: 审核, 同意, 把关, 会签, 合法性审核 … */
  readonly as: string;
  /** Posts any one of whom takes it; for countersigning each post is a requirement of its own. */
  readonly posts: readonly Post[];
  readonly norm: Norm;
  readonly citation: Citation;
  readonly modality: Modality;
  /** The record that satisfies it, on a text that still stands. */
  readonly done?: StepRecord | undefined;
  readonly waivedBySigner: readonly RoleRef[];
}

/** Who signs: the row of the sign-off table that hits, and the posts it means. */
export interface Signing {
  readonly row?: SignOff | undefined;
  /** Several rows hit or none: a gap of the pack, or a silence of the text. */
  readonly problem?: 'gap' | 'overlap' | undefined;
  readonly posts: readonly Post[];
  /** Who may sign with a reason where the text says 一般. */
  readonly otherwise: readonly Post[];
  readonly alternatives: readonly {
    readonly posts: readonly Post[];
    readonly on: 'head-consent' | 'necessary';
    readonly as: string;
    readonly allowed: boolean;
    readonly citation: Citation;
  }[];
}

/** What follows from a draft alone, for one organisation and pack: worked out once, since a draft never changes. */
interface Known {
  readonly organisation: Context['organisation'];
  readonly pack: Context['pack'];
  readonly host: string;
  readonly judged: Relation['judged'];
  readonly decision: Relation['decision'];
  readonly facts: DocumentFacts;
  norms?: Applicable;
  row?: SignOffResult;
}
const known = new WeakMap<Relation['draft'], Known>();

const sameGround = (of: Known, ctx: Context, relation: Relation): boolean =>
  of.organisation === ctx.organisation &&
  of.pack === ctx.pack &&
  of.host === relation.host &&
  of.judged === relation.judged &&
  of.decision === relation.decision;

function knownOf(ctx: Context, relation: Relation): Known {
  const before = known.get(relation.draft);
  if (before !== undefined && sameGround(before, ctx, relation)) return before;
  const { organisation, pack } = ctx;
  const { host, judged, decision, draft } = relation;
  const effective =
    judged === undefined && decision === undefined
      ? draft
      : { ...draft, facts: { ...draft.facts, ...judged }, decision: decision ?? draft.decision };
  const stated = factsOf(effective);
  const cross = leadersConcerned(organisation, relation).length > 0;
  const lower = organisation.departments.get(host)?.kind === 'lower-government';
  const named = factsOfBodies(ctx, effective, stated);
  const now: Known = {
    organisation,
    pack,
    host,
    judged,
    decision,
    facts: { ...stated, ...named, crossPortfolio: cross, fromLowerGovernment: lower },
  };
  known.set(relation.draft, now);
  return now;
}

/** Facts that follow from what kind of body the draft names: a town is no department, and it is below the government. */
function factsOfBodies({ organisation, pack }: Context, draft: Relation['draft'], stated: DocumentFacts): Partial<DocumentFacts> {
  const below = [...organisation.departments.values()].filter((d) => d.kind === 'lower-government').map((d) => d.name);
  const all = bodiesIn([pack.source.government.lowerGovernments]);
  const isTown = (id: string) => organisation.departments.get(id)?.kind === 'lower-government';
  // A body's own papers go up from beside the towns; only what the government sends up has them below it.
  const fromGovernment = stated.issuer !== 'department' && stated.issuer !== 'department-approved';
  return {
    crossDepartment: draft.departmentsConcerned.some((id) => !isTown(id)),
    touchesLowerGovernments: stated.touchesLowerGovernments || draft.departmentsConcerned.some(isTown),
    copiesToSubordinates:
      fromGovernment &&
      isUpward(draft) &&
      bodiesIn(draft.copies).some((copy) => below.includes(copy) || all.some((name) => copy.startsWith(name) || name.startsWith(copy))),
  };
}

/** The facts of a document in its organisation: whether it touches another's portfolio follows from who is in charge of what. */
export const factsIn = (ctx: Context, relation: Relation): DocumentFacts => knownOf(ctx, relation).facts;

/** The norms of the pack that speak of this document. */
export function normsIn(ctx: Context, relation: Relation): Applicable {
  const of = knownOf(ctx, relation);
  return (of.norms ??= applicable(ctx.pack, of.facts));
}

/** The row of the sign-off table that this document comes under. */
function rowIn(ctx: Context, relation: Relation): SignOffResult {
  const of = knownOf(ctx, relation);
  return (of.row ??= signOffFor(ctx.pack, of.facts));
}

/** The signers of a document. */
export function signing(ctx: Context, relation: Relation & Pick<DocumentState, 'alternative'>): Signing {
  const found = rowIn(ctx, relation);
  if (!('row' in found)) return { problem: 'gap' in found ? 'gap' : 'overlap', posts: [], otherwise: [], alternatives: [] };
  const row = found.row;
  const posts = resolveAll(ctx, relation, row.by);
  return {
    row,
    posts,
    otherwise: row.otherwise.length === 0 ? [] : resolveAll(ctx, relation, row.otherwise).filter((p) => !posts.includes(p)),
    alternatives:
      row.alternatives.length === 0
        ? NO_ALTERNATIVES
        : row.alternatives.map((a) => ({
            posts: resolveAll(ctx, relation, a.by),
            on: a.on,
            as: a.as,
            allowed: relation.alternative?.on === a.on,
            citation: placed(row, a.at),
          })),
  };
}

const NO_ALTERNATIVES: Signing['alternatives'] = [];
const places = new WeakMap<SignOff, Map<string, Citation>>();

/** The citation of another place in the text of a row, built once per row and place. */
function placed(row: SignOff, at: string): Citation {
  let known = places.get(row);
  if (known === undefined) places.set(row, (known = new Map()));
  let citation = known.get(at);
  if (citation === undefined) known.set(at, (citation = { ...row.citation, paragraph: undefined, item: undefined, ...parsePlace(at) }));
  return citation;
}

function resolveAll(ctx: Context, relation: Relation, refs: readonly RoleRef[]): readonly Post[] {
  const first = refs[0];
  if (refs.length === 1 && first !== undefined) return resolve(ctx.organisation, relation, first);
  return [...new Set(refs.flatMap((ref) => resolve(ctx.organisation, relation, ref)))];
}

const NOBODY: readonly string[] = [];

/**
 * Bodies whose last word is a different opinion. What a body has said stands until the same body says otherwise: not
 * asking it again, nor silence when asked again, nor a text that no longer names it takes its objection away.
 */
export function differing(state: Pick<DocumentState, 'consultations'>): readonly string[] {
  if (state.consultations.length === 0) return NOBODY;
  const given = state.consultations
    .flatMap((c) => c.asks.flatMap((ask) => ask.replies))
    .filter((reply) => reply.position !== 'no-objection-deemed')
    .sort((a, b) => a.seq - b.seq);
  const bodies = new Set<string>();
  for (const reply of given) {
    if (reply.position === 'differ') bodies.add(reply.body);
    else bodies.delete(reply.body);
  }
  return bodies.size === 0 ? NOBODY : [...bodies];
}

/** Every step that must or should be taken before the signature, in the order in which an office takes them. */
export function requirements(ctx: Context, state: DocumentState, norms: Applicable, signed: Signing): readonly Requirement[] {
  const list: Requirement[] = [];
  const disagreement = differing(state).length > 0;
  // The row's own steps first: a general norm that asks the same of the same posts adds nothing.
  if (signed.row !== undefined) for (const before of signed.row.before) push(ctx, state, list, before, signed.row, []);
  for (const norm of norms.of('step')) {
    if (norm.step === 'vetting' || norm.step === 'department-approval') continue;
    if (norm.onDisagreement && !disagreement) continue;
    push(ctx, state, list, norm, norm, norm.waivedBySigner);
  }
  for (const leader of state.referred) {
    const post = ctx.organisation.posts.get(leader);
    const norm = referral(ctx);
    if (post !== undefined && norm !== undefined && !list.some((r) => r.posts.includes(post))) {
      list.push({
        step: 'leader-countersign',
        as: '核批',
        posts: [post],
        norm,
        citation: norm.citation,
        modality: 'must',
        done: doneBy(state, 'leader-countersign', post),
        waivedBySigner: [],
      });
    }
  }
  return list.length < 2 ? list : list.sort((a, b) => ORDER[a.step] - ORDER[b.step]);
}

const ORDER: Record<Step, number> = {
  'department-approval': 0,
  consultation: 1,
  'department-countersign': 2,
  vetting: 3,
  'legality-review': 4,
  'adviser-review': 5,
  coordination: 6,
  'leader-review': 7,
  'leader-countersign': 8,
  'collective-decision': 9,
  'head-consent': 10,
  authorisation: 11,
  signature: 12,
};

/** The norm under which a matter is taken to other leaders as needed (32.2, 34.2, 30.2): the basis of `refer`. */
function referral(ctx: Context): NormOf<'basis'> | undefined {
  return ctx.pack.of('basis').find((n) => n.acts.includes('refer'));
}

type Demand = Pick<RequiredStep, 'step' | 'by' | 'as'> & { readonly modality?: Modality | undefined };

function push(
  ctx: Context,
  state: DocumentState,
  list: Requirement[],
  demand: Demand,
  norm: NormOf<'step'> | SignOff,
  waivedBySigner: readonly RoleRef[],
): void {
  const posts = resolveAll(ctx, state, demand.by);
  const modality = demand.modality ?? (norm.modality === 'should' && norm.kind === 'sign-off' ? 'must' : norm.modality);
  const { step, as } = demand;
  // 会签 is each one's own: every leader or department concerned countersigns for itself.
  if (step === 'leader-countersign' || step === 'department-countersign') {
    for (const post of posts)
      list.push({ step, as, posts: [post], norm, citation: norm.citation, modality, done: doneBy(state, step, post), waivedBySigner });
    return;
  }
  if (list.some((r) => r.step === step && r.posts.length === posts.length && r.posts.every((p, i) => p === posts[i]))) return;
  list.push({ step, as, posts, norm, citation: norm.citation, modality, done: doneByAny(state, demand, posts), waivedBySigner });
}

function doneByAny(state: DocumentState, { step, as }: Demand, posts: readonly Post[]): StepRecord | undefined {
  for (const s of state.steps) {
    // The head's consent is of two kinds: 审批 of a matter, and 同意 that the deputy signs it; one is not the other.
    if (step === 'head-consent' && s.as !== as) continue;
    if (s.stands && s.step === step && posts.some((p) => p.id === s.by)) return s;
  }
  return undefined;
}

const doneBy = (state: DocumentState, step: Step, post: Post): StepRecord | undefined =>
  state.steps.find((s) => s.stands && s.step === step && s.by === post.id);

/**
 * Whether a requirement stands in a signer's way. What a person would review he reviews by signing (a deputy in
 * charge who also signs, a portfolio that the head holds himself), and some steps fall away for some signers.
 */
export function bars(requirement: Requirement, signer: Post | undefined): boolean {
  if (requirement.done !== undefined) return false;
  if (signer === undefined) return true;
  if (requirement.waivedBySigner.includes(signer.role)) return false;
  const ownStep = requirement.step === 'leader-review' || requirement.step === 'leader-countersign';
  return !(ownStep && requirement.posts.includes(signer));
}

/** Whether the department's head has still to approve it for submission: not for what the government's own office drafts. */
export const needsDepartmentApproval = (ctx: Context, state: Relation): boolean => !hostIsOffice(ctx.organisation, state.host);

/** The meeting's decision: as the office recorded it, else as the draft states it. */
export const decisionOf = (state: DocumentState): { readonly date?: string | undefined } => state.decision ?? state.draft.decision;
