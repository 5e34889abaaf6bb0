/** Leaders who have to do with a sitting though the text gives them no seat at it: who may bring topics to it, who settles what is major in its minutes. */
import type { Organisation, Post } from '../kernel/organisation.ts';
import { isLeader, leadersOf } from '../office/posts.ts';
import { standing, taskPosts, type Where } from './hands.ts';
import type { Sitting } from './kinds.ts';
import { mayNorms } from './rules.ts';
import type { MeetingState } from './state.ts';

const bodiesLedBy = (organisation: Organisation, post: string): readonly string[] =>
  [...organisation.departments.values()].filter((one) => one.leader === post).map((one) => one.id);

/**
 * Whether a leader may bring topics to meetings of this kind: whom the text names, for the bodies in his charge where it names the
 * leader in charge. Where it names nobody, every leader may.
 */
export function leaderMayBring(where: Where, kind: Sitting, post: Post | undefined): boolean {
  if (post === undefined || !isLeader(post)) return false;
  if (mayNorms(where.pack, 'propose-topic', kind).length === 0) return true;
  return [undefined, ...bodiesLedBy(where.organisation, post.id)].some(
    (department) => standing(where, 'propose-topic', post.id, { kind, department }).as !== 'not',
  );
}

/**
 * While topics are gathered, the leaders who may bring them; at any time whoever settles the minutes where they touch major matters:
 * whether they do is seen before they are signed.
 */
export const leadersAware = (where: Where, state: MeetingState): readonly Post[] => [
  ...(state.stage === 'preparing' ? leadersOf(where.organisation).filter((one) => leaderMayBring(where, state.kind, one)) : []),
  ...taskPosts(where, 'settle-minutes', { kind: state.kind, chair: state.chair.post }, { major: true }),
];
