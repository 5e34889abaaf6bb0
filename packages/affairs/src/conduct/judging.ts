/** What every judge of a small matter asks first: whether its stage is there, and whose the act is. */
import type { Citation } from '@lingxing/workrules';
import type { Finding, Verdict } from '../kernel/finding.ts';
import type { Post } from '../kernel/organisation.ts';
import type { Actor, ActRequest, Context } from '../kernel/procedure.ts';
import { bodyPosts, isHead, meant } from '../leave/roles.ts';
import { barred } from '../office/findings.ts';
import { isOffice, titles } from '../office/posts.ts';
import { ACTS, type ActInput, type ActName } from './acts.ts';
import { STAGE_LABELS } from './kinds.ts';
import type { ConductState } from './state.ts';
import { basisOf, wayOfState } from './way.ts';

export interface Asked {
  readonly ctx: Context;
  readonly state: ConductState;
  readonly actor: Actor;
  /** Absent when one only asks whether the act is open, as for a button. */
  readonly request?: ActRequest | undefined;
}

/** A judge of one act. `input` is undefined when one only asks whether the act is open. */
export type Judge<A extends ActName> = (asked: Asked, input: ActInput<A> | undefined) => readonly Finding[];

export const groundsOf = ({ ctx, state }: Pick<Asked, 'ctx' | 'state'>): readonly Citation[] => basisOf(wayOfState(ctx, state));

/** Refuses an act whose stage is not there. */
export function stageFinding(asked: Asked, act: ActName): readonly Finding[] {
  const { from, label } = ACTS[act];
  const { stage } = asked.state;
  if (from.includes(stage)) return [];
  const needed = from.filter((one) => one !== null).map((one) => STAGE_LABELS[one]);
  return [
    barred('state.not-open', `现在“${STAGE_LABELS[stage]}”，${label}须在“${needed.join('”“')}”时办理。`, undefined, groundsOf(asked)[0]),
  ];
}

export const notYours = (act: ActName, whose: string, citation?: Citation): Finding =>
  barred('authority.not-yours', `${ACTS[act].label}由${whose}办理。`, undefined, citation);

/** The act is one of these posts', whoever uses them. */
export function ofPosts(asked: Asked, act: ActName, posts: readonly Post[]): readonly Finding[] {
  if (posts.some((post) => post.id === asked.actor.post)) return [];
  const whose = posts.length === 0 ? '办公室' : titles(posts);
  return [notYours(act, whose, groundsOf(asked)[0])];
}

/** Whether somebody acts in this person's matter as himself, as the hands of his body, or for the office. */
export function mayEnter({ organisation }: Pick<Context, 'organisation'>, actor: Actor, post: string): boolean {
  if (isOffice(organisation.posts.get(actor.post))) return true;
  return actor.by === undefined && (actor.post === post || bodyPosts(organisation, post).some((one) => one.id === actor.post));
}

/** The act is his whose matter it is, of the hands of his body, or of the office on his behalf (代办). */
export function ofOneself(asked: Asked, act: ActName): readonly Finding[] {
  const { ctx, state, actor } = asked;
  if (mayEnter(ctx, actor, state.post)) return [];
  return [notYours(act, `${ctx.organisation.posts.get(state.post)?.title ?? state.post}本人、本单位或者办公室`, groundsOf(asked)[0])];
}

/** The head orders himself; the office enters for him what he wrote on paper. */
export function ofHead(
  { organisation }: Context,
  { actor, occurredAt }: Pick<ActRequest, 'actor' | 'occurredAt'>,
  scan: string | undefined,
  filled: boolean,
): readonly Finding[] {
  if (isHead(organisation, actor.post) && actor.by === undefined)
    return scan === undefined ? [] : [barred('input.invalid', '本人办理的，不附扫描件。', '请去掉扫描件。')];
  if (!isOffice(organisation.posts.get(actor.post))) return [notYours('order', titles(meant(organisation, ['head'], '')))];
  if (!filled) return [];
  if (scan === undefined) return [barred('input.invalid', '未上传书面件的扫描件。', '请扫描领导所写的原件后代录。')];
  return occurredAt === undefined ? [barred('input.invalid', '未写明书面件的时间。', '请按原件填写时间。')] : [];
}

/** What is wrong with the matter and not with the act: it is recorded with it, or the head orders that it be let pass. */
export const BREACH_CODES: ReadonlySet<string> = new Set(['conduct.restricted', 'lead-time.short', 'step.missing']);

export const breachesIn = ({ findings }: Verdict, codes: ReadonlySet<string> = BREACH_CODES): readonly Finding[] =>
  findings.filter((one) => one.outcome !== 'passed' && codes.has(one.code));

/** A verdict under which something is stored although rules are broken: as a fact, or by the head's order. */
export function standsAs(verdict: Verdict, stands: Verdict['stands'], codes: ReadonlySet<string> = BREACH_CODES): Verdict {
  if (stands === undefined || verdict.outcome === 'permitted') return verdict;
  const amiss = verdict.findings.filter((one) => one.outcome !== 'passed');
  return amiss.every((one) => codes.has(one.code)) ? { ...verdict, stands } : verdict;
}
