/** What of a sitting is about attending it, as its reader may see it. */
import {
  ACTS,
  ANSWER_LABELS,
  attendanceOf,
  attendsAs,
  inTheRoom,
  quorumOf,
  runsIt,
  seatOf,
  seatsOf,
  seesAll,
  SIGN_IN_WAY_LABELS,
  turnOf,
  type MeetingState,
  type Seat,
} from '@lingxing/affairs/meeting';
import type { Actor, Context, PostId } from '@lingxing/affairs/kernel';
import type { MeetingView } from '../contracts/index.ts';
import type { attendanceFields } from '../contracts/meeting-attendance.ts';
import { iso } from './document.ts';
import { titleOf } from './people.ts';
import { citationView, findingView } from './rules.ts';

type Part = Pick<MeetingView, keyof typeof attendanceFields>;
type By = (one: { readonly by: string; readonly at: number }) => { by: string; at: string };

/** Leave as it stands, of whoever asked for it. */
const leaveOf = ({ leaves }: MeetingState, post: PostId): 'asked' | 'granted' | 'declined' | undefined => {
  const leave = leaves.find((one) => one.post === post);
  if (leave === undefined) return undefined;
  return leave.answer === undefined ? 'asked' : leave.answer.granted ? 'granted' : 'declined';
};

/** `whole` is the matter itself, `state` as much of it as the reader sees. */
export function attendanceView(
  ctx: Context,
  {
    whole,
    state,
    actor,
    done,
    labelOf,
  }: {
    readonly whole: MeetingState;
    readonly state: MeetingState;
    readonly actor: Actor;
    readonly done: By;
    /** 组成人员, 列席: as what the text has somebody take part. */
    readonly labelOf: (as: NonNullable<ReturnType<typeof attendsAs>>) => string;
  },
): Part {
  const { organisation } = ctx;
  const post = (id: PostId) => ({ id, title: titleOf(organisation, id) });
  const titles = new Map(whole.topics.map((one) => [one.id, one.title]));
  const { replies, present, rescheduled, taken, spoken, aside } = attendanceOf(state);
  const all = seesAll(ctx, whole, actor.post);
  const seats = whole.stage === 'cancelled' ? [] : seatsOf(ctx, whole);
  const body = organisation.posts.get(actor.post)?.department;
  const shown = all ? seats : seats.filter((one) => one.post.id === actor.post || (body !== undefined && one.post.department === body));
  const visible = new Set(state.topics.map((one) => one.id));
  const asWords = (seat: Seat): string => {
    if (seat.post.id === whole.chair.post) return '主持';
    if (seat.topics !== undefined) return '列席有关议题';
    const as = attendsAs(ctx, whole, seat.post.id);
    return as === undefined ? '增加' : labelOf(as);
  };
  const expected: Part['expected'] = shown.map((seat) => {
    const { id } = seat.post;
    const reply = replies.find((one) => one.post === id);
    const came = present.find((one) => one.post === id) ?? present.find((one) => one.for === id);
    const leave = leaveOf(state, id);
    return {
      post: { id, title: seat.post.title },
      as: asWords(seat),
      ...(seat.topics === undefined ? {} : { topics: seat.topics.filter((one) => visible.has(one)).map((one) => titles.get(one) ?? one) }),
      ...(reply === undefined
        ? {}
        : {
            reply: {
              ...done(reply),
              answer: reply.answer,
              label: ANSWER_LABELS[reply.answer],
              note: reply.note,
              ...(reply.substitute === undefined ? {} : { substitute: post(reply.substitute) }),
            },
          }),
      ...(leave === undefined ? {} : { leave }),
      ...(came === undefined
        ? {}
        : {
            came: {
              ...done(came),
              way: came.way,
              label: SIGN_IN_WAY_LABELS[came.way],
              note: came.note,
              ...(came.post === id ? {} : { instead: post(came.post) }),
              ...(came.left === undefined ? {} : { left: iso(came.left.at) }),
            },
          }),
    };
  });
  const quorum = all && whole.stage === 'sitting' ? quorumOf(ctx, whole) : undefined;
  const own = seatOf(ctx, whole, actor.post);
  const turn = all || own?.topics === undefined ? undefined : turnOf(whole, own.topics);
  const cameMyself = inTheRoom(whole).some((one) => one.post === actor.post);
  return {
    now: iso(ctx.now),
    expected,
    counts: {
      expected: expected.length,
      attending: expected.filter((one) => one.reply?.answer === 'attend').length,
      delegating: expected.filter((one) => one.reply?.answer === 'delegate').length,
      onLeave: expected.filter((one) => one.leave !== undefined && one.leave !== 'declined').length,
      silent: expected.filter((one) => one.post.id !== whole.chair.post && one.reply === undefined && one.leave === undefined).length,
      came: expected.filter((one) => one.came !== undefined).length,
    },
    rescheduled: rescheduled.map((one) => ({ ...done(one), ...one.before, reason: one.reason })),
    taken: taken.map((one) => ({
      topic: one.topic,
      begun: iso(one.begun.at),
      minutes: whole.topics.find((two) => two.id === one.topic)?.minutes ?? 0,
      ...(one.over === undefined ? {} : { over: iso(one.over.at) }),
    })),
    ...(turn === undefined ? {} : { turn: { ...turn, title: titles.get(turn.topic) ?? '' } }),
    spoken: spoken.map((one) => ({ ...done(one), topic: one.topic, post: post(one.post), words: one.words })),
    aside: aside.map((one) => ({ ...done(one), topic: one.topic, post: post(one.post), reason: one.reason })),
    ...(quorum === undefined
      ? {}
      : {
          quorum: {
            says: quorum.norm.says,
            citation: citationView(quorum.norm.citation, ctx.pack),
            members: quorum.members,
            needed: quorum.needed,
            there: quorum.there,
          },
        }),
    ...(state.held === undefined
      ? {}
      : {
          held: {
            ...done(state.held),
            emergency: state.held.emergency,
            ...(state.held.another === undefined ? {} : { another: state.held.another }),
            breaches: state.held.breaches.map((one) => findingView(one, ctx.pack)),
          },
        }),
    hosts: runsIt(ctx, whole, actor.post),
    maySignIn: ACTS['sign-in'].from.includes(whole.stage) && ctx.today === whole.on && own !== undefined && !cameMyself,
    cameMyself,
  };
}
