/** What follows of each act of attending and sitting, once it was judged. */
import type { Asked } from './judging.ts';
import type { ActInput } from './acts.ts';
import type { AttendanceAct } from './attendance-acts.ts';
import type { AttendanceEvent } from './attendance-events.ts';
import { closing, seatOf } from './attendance.ts';
import { attendanceOf } from './attendance-state.ts';
import type { PostId } from '../kernel/organisation.ts';

/** Somebody came, for what he has a place for; in whose place, where he was sent. */
function came({ ctx, state }: Asked, post: PostId, way: 'code' | 'hand', note: string): AttendanceEvent {
  const seat = seatOf(ctx, state, post);
  return {
    type: 'signed-in',
    v: 1,
    post,
    way,
    note,
    ...(seat?.topics === undefined ? {} : { topics: seat.topics }),
    ...(seat?.for === undefined ? {} : { for: seat.for }),
  };
}

export const ATTENDANCE_FOLLOWING: {
  readonly [A in AttendanceAct]: (asked: Asked, input: ActInput<A>) => readonly AttendanceEvent[];
} = {
  reply: ({ actor }, { post, answer, substitute, note }) => [
    {
      type: 'replied',
      v: 1,
      post: post ?? actor.post,
      answer,
      note,
      ...(answer === 'delegate' && substitute !== undefined ? { substitute } : {}),
    },
  ],
  reschedule: ({ state }, { on, time, place, reason }) => [
    { type: 'rescheduled', v: 1, on, time, place, reason, ...(attendanceOf(state).present.length === 0 ? {} : { anew: true }) },
  ],
  // Whoever was invited to one topic and then to another has a place at both; invited without a topic, at the whole of it.
  invite: ({ state }, { post, topics, reason }) => {
    const before = attendanceOf(state).invited.find((one) => one.post === post)?.topics ?? [];
    return [{ type: 'invited', v: 1, post, topics: topics.length === 0 ? [] : [...new Set([...before, ...topics])], reason }];
  },
  'sign-in': (asked) => [came(asked, asked.actor.post, 'code', '')],
  'sign-in-by-hand': (asked, { post, note }) => [came(asked, post, 'hand', note)],
  'begin-topic': ({ state }, { topic }) => [...closing(state), { type: 'topic-begun', v: 1, topic }],
  'end-topic': ({ state }) => closing(state),
  speak: ({ actor }, { topic, post, words }) => [{ type: 'spoke', v: 1, topic, post: post ?? actor.post, words }],
  'stand-aside': ({ actor }, { topic, post, reason }) => [{ type: 'stood-aside', v: 1, topic, post: post ?? actor.post, reason }],
};
