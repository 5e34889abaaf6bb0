/**
 * The route of a draft under one pack: its facts, the norms that speak of it, who signs it and which steps come before.
 * How far a document has come on its route depends on its acts and stands in `requirements.ts`.
 */
import {
  applicable,
  parsePlace,
  signOffFor,
  type Applicable,
  type Citation,
  type DocumentFacts,
  type Modality,
  type Norm,
  type NormOf,
  type RequiredStep,
  type RoleRef,
  type RulePack,
  type SignOff,
  type Step,
} from '@lingxing/workrules';
import type { DepartmentId, Organisation, Post } from '../kernel/organisation.ts';
import type { Context } from '../kernel/procedure.ts';
import type { ActName } from './acts.ts';
import { citationsFor } from './basis.ts';
import { namesLeader } from '../office/bodies.ts';
import { headsOf } from '../office/posts.ts';
import { bodiesIn } from '../office/names.ts';
import { coIssuersOf, factsOf, formsDemanded, isUpward, passesOver, type FactsOfBodies } from './draft.ts';
import { leadersConcerned, resolve, type Relation, type Roles } from './roles.ts';

/** Another signer than the row's, who may sign once it is allowed. */
export interface Alternative {
  readonly posts: readonly Post[];
  readonly on: 'head-consent' | 'necessary';
  readonly as: string;
  readonly citation: Citation;
}

/** Who signs: the row of the sign-off table that hits, and the posts it means. */
export interface Signing {
  readonly row?: SignOff | undefined;
  /** Several rows hit or none: a gap of the pack, or a silence of the text. */
  readonly problem?: 'gap' | 'overlap' | undefined;
  readonly posts: readonly Post[];
  /** Who may sign with a reason where the text says 一般. */
  readonly otherwise: readonly Post[];
  readonly alternatives: readonly Alternative[];
}

/** A step demanded of a document, with the norm it rests on. */
export interface Demand {
  readonly step: Step;
  /** The text's own verb: 审核, 同意, 把关, 会签, 合法性审核 … */
  readonly as: string;
  /** The body for which it is taken, where each that issues it jointly takes it for itself. */
  readonly body?: DepartmentId | undefined;
  /** Posts any one of whom takes it; for countersigning each post is a demand of its own. */
  readonly posts: readonly Post[];
  readonly norm: Norm;
  readonly citation: Citation;
  readonly modality: Modality;
  readonly waivedBySigner: readonly RoleRef[];
  /** The norm that puts other steps after this one, where the text does; the signature comes after every step. */
  readonly ordering?: Ordering | undefined;
}

/** A step norm that says which other steps come after its own. */
export type Ordering = NormOf<'step'> & { readonly ahead: readonly Step[] };

const orders = (norm: Norm): norm is Ordering => norm.kind === 'step' && norm.ahead !== undefined;

/** What follows from one draft in one organisation under one pack. It holds no answer to any act. */
export class Route implements Roles {
  readonly organisation: Organisation;
  readonly pack: RulePack;
  readonly host: string;
  /** What roles follow from; the text itself is not kept. */
  readonly draft: Roles['draft'];
  readonly judged: Relation['judged'];
  readonly decision: Relation['decision'];
  readonly facts: DocumentFacts;
  #norms: Applicable | undefined;
  #signing: Signing | undefined;
  #agreed: readonly Demand[] | undefined;
  #disputed: readonly Demand[] | undefined;
  readonly #bases = new Map<ActName, readonly Citation[]>();

  constructor({ organisation, pack }: Context, relation: Relation) {
    const { host, draft, judged, decision } = relation;
    this.organisation = organisation;
    this.pack = pack;
    this.host = host;
    const { departmentsConcerned, leadersConcerned, coIssuers, asker } = draft;
    this.draft = { departmentsConcerned, leadersConcerned, coIssuers, asker };
    this.judged = judged;
    this.decision = decision;
    this.facts = factsOf(draft, relation, factsOfBodies({ organisation, pack }, relation));
  }

  /** Whether it is the route of this document still. A draft never changes; what it is held against does. */
  holdsFor(ctx: Context, relation: Relation): boolean {
    return (
      this.organisation === ctx.organisation &&
      this.pack === ctx.pack &&
      this.host === relation.host &&
      this.judged === relation.judged &&
      this.decision === relation.decision
    );
  }

  /** The norms of the pack that speak of this document. */
  get norms(): Applicable {
    return (this.#norms ??= applicable(this.pack, this.facts));
  }

  /** The row of the sign-off table that this document comes under, and its signers. */
  get signing(): Signing {
    return (this.#signing ??= signingOf(this));
  }

  /**
   * Every step that must or should be taken before the signature, in the order in which an office takes them; some are
   * asked only where departments differ.
   */
  demands(differ: boolean): readonly Demand[] {
    return differ ? (this.#disputed ??= demandsOf(this, true)) : (this.#agreed ??= demandsOf(this, false));
  }

  /** What an act on this document rests on. Never empty where the pack carries the act at all. */
  basis(act: ActName): readonly Citation[] {
    let cited = this.#bases.get(act);
    if (cited === undefined) this.#bases.set(act, (cited = citationsFor(this.pack, act, this.facts)));
    return cited;
  }
}

const routes = new WeakMap<Relation['draft'], Route>();
let last: { readonly draft: Relation['draft']; readonly route: Route; again: boolean } | undefined;

/**
 * The route of a document, worked out once per draft, since a draft never changes. The last one is at hand, as a document is
 * asked of many times in a row. Only one that is asked for again enters the table: a table of all that is loaded costs the
 * collector more than the routes cost to work out.
 */
export function routeOf(ctx: Context, relation: Relation): Route {
  const { draft } = relation;
  if (last?.draft === draft && last.route.holdsFor(ctx, relation)) {
    if (!last.again) routes.set(draft, last.route);
    last.again = true;
    return last.route;
  }
  const known = routes.get(draft);
  const again = known?.holdsFor(ctx, relation) === true;
  const route = again ? known : new Route(ctx, relation);
  last = { draft, route, again };
  return route;
}

/** The facts of a document in its organisation: whether it touches another's portfolio follows from who is in charge of what. */
export const factsIn = (ctx: Context, relation: Relation): DocumentFacts => routeOf(ctx, relation).facts;

/** The signers of a document. */
export const signing = (ctx: Context, relation: Relation): Signing => routeOf(ctx, relation).signing;

/** Facts that follow from what kind of body the draft names: a town is no department, and it is below the government. */
function factsOfBodies({ organisation, pack }: Pick<Context, 'organisation' | 'pack'>, relation: Relation): FactsOfBodies {
  const { host, draft } = relation;
  const isTown = (id: string) => organisation.departments.get(id)?.kind === 'lower-government';
  const issuing = coIssuersOf(draft);
  const fromTown = isTown(host);
  return {
    // What departments issue together lies in the powers of each.
    crossDepartment: draft.departmentsConcerned.some((id) => !isTown(id)) || issuing.some((id) => !isTown(id)),
    joint: jointOf([host, ...issuing].map(isTown)),
    crossPortfolio: leadersConcerned(organisation, relation).length > 0,
    namesLowerGovernments: draft.departmentsConcerned.some(isTown),
    asksFormsBelow: formsDemanded(draft).length > 0 && anyBelow(organisation, pack, draft.recipients),
    // A body's own papers go up from beside the towns; only what the government sends up has them below it.
    copiesToSubordinates:
      draft.issuer !== 'department' &&
      draft.issuer !== 'department-approved' &&
      isUpward(draft) &&
      anyBelow(organisation, pack, draft.copies),
    fromLowerGovernment: fromTown,
    skipsLevel: passesOver(draft, fromTown),
    toLeaderInPerson: draft.to === 'government' && namesLeader({ organisation, pack }, draft.recipients),
  };
}

/** How bodies issue together, by which of them are lower governments. */
function jointOf(lower: readonly boolean[]): DocumentFacts['joint'] {
  if (lower.length === 1) return 'none';
  if (lower.every((one) => one === lower[0])) return 'same-level';
  return lower.filter((one) => !one).length === 1 ? 'one-department' : 'across-levels';
}

/** Whether any of those it goes to is below the government. */
function anyBelow(organisation: Organisation, pack: RulePack, to: readonly string[]): boolean {
  const below = [...organisation.departments.values()].filter((d) => d.kind === 'lower-government').map((d) => d.name);
  const all = bodiesIn([pack.source.government.lowerGovernments]);
  return bodiesIn(to).some((one) => below.includes(one) || all.some((name) => one.startsWith(name) || name.startsWith(one)));
}

function signingOf(route: Route): Signing {
  const found = signOffFor(route.pack, route.facts);
  if (!('row' in found)) return { problem: 'gap' in found ? 'gap' : 'overlap', posts: [], otherwise: [], alternatives: [] };
  const { row } = found;
  const posts = resolveAll(route, row.by);
  return {
    row,
    posts,
    otherwise: resolveAll(route, row.otherwise).filter((p) => !posts.includes(p)),
    alternatives: row.alternatives.map((a) => ({ posts: resolveAll(route, a.by), on: a.on, as: a.as, citation: placed(row, a.at) })),
  };
}

const places = new WeakMap<SignOff, Map<string, Citation>>();

/** The citation of another place in the text of a row, built once per row and place. */
function placed(row: SignOff, at: string): Citation {
  let known = places.get(row);
  if (known === undefined) places.set(row, (known = new Map()));
  let citation = known.get(at);
  if (citation === undefined) known.set(at, (citation = { ...row.citation, paragraph: undefined, item: undefined, ...parsePlace(at) }));
  return citation;
}

const NOBODY: readonly Post[] = [];

function resolveAll(route: Route, refs: readonly RoleRef[]): readonly Post[] {
  const [first] = refs;
  if (first === undefined) return NOBODY;
  if (refs.length === 1) return resolve(route.organisation, route, first);
  const posts: Post[] = [];
  for (const ref of refs) for (const post of resolve(route.organisation, route, ref)) if (!posts.includes(post)) posts.push(post);
  return posts;
}

function demandsOf(route: Route, differ: boolean): readonly Demand[] {
  const list: Demand[] = [];
  const { row } = route.signing;
  // The row's own steps first: a general norm that asks the same of the same posts adds nothing.
  if (row !== undefined) for (const before of row.before) demand(route, list, before, row, NO_ROLES);
  for (const norm of route.norms.of('step')) {
    if (norm.step === 'vetting' || norm.step === 'department-approval') continue;
    if (norm.onDisagreement && !differ) continue;
    if (norm.by.includes('co-issuer-head')) cosigning(route, list, norm);
    else demand(route, list, norm, norm, norm.waivedBySigner);
  }
  return inOrder(list);
}

/** Each body that issues it jointly countersigns for itself, and none is passed over because nobody holds its head's post. */
function cosigning({ draft, organisation }: Route, list: Demand[], norm: NormOf<'step'>): void {
  const { step, as, citation, modality } = norm;
  for (const body of coIssuersOf(draft)) {
    const posts = headsOf(organisation, organisation.departments.get(body));
    list.push({ step, as, posts, norm, citation, modality, body, waivedBySigner: NO_ROLES });
  }
}

const NO_ROLES: readonly RoleRef[] = [];

function demand(
  route: Route,
  list: Demand[],
  { step, by, as, modality: own }: Pick<RequiredStep, 'step' | 'by' | 'as'> & { readonly modality?: Modality | undefined },
  norm: NormOf<'step'> | SignOff,
  waivedBySigner: readonly RoleRef[],
): void {
  const posts = resolveAll(route, by);
  const { citation } = norm;
  const ordering = orders(norm) ? norm : undefined;
  const modality = own ?? (norm.modality === 'should' && norm.kind === 'sign-off' ? 'must' : norm.modality);
  // 会签 is each one's own: every leader or department concerned countersigns for itself.
  if (step === 'leader-countersign' || step === 'department-countersign') {
    for (const post of posts) list.push({ step, as, posts: [post], norm, citation, modality, waivedBySigner, ordering });
    return;
  }
  const same = list.findIndex((d) => d.step === step && d.posts.length === posts.length && d.posts.every((p, i) => p === posts[i]));
  const known = list[same];
  // Demanded already; what the norm says of the order holds all the same.
  if (known !== undefined) list[same] = { ...known, ordering: known.ordering ?? ordering };
  else list.push({ step, as, posts, norm, citation, modality, waivedBySigner, ordering });
}

/** Steps in the order in which an office takes them; of one kind, as they were demanded. */
export const inOrder = <D extends Pick<Demand, 'step'>>(steps: D[]): D[] => steps.sort((a, b) => ORDER[a.step] - ORDER[b.step]);

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
