/** What every judge of an act sees, and what judges share: the stage, the authority, the basis. */
import type { Applicable, Citation, DocumentFacts } from '@lingxing/workrules';
import type { Finding } from '../../kernel/finding.ts';
import type { Post } from '../../kernel/organisation.ts';
import type { Context } from '../../kernel/procedure.ts';
import { ACTS, type ActInput, type ActName } from '../acts.ts';
import { citationsFor } from '../basis.ts';
import { requirements, type Requirement } from '../requirements.ts';
import { routeOf, type Route, type Signing } from '../route.ts';

import { STAGE_LABELS, stageIndex, type DocumentState } from '../state.ts';
import { titles } from '../../office/posts.ts';
import { barred } from '../../office/findings.ts';

/** One act held against one state: what a judge may look at. The route is worked out once, when first asked for. */
export class Judging {
  readonly ctx: Context;
  readonly state: DocumentState;
  readonly post: Post | undefined;
  /** The number that the register gives out for this act, where it asked for one. */
  readonly drawn: { readonly n: number } | undefined;
  #route: Route | undefined;
  #requirements: readonly Requirement[] | undefined;

  constructor(ctx: Context, state: DocumentState, post: Post | undefined, drawn?: { readonly n: number }) {
    this.ctx = ctx;
    this.state = state;
    this.post = post;
    this.drawn = drawn;
  }

  get route(): Route {
    return (this.#route ??= routeOf(this.ctx, this.state));
  }
  get facts(): DocumentFacts {
    return this.route.facts;
  }
  /** The norms that speak of this document. */
  get norms(): Applicable {
    return this.route.norms;
  }
  get signing(): Signing {
    return this.route.signing;
  }
  get requirements(): readonly Requirement[] {
    return (this.#requirements ??= requirements(this.state, this.route));
  }
}

/** What a judge answers: the findings, and what the act rests on beyond the norms of its findings. */
export interface Judgement {
  readonly findings: readonly Finding[];
  readonly basis: readonly Citation[];
}

/** A judge of one act. `input` is undefined when one only asks whether the act is open, as for a button. */
export type Judge<A extends ActName> = (j: Judging, input: ActInput<A> | undefined) => Judgement;

/**
 * What an act rests on: the norms that carry it and speak of this document. Asked of a context alone, before there is
 * a document, those that speak of every one. Never empty where the pack carries the act at all.
 */
export function basisOf(of: Judging | Context, act: ActName): readonly Citation[] {
  return of instanceof Judging ? of.route.basis(act) : citationsFor(of.pack, act);
}

/** What an act is called on this document: for the signature the text's own verb (签发、签署、审签, 审批、同意). */
export function verbOf(j: Judging, act: ActName): string {
  const row = act === 'sign' || act === 'authorise' ? j.signing.row : undefined;
  return row?.act === act ? row.as : ACTS[act].label;
}

/** Refuses an act whose stage is not there, saying where the document is and, if it can be told, what comes first. */
export function stageFinding(j: Judging, act: ActName): Finding | undefined {
  const row = ACTS[act];
  if (row.from.includes(j.state.stage)) return undefined;
  const now = STAGE_LABELS[j.state.stage];
  const verb = verbOf(j, act);
  const needed = row.from.filter((s) => s !== null).map((s) => STAGE_LABELS[s]);
  const past = needed.length > 0 && row.from.every((s) => s !== null && stageIndex(s) < stageIndex(j.state.stage));
  const reopens = row.from.includes('drafting') && stageIndex(j.state.stage) < stageIndex('signed');
  return barred(
    'state.not-open',
    past ? `已到“${now}”，${verb}已过。` : `现在“${now}”，${verb}须到“${needed.join('”或“')}”。`,
    past ? (reopens ? '由起草部门撤回，或退回起草部门后再办。' : undefined) : `待前面的步骤办完后${verb}。`,
    basisOf(j, act)[0],
  );
}

/** Refuses an act that is another post's. */
export function authorityFinding(j: Judging, act: ActName, posts: readonly Post[], citation?: Citation): Finding | undefined {
  if (j.post !== undefined && posts.includes(j.post)) return undefined;
  const who = titles(posts);
  const verb = verbOf(j, act);
  return barred(
    'authority.not-yours',
    who === '' ? `${verb}没有可办理的职务。` : `${verb}由${who}办理。`,
    who === '' ? '请由系统管理员和安全管理员按分工配置该职务。' : undefined,
    citation ?? basisOf(j, act)[0],
  );
}

/** Stage and authority; where the stage is past and nobody could do it any more, the stage alone is told. */
export function openFor(j: Judging, act: ActName, posts: readonly Post[]): Finding[] {
  const stage = stageFinding(j, act);
  if (stage !== undefined && posts.length === 0) return [stage];
  return [authorityFinding(j, act, posts), stage].filter((f) => f !== undefined);
}

/** An act that only stage and authority bear on. */
export function simple(act: ActName, who: (j: Judging) => readonly Post[]): (j: Judging) => Judgement {
  return (j) => {
    return { findings: openFor(j, act, who(j)), basis: basisOf(j, act) };
  };
}
