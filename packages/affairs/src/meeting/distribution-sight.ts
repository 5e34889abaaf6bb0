/** To whom minutes are proposed to go, whose a copy is, who reads minutes by having one, and what still waits. */
import type { PostId } from '../kernel/organisation.ts';
import type { Context, Expectation } from '../kernel/procedure.ts';
import { registry } from '../leave/roles.ts';
import { clerksOf, headsOf } from '../office/posts.ts';
import { ACTS } from './acts.ts';
import { runsIt, seatsOf } from './attendance.ts';
import { addressees, copyOf, type Addressee, type Copy } from './distribution.ts';
import { bodiesOf, type Where } from './hands.ts';
import { isHidden } from './publication-sight.ts';
import type { MeetingState, Minutes } from './state.ts';
import { onAgenda } from './topics.ts';

/** Those who sign for a copy: the post itself; of a body whoever answers or writes for it. */
export function signingFor({ organisation }: Where, of: Addressee): readonly PostId[] {
  if ('post' in of) return organisation.posts.has(of.post) ? [of.post] : [];
  const body = organisation.departments.get(of.body);
  return [...clerksOf(organisation, body), ...headsOf(organisation, body)].map((one) => one.id);
}

/** Minutes are text and cannot be cut: with a topic on the agenda that is closed to somebody they are closed to him. */
const isClosedTo = (where: Where, state: MeetingState, post: PostId): boolean =>
  onAgenda(state).some((one) => isHidden(where, state, one, post));

/** Whether minutes may not go there: not all who would have them in hand may know every topic. */
export const mayNotHave = (where: Where, state: MeetingState, of: Addressee): boolean =>
  signingFor(where, of).some((one) => isClosedTo(where, state, one));

export const copiesOf = ({ minutes }: Pick<MeetingState, 'minutes'>): readonly Copy[] => minutes?.copies ?? [];

/** The copies in this post's hands; none where a topic has since been closed to it. */
export const copiesFor = (where: Where, state: MeetingState, post: PostId): readonly Copy[] =>
  copiesOf(state).filter((one) => signingFor(where, one).includes(post) && !isClosedTo(where, state, post));

/**
 * To whom they go, as the office finds it before it changes it: everybody with a place for the whole of the sitting, there or away;
 * whoever was invited for a topic; the bodies of the topics and those that carry the decisions out. Not who has them, not who may not.
 */
export function proposedFor(where: Where, state: MeetingState): readonly Addressee[] {
  const topics = onAgenda(state);
  const bodies = topics.flatMap((one) => [...bodiesOf(one), ...(one.fate?.department === undefined ? [] : [one.fate.department])]);
  const posts = seatsOf(where, state)
    .filter((one) => one.topics === undefined || (one.invited === true && !bodies.includes(one.post.department ?? '')))
    .map((one) => one.post.id);
  return addressees(posts, bodies).filter(
    (one) => copyOf(copiesOf(state), one) === undefined && signingFor(where, one).length > 0 && !mayNotHave(where, state, one),
  );
}

/** The minutes as somebody reads them to whom they went: what was said of the draft is not his; whoever runs the sitting sees who has signed for them. */
export function minutesFor(where: Where, state: MeetingState, post: PostId, whole: boolean): Minutes | undefined {
  const { minutes } = state;
  if (minutes === undefined || runsIt(where, state, post)) return minutes;
  const mine = copiesFor(where, state, post);
  if (!whole && mine.length === 0) return undefined;
  const copies = minutes.copies?.map((one) => {
    if (mine.includes(one)) return one;
    const { acknowledged: _unseen, ...rest } = one;
    return rest;
  });
  const { vetted: _vetted, settled: _settled, signed, sendings: _sendings, ...rest } = minutes;
  return {
    ...(whole ? minutes : { ...rest, ...(signed === undefined ? {} : { signed: { ...signed, opinion: '' } }) }),
    ...(copies === undefined ? {} : { copies }),
  };
}

/** Everybody who may read the sitting because its minutes went to him. */
export const sentTo = (where: Where, state: MeetingState): readonly PostId[] => copiesOf(state).flatMap((one) => signingFor(where, one));

/** What waits for whom once minutes are numbered: to be sent, to be signed for, to be filed away. */
export function distributionExpectations(ctx: Context, state: MeetingState): readonly Expectation[] {
  if (state.minutes?.numbered === undefined) return [];
  const desk = registry(ctx.organisation).map((one) => one.id);
  const line = (act: 'distribute-minutes' | 'acknowledge-minutes' | 'archive-minutes', posts: readonly PostId[]) =>
    [...new Set(posts)].map((post): Expectation => ({ post, act, label: ACTS[act].label }));
  const copies = copiesOf(state);
  if (copies.length === 0) return line('distribute-minutes', desk);
  const open = copies
    .filter((one) => one.acknowledged === undefined)
    .flatMap((one) => signingFor(ctx, one).filter((post) => !isClosedTo(ctx, state, post)));
  return [...line('acknowledge-minutes', open), ...(state.minutes.archived === undefined ? line('archive-minutes', desk) : [])];
}
