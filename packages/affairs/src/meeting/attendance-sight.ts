/** Who reads a sitting because he takes part in it, and what of attendance somebody sees who sits in for some topics alone. */
import type { PostId } from '../kernel/organisation.ts';
import { attendanceOf } from './attendance-state.ts';
import { isOfTopic, type Where } from './hands.ts';
import type { MeetingState } from './state.ts';

/** Posts that came to take part by what was done here: added, sent, signed in. */
export function takingPart(state: MeetingState): readonly PostId[] {
  const { invited, replies, present } = attendanceOf(state);
  return [
    ...invited.map((one) => one.post),
    ...replies.flatMap((one) => (one.substitute === undefined ? [one.post] : [one.post, one.substitute])),
    ...present.map((one) => one.post),
  ];
}

/** Of whoever sits in for some topics: his own answer and coming, and when these topics were taken; what others said there is theirs. */
export function attendanceFor(
  where: Where,
  state: MeetingState,
  reader: PostId,
  topics: ReadonlySet<string>,
): Pick<MeetingState, 'attendance' | 'held'> {
  const { attendance, held } = state;
  const body = where.organisation.posts.get(reader)?.department;
  const own = (post: PostId): boolean => post === reader || (body !== undefined && where.organisation.posts.get(post)?.department === body);
  return {
    ...(attendance === undefined
      ? {}
      : {
          attendance: {
            replies: attendance.replies.filter((one) => own(one.post)),
            invited: attendance.invited.filter((one) => own(one.post)),
            rescheduled: attendance.rescheduled,
            present: attendance.present.filter((one) => own(one.post)),
            taken: attendance.taken.filter((one) => topics.has(one.topic)),
            spoken: attendance.spoken.filter((one) => topics.has(one.topic) && own(one.post)),
            aside: attendance.aside.filter((one) => topics.has(one.topic) && own(one.post)),
          },
        }),
    // What was amiss with topics that are not his is not told to him.
    held: held === undefined || state.topics.every((one) => isOfTopic(where, one, reader)) ? held : { ...held, breaches: [] },
  };
}
