/**
 * Who is expected at a sitting and for what, who has answered, who came, how many of those who count are there. The judges, what
 * waits for whom, what a reader sees and the page all ask here.
 */
import type { NormOf } from '@lingxing/workrules';
import type { Organisation, Post, PostId } from '../kernel/organisation.ts';
import { isOffice } from '../office/posts.ts';
import { attendanceOf, running, type Presence, type Taken } from './attendance-state.ts';
import { attendingOf, bodiesOf, meansOf, speaking, throughout, type Where } from './hands.ts';
import { composition, quorumNorm } from './rules.ts';
import type { MeetingState, Topic } from './state.ts';
import { onAgenda } from './topics.ts';

/** Whoever runs the sitting: its chair, and the office, which takes down what he says. */
export const runsIt = ({ organisation }: Where, state: MeetingState, post: PostId): boolean =>
  post === state.chair.post || isOffice(organisation.posts.get(post));

/** A place at the sitting: for the whole of it, or for some topics. */
export interface Seat {
  readonly post: Post;
  /** Undefined: from beginning to end. */
  readonly topics?: readonly string[] | undefined;
  /** In whose place, where a body or a member sends another. */
  readonly for?: PostId | undefined;
  /** Added by the office, with why. */
  readonly invited?: true | undefined;
}

/** Who speaks for a body: its head, and while it has none whoever stands below. */
function spokesman(organisation: Organisation, body: string): Post | undefined {
  const posts = speaking(organisation, body);
  return posts.find((one) => one.role === 'department-head') ?? posts.find((one) => one.role === 'department-deputy-head') ?? posts[0];
}

/** Everybody who is told of the sitting: members and those who sit in throughout, whoever was added, and of each body its head for its topics. */
export function seatsOf(where: Where, state: MeetingState): readonly Seat[] {
  const seats = new Map<PostId, Seat>(throughout(where, state).map((post) => [post.id, { post }]));
  const forTopic = (post: Post, topic: string, invited?: true): void => {
    const seat = seats.get(post.id);
    if (seat !== undefined && seat.topics === undefined) return;
    const topics = [...new Set([...(seat?.topics ?? []), topic])];
    seats.set(post.id, { ...seat, post, topics, ...(invited === undefined ? {} : { invited }) });
  };
  for (const { post: id, topics } of attendanceOf(state).invited) {
    const post = where.organisation.posts.get(id);
    if (post === undefined) continue;
    if (topics.length === 0) {
      if (!seats.has(id) || seats.get(id)?.topics !== undefined) seats.set(id, { post, invited: true });
    } else for (const one of topics) if (state.agenda.includes(one)) forTopic(post, one, true);
  }
  // Where the text has the leaders concerned take part, those in charge of a topic's bodies are.
  const leaders = composition(where.pack, state.kind).some((one) => !one.asNeeded && one.who.includes('leaders-concerned'));
  for (const topic of onAgenda(state))
    for (const body of bodiesOf(topic)) {
      const post = spokesman(where.organisation, body);
      if (post !== undefined) forTopic(post, topic.id);
      const leader = leaders ? where.organisation.posts.get(where.organisation.departments.get(body)?.leader ?? '') : undefined;
      if (leader !== undefined) forTopic(leader, topic.id);
    }
  return [...seats.values()];
}

/** The place that somebody takes who comes: his own, that of whoever sends him, or one of his body's for its topics. */
export function seatOf(where: Where, state: MeetingState, id: PostId): Seat | undefined {
  const seats = seatsOf(where, state);
  const own = seats.find((one) => one.post.id === id);
  if (own !== undefined) return own;
  const post = where.organisation.posts.get(id);
  if (post === undefined) return undefined;
  const sender = attendanceOf(state).replies.find((one) => one.substitute === id);
  const sent = sender === undefined ? undefined : seats.find((one) => one.post.id === sender.post);
  if (sent !== undefined) return { post, topics: sent.topics, for: sent.post.id };
  const { department } = post;
  if (department === undefined || !speaking(where.organisation, department).some((one) => one.id === id)) return undefined;
  const topics = onAgenda(state).filter((one) => bodiesOf(one).includes(department));
  return topics.length === 0 ? undefined : { post, topics: topics.map((one) => one.id) };
}

export const hasSeatFor = (seat: Seat | undefined, topic: string): boolean =>
  seat !== undefined && (seat.topics === undefined || seat.topics.includes(topic));

/** Those who were told and have neither answered nor asked for leave; whoever chairs is not asked. */
export function silent(where: Where, state: MeetingState): readonly Seat[] {
  if (state.stage !== 'notified') return [];
  const answered = new Set([...attendanceOf(state).replies, ...state.leaves].map((one) => one.post));
  return seatsOf(where, state).filter((one) => one.post.id !== state.chair.post && !answered.has(one.post.id));
}

/** Who has come and not left. */
export const inTheRoom = (state: MeetingState): readonly Presence[] => attendanceOf(state).present.filter((one) => one.left === undefined);

/** Came by himself, or is among those whom the office did not say to be away when the sitting was opened. */
export const isThere = (state: MeetingState, post: PostId): boolean =>
  inTheRoom(state).some((one) => one.post === post) || (state.opened !== undefined && !state.opened.absent.includes(post));

export const isAside = (state: MeetingState, topic: string, post: PostId): boolean =>
  attendanceOf(state).aside.some((one) => one.topic === topic && one.post === post);

/** Whether a topic is still to be taken: on the agenda, not over, nothing decided. */
export const isToCome = (state: MeetingState, { id, outcome }: Topic): boolean =>
  state.agenda.includes(id) &&
  outcome === undefined &&
  !attendanceOf(state).taken.some((one) => one.topic === id && one.over !== undefined);

/** Those who came for this topic alone or have no other to come: they leave when it is over. */
export function leavingAfter(state: MeetingState, topic: string): readonly PostId[] {
  const others = new Set(state.topics.filter((one) => one.id !== topic && isToCome(state, one)).map((one) => one.id));
  return inTheRoom(state)
    .filter((one) => one.topics?.includes(topic) === true && !one.topics.some((two) => others.has(two)))
    .map((one) => one.post);
}

/** The topic that is being taken ends when another begins or the sitting does. */
export function closing(
  state: MeetingState,
): readonly { readonly type: 'topic-over'; readonly v: 1; readonly topic: string; readonly leaving: readonly PostId[] }[] {
  const now: Taken | undefined = running(state);
  return now === undefined ? [] : [{ type: 'topic-over', v: 1, topic: now.topic, leaving: leavingAfter(state, now.topic) }];
}

export interface Quorum {
  readonly norm: NormOf<'composition'>;
  readonly members: number;
  readonly needed: number;
  /** Those of them who are there and have not stood aside from the topic. */
  readonly there: number;
}

const NEEDED: Readonly<Record<NonNullable<NormOf<'composition'>['quorum']>, (members: number) => number>> = {
  // 过半数 is more than half; 以上 takes the number itself in.
  'more-than-half': (members) => Math.floor(members / 2) + 1,
  half: (members) => Math.ceil(members / 2),
  'two-thirds': (members) => Math.ceil((members * 2) / 3),
};

/** How many of those who count have to be there and are; undefined where the text asks for no number. A substitute does not count. */
export function quorumOf(where: Where, state: MeetingState, topic?: string): Quorum | undefined {
  const norm = quorumNorm(where.pack, state.kind);
  if (norm?.quorum === undefined) return undefined;
  const counted = [...new Set(norm.who.flatMap((one) => meansOf(where.organisation, one)).map((one) => one.id))];
  const there = counted.filter((one) => isThere(state, one) && (topic === undefined || !isAside(state, topic, one)));
  return { norm, members: counted.length, needed: NEEDED[norm.quorum](counted.length), there: there.length };
}

/** As what somebody takes part, in the words of the text. */
export function attendsAs(where: Where, state: MeetingState, post: PostId): ReturnType<typeof attendingOf>[number]['as'] | undefined {
  return attendingOf(where, state.kind).find((one) => one.posts.some((two) => two.id === post))?.as;
}

/** How long until a body's topic: which of its topics is next, how many are before it and how many minutes they are planned for. */
export interface Turn {
  readonly topic: string;
  readonly is: 'now' | 'next' | 'later';
  readonly before: number;
  readonly minutes: number;
}

export function turnOf(state: MeetingState, mine: readonly string[]): Turn | undefined {
  const ahead = onAgenda(state).filter((one) => isToCome(state, one));
  const at = ahead.findIndex((one) => mine.includes(one.id));
  const own = ahead[at];
  if (own === undefined || state.stage !== 'sitting') return undefined;
  const now = running(state)?.topic;
  if (now === own.id) return { topic: own.id, is: 'now', before: 0, minutes: 0 };
  const before = ahead.filter((one, i) => one.id === now || i < at);
  const waiting = before.filter((one) => one.id !== now).length;
  return {
    topic: own.id,
    is: waiting === 0 ? 'next' : 'later',
    before: before.length,
    minutes: before.reduce((sum, one) => sum + one.minutes, 0),
  };
}
