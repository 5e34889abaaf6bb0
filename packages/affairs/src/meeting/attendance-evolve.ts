/** What each event about attending and sitting makes of the state. No default branch. */
import type { AttendanceEvent, HeldEvent } from './attendance-events.ts';
import { attendanceOf, type Attendance } from './attendance-state.ts';
import type { MeetingEvent } from './events.ts';
import type { Done, MeetingState, Topic } from './state.ts';

const TYPES: Readonly<Record<AttendanceEvent['type'], true>> = {
  replied: true,
  rescheduled: true,
  invited: true,
  'signed-in': true,
  'topic-begun': true,
  'topic-over': true,
  spoke: true,
  'stood-aside': true,
};
export const isAttendance = (event: MeetingEvent): event is AttendanceEvent => Object.hasOwn(TYPES, event.type);

export function attended(state: MeetingState, event: AttendanceEvent, done: Done): MeetingState {
  const now = attendanceOf(state);
  const withAttendance = (change: Partial<Attendance>): MeetingState => ({ ...state, attendance: { ...now, ...change } });
  switch (event.type) {
    case 'replied': {
      const { post, answer, substitute, note } = event;
      const reply = { ...done, post, answer, note, ...(substitute === undefined ? {} : { substitute }) };
      // Whoever answers that he comes does not ask for leave any more.
      const leaves = answer === 'attend' ? state.leaves.filter((one) => one.post !== post) : state.leaves;
      return { ...withAttendance({ replies: [...now.replies.filter((one) => one.post !== post), reply] }), leaves };
    }
    case 'rescheduled': {
      const { on, time, place, reason } = event;
      // One whose day is open is given its day, not another.
      const before = { on: state.on ?? on, time: state.time ?? time, place: state.place ?? place };
      // All are asked anew: what they had answered was about another day or place.
      return {
        ...withAttendance({
          replies: [],
          rescheduled: [...now.rescheduled, { ...done, before, reason }],
          ...(event.anew === undefined ? {} : { present: [] }),
        }),
        on,
        time,
        place,
        leaves: [],
      };
    }
    case 'invited': {
      const { post, topics, reason } = event;
      return withAttendance({ invited: [...now.invited.filter((one) => one.post !== post), { ...done, post, topics, reason }] });
    }
    case 'signed-in': {
      const { post, way, topics, for: inPlaceOf, note } = event;
      const came = {
        ...done,
        post,
        way,
        note,
        ...(topics === undefined ? {} : { topics }),
        ...(inPlaceOf === undefined ? {} : { for: inPlaceOf }),
      };
      return withAttendance({ present: [...now.present.filter((one) => one.post !== post), came] });
    }
    case 'topic-begun':
      return withAttendance({ taken: [...now.taken, { topic: event.topic, begun: done }] });
    case 'topic-over': {
      const { topic, leaving } = event;
      return withAttendance({
        taken: now.taken.map((one) => (one.topic === topic && one.over === undefined ? { ...one, over: done } : one)),
        present: now.present.map((one) => (leaving.includes(one.post) ? { ...one, left: { at: done.at, topic } } : one)),
      });
    }
    case 'spoke': {
      const { topic, post, words } = event;
      return withAttendance({ spoken: [...now.spoken, { ...done, topic, post, words }] });
    }
    case 'stood-aside': {
      const { topic, post, reason } = event;
      return withAttendance({ aside: [...now.aside, { ...done, topic, post, reason }] });
    }
  }
}

/** A sitting that was held before it came here: over, decided on, with what had not come first beside each topic. */
export function heldEntered(event: HeldEvent, done: Done): Omit<MeetingState, 'hands' | 'stoodIn'> {
  const { kind, on, time, place, chair, emergency, absent, note, another, breaches, exercise } = event;
  const topics = event.topics.map(({ form, result, heard, words, breaches: missing }, i): Topic => ({
    ...form,
    id: `t${i + 1}`,
    stage: 'fixed',
    proposed: done,
    prepared: [],
    added: { ...done, reason: emergency, breaches: missing },
    outcome: { ...done, result, heard, words },
  }));
  return {
    procedure: 'meeting',
    stage: 'adjourned',
    kind,
    on,
    time,
    place,
    chair,
    convened: done,
    topics,
    agenda: topics.map((one) => one.id),
    leaves: [],
    opened: { ...done, absent, note },
    ended: { ...done, on },
    returns: [],
    held: { ...done, emergency, ...(another === undefined ? {} : { another }), breaches },
    exercise,
  };
}
