/** Who an act on an incoming document belongs to, and who a routing norm means, for one paper on one day. */
import type { RoleRef } from '@lingxing/workrules';
import type { Organisation, Post, PostId } from '../kernel/organisation.ts';
import type { Context } from '../kernel/procedure.ts';

import { clerksOf, headsOf, isOffice, leadersOf, officeOf } from '../office/posts.ts';
import { isSubmission, othersConcerned, type Letter } from './letter.ts';
import { owingHelpers, pendingLeaders, type IncomingState, type Stage } from './state.ts';

/** Those who do the registry's daily work: its registrars, or whoever the office has. */
export function registry(organisation: Organisation): readonly Post[] {
  const registrars = organisation.byRole.get('registrar') ?? [];
  return registrars.length > 0 ? registrars : officeOf(organisation);
}

/**
 * The sender's clerks and those who answer for it, where it is a body of this government. A letter about a body, from the
 * public or from above, is none of that body's own.
 */
export function senderPosts(organisation: Organisation, letter: Letter): readonly Post[] {
  if (!isSubmission(letter)) return [];
  const body = letter.sender.body === undefined ? undefined : organisation.departments.get(letter.sender.body);
  return [...clerksOf(organisation, body), ...headsOf(organisation, body)];
}

/** The head of the government (区长、市长、县长): one post, and whoever else the pack gives that role. */
export const headsOfGovernment = ({ organisation }: Pick<Context, 'organisation'>): readonly Post[] =>
  organisation.byRole.get('head') ?? [];

/** The clerks and heads of a body that has something to do with the paper. */
export function bodyPosts(organisation: Organisation, id: string): readonly Post[] {
  const body = organisation.departments.get(id);
  return [...clerksOf(organisation, body), ...headsOf(organisation, body)];
}

/** The leader in charge of a body (分管领导). */
const leaderOf = (organisation: Organisation, body: string | undefined): Post | undefined => {
  const leader = body === undefined ? undefined : organisation.departments.get(body)?.leader;
  return leader === undefined ? undefined : organisation.posts.get(leader);
};

/** The posts that a norm on routing (呈批) means for this paper; empty where the portfolio is not set. */
export function routed(organisation: Organisation, letter: Letter, ref: RoleRef): readonly Post[] {
  switch (ref) {
    case 'leader-in-charge': {
      const leader = leaderOf(organisation, letter.sender.body);
      return leader === undefined ? [] : [leader];
    }
    case 'leaders-concerned': {
      const own = leaderOf(organisation, letter.sender.body)?.id;
      const leaders = othersConcerned(letter).flatMap((body) => leaderOf(organisation, body) ?? []);
      return [...new Set(leaders)].filter((post) => post.id !== own);
    }
    case 'chair':
    case 'convenor':
    case 'any-leader':
      return leadersOf(organisation);
    case 'office':
      return officeOf(organisation);
    case 'host-head':
    case 'host-clerk':
    case 'concerned-department-head':
    case 'concerned-department-responsible':
    case 'co-issuer-head':
      return [];
    default:
      return organisation.byRole.get(ref) ?? [];
  }
}

/** Whether this post belongs to the office that keeps the registry. */
export const keepsRegistry = (ctx: Context, post: PostId): boolean => isOffice(ctx.organisation.posts.get(post));

/** Stages in which leaders may have it before them. */
export const WITH_LEADERS: ReadonlySet<Stage> = new Set(['leaders', 'handling', 'handled']);

/** Stages in which a helper may still report its part. */
export const HELPED: ReadonlySet<Stage> = new Set(['handling', 'handled']);

/** Whoever is waited for now: leaders asked, the host's posts and those of helpers, readers who have not read. They can be chased. */
export function awaited(ctx: Context, state: IncomingState): readonly PostId[] {
  const host = state.stage === 'handling' && state.assignment !== undefined ? bodyPosts(ctx.organisation, state.assignment.host) : [];
  const helpers = HELPED.has(state.stage) ? owingHelpers(state).flatMap((body) => bodyPosts(ctx.organisation, body)) : [];
  const unread = state.readings.filter((one) => one.readAt === undefined).map((one) => one.post);
  const leaders = WITH_LEADERS.has(state.stage) ? pendingLeaders(state) : [];
  return [...new Set([...leaders, ...host.map((post) => post.id), ...helpers.map((post) => post.id), ...unread])];
}
