/** What every judge of an act on an absence sees, and what judges share: the stage, whose act it is. */
import type { Citation } from '@lingxing/workrules';
import type { Finding } from '../kernel/finding.ts';
import type { Post } from '../kernel/organisation.ts';
import type { Actor, ActRequest, Context } from '../kernel/procedure.ts';
import { barred } from '../office/findings.ts';
import { isOffice, titles } from '../office/posts.ts';
import { ACTS, type ActInput, type ActName } from './acts.ts';
import { STAGE_LABELS, type LeaveState } from './state.ts';
import { basisOf, wayOfState } from './way.ts';

export interface Asked {
  readonly ctx: Context;
  readonly state: LeaveState;
  readonly actor: Actor;
  /** Absent when one only asks whether the act is open, as for a button. */
  readonly request?: ActRequest | undefined;
}

/** A judge of one act. `input` is undefined when one only asks whether the act is open. */
export type Judge<A extends ActName> = (asked: Asked, input: ActInput<A> | undefined) => readonly Finding[];

export const postOf = ({ ctx, actor }: Pick<Asked, 'ctx' | 'actor'>): Post | undefined => ctx.organisation.posts.get(actor.post);

/** Whether somebody uses a post as its own holder; what a person does about his own absence nobody does in his stead. */
export const inPerson = (actor: Actor, post: string): boolean => actor.post === post && actor.by === undefined;

export const byOffice = (asked: Pick<Asked, 'ctx' | 'actor'>): boolean => isOffice(postOf(asked));

export const groundsOf = ({ ctx, state }: Pick<Asked, 'ctx' | 'state'>): readonly Citation[] => basisOf(ctx, wayOfState(ctx, state));

/** Refuses an act whose stage is not there. */
export function stageFinding(asked: Asked, act: ActName): readonly Finding[] {
  const { from, label } = ACTS[act];
  const { stage } = asked.state;
  if (from.includes(stage)) return [];
  const needed = from.filter((one) => one !== null).map((one) => STAGE_LABELS[one]);
  const where = needed.length === 0 ? '只在另办时' : `须在“${needed.join('”“')}”时`;
  return [barred('state.not-open', `现在“${STAGE_LABELS[stage]}”，${label}${where}办理。`, undefined, groundsOf(asked)[0])];
}

/** Refuses an act that is another's. */
export const notYours = (asked: Pick<Asked, 'ctx' | 'state'>, act: ActName, whose: string): Finding =>
  barred('authority.not-yours', `${ACTS[act].label}由${whose}办理。`, undefined, groundsOf(asked)[0]);

/** The act is one of these posts', whoever uses them. */
export function ofPosts(asked: Asked, act: ActName, posts: readonly Post[]): readonly Finding[] {
  if (posts.some((post) => post.id === asked.actor.post)) return [];
  return [posts.length === 0 ? barred('authority.not-yours', `${ACTS[act].label}没有可办理的职务。`) : notYours(asked, act, titles(posts))];
}

/** The act is his whose absence it is, or of the office on his behalf (代办). */
export function ofOneself(asked: Asked, act: ActName): readonly Finding[] {
  const { state, actor, ctx } = asked;
  if (inPerson(actor, state.post) || byOffice(asked)) return [];
  return [notYours(asked, act, `${ctx.organisation.posts.get(state.post)?.title ?? state.post}本人或者办公室`)];
}

/** Nobody decides on his own leave, whosever post he uses to do it. */
export const ownLeave = ({ actor, state }: Asked): readonly Finding[] =>
  actor.by === state.post ? [barred('authority.not-yours', '不能代他人办理本人的请假。', '请由其他可以办理的人办理。')] : [];
