/**
 * How far one document has come on its route: every step that the texts demand before the signature, and who has taken
 * it. The chain, the inbox, the buttons and the refusals all read from here, so that they cannot disagree.
 */
import type { Step } from '@lingxing/workrules';
import type { Post } from '../kernel/organisation.ts';
import type { Context } from '../kernel/procedure.ts';
import { carrying } from './basis.ts';
import { hostIsOffice, type Relation } from './roles.ts';
import { inOrder, type Alternative, type Demand, type Route } from './route.ts';
import type { DocumentState, StepRecord } from './state.ts';

/** A step demanded of a document, and how far it is. */
export interface Requirement extends Demand {
  /** The record that satisfies it, on a text that still stands. */
  readonly done: StepRecord | undefined;
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
export function requirements(state: DocumentState, route: Route): readonly Requirement[] {
  const demands = route.demands(differing(state).length > 0);
  const list = demands.map((demand) => {
    const requirement = asked(state, demand);
    return requirement.done === undefined ? { ...demand, done: reviewedBefore(state, route, demand, demands) } : requirement;
  });
  if (state.referred.length === 0) return list;
  for (const leader of state.referred) {
    const post = route.organisation.posts.get(leader);
    // The norm under which a matter is taken to other leaders as needed (32.2, 34.2, 30.2).
    const [norm] = carrying(route.pack, 'refer');
    if (post === undefined || norm === undefined || list.some((r) => r.posts.includes(post))) continue;
    const { citation } = norm;
    const step = 'leader-countersign';
    list.push(asked(state, { step, as: '核批', posts: [post], norm, citation, modality: 'must', waivedBySigner: [] }));
  }
  return inOrder(list);
}

const asked = (state: DocumentState, demand: Demand): Requirement => ({ ...demand, done: takenBy(state, demand) });

function takenBy(state: DocumentState, { step, as, posts }: Demand): StepRecord | undefined {
  for (const s of state.steps) {
    // The head's consent is of two kinds: 审批 of a matter, and 同意 that the deputy signs it; one is not the other.
    if (step === 'head-consent' && s.as !== as) continue;
    if (s.stands && s.step === step && posts.some((p) => p.id === s.by)) return s;
  }
  return undefined;
}

/**
 * The review of whoever was in charge of the host department when he gave it. A portfolio that passes to another leader
 * re-routes what is still to be done; what was done by the right one on its day stays done.
 */
function reviewedBefore(state: DocumentState, route: Route, demand: Demand, demands: readonly Demand[]): StepRecord | undefined {
  const { step, as, posts } = demand;
  if (step !== 'leader-review') return undefined;
  const leader = route.organisation.departments.get(state.host)?.leader;
  if (posts.length !== 1 || posts[0]?.id !== leader) return undefined;
  return state.steps.find(
    (one) =>
      one.stands &&
      one.step === step &&
      one.as === as &&
      !state.referred.includes(one.by) &&
      demands.every((other) => other.step !== step || other.posts.every((post) => post.id !== one.by)),
  );
}

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

/** Whether the text puts one step before another and it is still to be taken; what one would do oneself holds nobody back. */
export const holdsBack = (first: Requirement, step: Step, by: Post | undefined): boolean =>
  first.ordering?.ahead.some((next) => next === step) === true && bars(first, by);

/** What has to be done before this requirement can be met, by whoever is to meet it. */
export const awaitedBy = (later: Requirement, all: readonly Requirement[]): readonly Requirement[] =>
  all.filter((first) =>
    later.posts.length === 0 ? holdsBack(first, later.step, undefined) : later.posts.every((post) => holdsBack(first, later.step, post)),
  );

/** Requirements and what has to be done before them, in the order of all. */
export const withAwaited = (some: readonly Requirement[], all: readonly Requirement[]): readonly Requirement[] =>
  all.filter((r) => some.includes(r) || some.some((later) => awaitedBy(later, all).includes(r)));

/** Whether another signer than the row's has been allowed: by the head's consent, or since it was found necessary. */
export const isAllowed = (state: Pick<DocumentState, 'alternative'>, alternative: Alternative): boolean =>
  state.alternative?.on === alternative.on;

/** Whether the department's head has still to approve it for submission: not for what the government's own office drafts. */
export const needsDepartmentApproval = (ctx: Context, state: Relation): boolean => !hostIsOffice(ctx.organisation, state.host);

/** The meeting's decision: as the office recorded it, else as the draft states it. */
export const decisionOf = (state: DocumentState): { readonly date?: string | undefined } => state.decision ?? state.draft.decision;
