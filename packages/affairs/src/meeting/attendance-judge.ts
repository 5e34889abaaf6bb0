/** The judge of each act of attending and sitting. */
import { restrained } from '../conduct/restrictions.ts';
import type { Finding } from '../kernel/finding.ts';
import type { Post, PostId } from '../kernel/organisation.ts';
import { dayWords } from '../kernel/words.ts';
import { participantOf } from '../leave/roles.ts';
import { barred, broken, kept } from '../office/findings.ts';
import { isOffice, postsOf } from '../office/posts.ts';
import type { AttendanceAct } from './attendance-acts.ts';
import { hasSeatFor, inTheRoom, isAside, quorumOf, runsIt, seatOf, seatsOf } from './attendance.ts';
import { attendanceOf, running } from './attendance-state.ts';
import { copiesFor } from './distribution-sight.ts';
import { notOver } from './days.ts';
import { engaged, engagedAnew, movedTo, withInvited } from './engagements.ts';
import { type Asked, type Judge, ofChair, ofOffice, stageFinding } from './judging.ts';
import type { Result } from './kinds.ts';
import type { Topic } from './state.ts';
import { topicFound } from './topics.ts';

/** A post answers for itself; its body and the office take down what it says. */
export function answersFor({ ctx: { organisation }, actor }: Asked, { id, department }: Post): boolean {
  if (id === actor.post || isOffice(organisation.posts.get(actor.post))) return true;
  return department !== undefined && postsOf(organisation, department).some((one) => one.id === actor.post);
}

const unknown = barred('input.invalid', '没有这一职务。', '请从名单中选择。');

/** A topic on the agenda on which nothing is decided yet. */
function openTopic({ state }: Asked, id: string | undefined): { readonly topic?: Topic; readonly findings: readonly Finding[] } {
  const { topic, findings } = topicFound(state, id);
  if (topic === undefined) return { findings };
  if (!state.agenda.includes(topic.id)) return { topic, findings: [barred('state.not-open', `“${topic.title}”没有列入议程。`)] };
  return { topic, findings: topic.outcome === undefined ? [] : [barred('state.not-open', `“${topic.title}”已经议定。`)] };
}

const AT_ITS_DAY = (asked: Asked): readonly Finding[] =>
  asked.ctx.today === asked.state.on
    ? []
    : [barred('state.not-open', `${asked.state.on === undefined ? '' : `会议定于${dayWords(asked.state.on)}，`}签到在会议当日办理。`)];

/** Whether somebody may be signed in. */
function coming(asked: Asked, id: PostId): readonly Finding[] {
  const { ctx, state } = asked;
  const post = ctx.organisation.posts.get(id);
  if (post === undefined) return [unknown];
  if (seatOf(ctx, state, id) === undefined)
    return [barred('authority.not-yours', `${post.title}不在参会之列。`, '确须参会的，由办公室增加参会人员。')];
  return inTheRoom(state).some((one) => one.post === id)
    ? [barred('state.not-open', `${post.title}已经签到。`, '签到一次即可，无须再签。')]
    : [];
}

/** Who is sent comes instead of somebody who is away: without leave that is judged as asking for none is. */
function substituting(asked: Asked, sender: Post, id: PostId | undefined): readonly Finding[] {
  const { ctx, state } = asked;
  const post = id === undefined ? undefined : ctx.organisation.posts.get(id);
  if (id === undefined) return [barred('input.invalid', '未写明由谁替会。', '请选择替会人。')];
  if (post === undefined) return [unknown];
  const seat = seatsOf(ctx, state).find((one) => one.post.id === id);
  const taken = attendanceOf(state).replies.find((one) => one.substitute === id && one.post !== sender.id);
  const who = participantOf(ctx.organisation, sender.id);
  const leave = state.leaves.find((one) => one.post === sender.id);
  return [
    ...(id === sender.id ? [barred('input.invalid', '替会人不能是本人。', '请另选替会人。')] : []),
    ...(id !== sender.id && seat !== undefined && seat.topics === undefined
      ? [barred('input.invalid', `${post.title}本人参加会议，不能替会。`, '请另选替会人。')]
      : []),
    ...(taken === undefined ? [] : [barred('input.invalid', `${post.title}已经替别人参会。`, '请另选替会人。')]),
    ...(sender.department !== undefined && post.department !== sender.department
      ? [barred('input.invalid', '替会人须是本单位的人员。', '请从本单位选择。')]
      : []),
    ...(who === undefined
      ? []
      : restrained(
          ctx.pack,
          'miss-meeting',
          who,
          new Set(leave?.answer?.granted === true ? (['special-circumstances', 'listed-reasons'] as const) : []),
        )),
  ];
}

/** What says no to an outcome: too few are there, by the modality of the text; putting it off needs no number. */
export function countedFor(asked: Asked, topic: Topic | undefined, result: Result | undefined): readonly Finding[] {
  const { ctx, state } = asked;
  if (topic === undefined || result === 'deferred') return [];
  const quorum = quorumOf(ctx, state, topic.id);
  const aside = isAside(state, topic.id, state.chair.post);
  return [
    ...(aside && result !== undefined
      ? [barred('authority.not-yours', `主持人已就“${topic.title}”回避，不能由其作出结论。`, '请议定为缓议，另行安排。')]
      : []),
    ...(quorum === undefined
      ? []
      : [
          quorum.there >= quorum.needed
            ? kept(quorum.norm, 'quorum.missing', `应到${quorum.members}人，到会${quorum.there}人。`)
            : broken(
                quorum.norm,
                'quorum.missing',
                `${quorum.norm.says}；应到${quorum.members}人，须到${quorum.needed}人，现到${quorum.there}人。`,
                '请待到会人数足够，或者议定为缓议。',
              ),
        ]),
  ];
}

/** Nobody is recorded as not there who has signed in: one of the two is wrong. */
export function signedInThough({ ctx, state }: Asked, absent: readonly PostId[] = []): readonly Finding[] {
  const both = inTheRoom(state).filter((one) => absent.includes(one.post));
  if (both.length === 0) return [];
  const names = both.map((one) => ctx.organisation.posts.get(one.post)?.title ?? one.post).join('、');
  return [barred('input.invalid', `${names}已经签到，又记为没有到会。`, '请核对谁没有到会。')];
}

/** Whoever has said that he does not come does not chair until he says that he does. */
export function staysAway({ ctx, state }: Asked, id: PostId): readonly Finding[] {
  const leave = state.leaves.find((one) => one.post === id && one.answer?.granted !== false);
  const sent = attendanceOf(state).replies.find((one) => one.post === id && one.answer === 'delegate');
  if (leave === undefined && sent === undefined) return [];
  const title = ctx.organisation.posts.get(id)?.title ?? id;
  return [barred('state.not-open', `${title}已经${leave === undefined ? '委派他人参会' : '请假'}。`, '确由其主持的，请先由其答复参加。')];
}

export const ATTENDANCE_JUDGES: { readonly [A in AttendanceAct]: Judge<A> } = {
  reply: (asked, input) => {
    const { ctx, state, actor } = asked;
    const id = input?.post ?? actor.post;
    const post = ctx.organisation.posts.get(id);
    if (post === undefined) return [unknown];
    const seats = seatsOf(ctx, state);
    const seat = seats.find((one) => one.post.id === id);
    // For the button: his own notice, or one of those for whom he may answer.
    const mine = input === undefined ? seats.some((one) => answersFor(asked, one.post)) : answersFor(asked, post);
    return [
      ...stageFinding(asked, 'reply'),
      ...(mine ? [] : [barred('authority.not-yours', '会议通知由本人、本单位或者办公室答复。')]),
      ...(input !== undefined && seat === undefined ? [barred('input.invalid', `${post.title}不在参会之列。`, '请核对参会人员。')] : []),
      ...(input !== undefined && id === state.chair.post ? [barred('state.not-open', '主持人不答复会议通知。', '请改定主持人。')] : []),
      ...(input?.answer === 'delegate' ? substituting(asked, post, input.substitute) : []),
    ];
  },
  reschedule: (asked, input) => [
    ...ofChair(asked, 'reschedule'),
    ...stageFinding(asked, 'reschedule'),
    ...(asked.state.on === undefined ? [barred('state.not-open', '会议日期还没有定。', '请先定日期。')] : []),
    ...(input === undefined ? [] : notOver(asked.ctx, input.on, input.time)),
    ...(input !== undefined && input.on === asked.state.on && input.time === asked.state.time && input.place === asked.state.place
      ? [barred('input.invalid', '时间、地点都没有改动。')]
      : []),
    ...(input === undefined ? [] : engaged(asked.ctx, movedTo(asked.state, input), asked.request?.sameDay)),
  ],
  invite: (asked, input) => {
    const { ctx, state } = asked;
    if (input === undefined) return [...ofOffice(asked, 'invite'), ...stageFinding(asked, 'invite')];
    const seat = seatsOf(ctx, state).find((one) => one.post.id === input.post);
    const more = seat?.topics !== undefined && (input.topics.length === 0 || input.topics.some((one) => !hasSeatFor(seat, one)));
    return [
      ...ofOffice(asked, 'invite'),
      ...stageFinding(asked, 'invite'),
      ...(ctx.organisation.posts.has(input.post) ? [] : [unknown]),
      ...(seat === undefined || more ? [] : [barred('state.not-open', `${seat.post.title}已经在参会之列。`)]),
      ...input.topics.flatMap((one) => openTopic(asked, one).findings),
      // Before the notice the notice itself warns of everybody.
      ...(state.stage === 'preparing'
        ? []
        : engagedAnew(ctx, state, withInvited(state, { by: asked.actor.post, at: ctx.now, input }), asked.request?.sameDay)),
    ];
  },
  'sign-in': (asked) => [...coming(asked, asked.actor.post), ...stageFinding(asked, 'sign-in'), ...AT_ITS_DAY(asked)],
  'sign-in-by-hand': (asked, input) => [
    ...ofOffice(asked, 'sign-in-by-hand'),
    ...stageFinding(asked, 'sign-in-by-hand'),
    ...AT_ITS_DAY(asked),
    ...(input === undefined ? [] : coming(asked, input.post)),
  ],
  'begin-topic': (asked, input) => {
    const { topic, findings } = openTopic(asked, input?.topic);
    return [
      ...ofChair(asked, 'begin-topic'),
      ...stageFinding(asked, 'begin-topic'),
      ...findings,
      ...(topic !== undefined && running(asked.state)?.topic === topic.id ? [barred('state.not-open', `正在研究“${topic.title}”。`)] : []),
    ];
  },
  'end-topic': (asked, input) => {
    const { topic, findings } = topicFound(asked.state, input?.topic);
    const now = running(asked.state);
    return [
      ...ofChair(asked, 'end-topic'),
      ...stageFinding(asked, 'end-topic'),
      ...findings,
      ...(now === undefined || (topic !== undefined && now.topic !== topic.id)
        ? [barred('state.not-open', topic === undefined ? '没有正在研究的议题。' : `现在没有研究“${topic.title}”。`)]
        : []),
    ];
  },
  speak: (asked, input) => {
    const { ctx, state, actor } = asked;
    const id = input?.post ?? actor.post;
    const { topic, findings } = openTopic(asked, input?.topic);
    const seat = seatOf(ctx, state, id);
    const taken = topic === undefined || attendanceOf(state).taken.some((one) => one.topic === topic.id);
    const others = id === actor.post || ofChair(asked, 'speak').length === 0;
    const may = topic === undefined ? seat !== undefined || ofChair(asked, 'speak').length === 0 : hasSeatFor(seat, topic.id);
    return [
      ...stageFinding(asked, 'speak'),
      ...findings,
      ...(others ? [] : [barred('authority.not-yours', '别人的发言由主持人或者办公室登记。')]),
      ...(may ? [] : [barred('authority.not-yours', '发言的须是参加这一议题的人员。', '确须参会的，由办公室增加参会人员。')]),
      ...(taken ? [] : [barred('state.not-open', `“${topic.title}”还没有开始研究。`, '请由主持人或者办公室先开始研究。')]),
      ...(topic !== undefined && isAside(state, topic.id, id) ? [barred('state.not-open', '已就这一议题回避，不发言。')] : []),
    ];
  },
  'stand-aside': (asked, input) => {
    const { ctx, state, actor } = asked;
    const id = input?.post ?? actor.post;
    const { topic, findings } = openTopic(asked, input?.topic);
    const seat = seatOf(ctx, state, id);
    const own = id === actor.post;
    const may = topic === undefined ? seat !== undefined || ofChair(asked, 'stand-aside').length === 0 : hasSeatFor(seat, topic.id);
    return [
      ...(own ? [] : ofChair(asked, 'stand-aside')),
      ...stageFinding(asked, 'stand-aside'),
      ...findings,
      ...(may ? [] : [barred('input.invalid', '回避的须是参加这一议题的人员。', '请核对参会人员。')]),
      ...(topic !== undefined && isAside(state, topic.id, id) ? [barred('state.not-open', '已经就这一议题回避。')] : []),
    ];
  },
};

/** Whether an act of attending is one that this person might look for; the others would only stand in his way. */
export function concerns(asked: Asked, act: string): boolean {
  const { ctx, state, actor } = asked;
  const runs = runsIt(ctx, state, actor.post);
  switch (act) {
    case 'reply':
      return seatsOf(ctx, state).some((one) => one.post.id !== state.chair.post && answersFor(asked, one.post));
    case 'sign-in':
      return (
        ctx.today === state.on && seatOf(ctx, state, actor.post) !== undefined && !inTheRoom(state).some((one) => one.post === actor.post)
      );
    case 'speak':
    case 'stand-aside':
      return runs || seatOf(ctx, state, actor.post) !== undefined;
    case 'sign-in-by-hand':
    case 'begin-topic':
    case 'end-topic':
    case 'invite':
    case 'reschedule':
    case 'correct-outcome':
    case 'correct-chair':
    case 'open-seats':
    case 'register-guest':
    case 'strike-guest':
    case 'admit-guests':
      return runs;
    case 'acknowledge-minutes':
      return copiesFor(ctx, state, actor.post).some((one) => one.acknowledged === undefined);
    default:
      return true;
  }
}
