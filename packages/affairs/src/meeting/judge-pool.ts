/** The judges of what goes from one sitting to another. The office runs the meeting and keeps its list of topics; no text says more. */
import type { Finding } from '../kernel/finding.ts';
import { barred } from '../office/findings.ts';
import type { ActInput } from './acts.ts';
import { notOver } from './days.ts';
import { engaged, movedTo } from './engagements.ts';
import { ofChair, ofOffice, room, stageFinding, type Asked } from './judging.ts';
import { rightMeeting, topicFound } from './topics.ts';

const bySystem = ({ actor }: Asked): boolean => actor.capacity === 'system';

/** The office takes up what waits; where another sitting has just left something, it comes by itself. `filled`: not only asked for a button. */
export const gathering = (asked: Asked, filled: boolean): readonly Finding[] => [
  ...(bySystem(asked) ? [] : ofOffice(asked, 'gather')),
  ...stageFinding(asked, 'gather'),
  ...(filled && !bySystem(asked) && (asked.request?.sittings?.waiting.length ?? 0) === 0
    ? [barred('state.not-open', '没有待上会的议题。', '以前的会议缓议和没有列入的议题都已收入。')]
    : []),
  ...(bySystem(asked) ? [] : room(asked)),
];

/** Whoever convened it sets the day that was left open, or the office for him: no text names anybody else. */
export const settingDay = (asked: Asked, input: ActInput<'set-day'> | undefined): readonly Finding[] => [
  ...ofChair(asked, 'set-day'),
  ...stageFinding(asked, 'set-day'),
  ...(asked.state.on === undefined ? [] : [barred('state.not-open', '会议的日期已经定了。')]),
  ...(input === undefined ? [] : notOver(asked.ctx, input.on, input.time)),
  ...(input === undefined ? [] : engaged(asked.ctx, movedTo(asked.state, input), asked.request?.sameDay)),
];

/** A topic that is not decided goes to another sitting that is still being prepared; whether that one may take it is judged there. */
export function moving(asked: Asked, input: ActInput<'move-topic'> | undefined): readonly Finding[] {
  const { topic, findings } = topicFound(asked.state, input?.topic);
  return [
    ...ofOffice(asked, 'move-topic'),
    ...stageFinding(asked, 'move-topic'),
    ...findings,
    ...(topic === undefined || topic.stage === 'proposed' || topic.stage === 'fixed'
      ? []
      : [barred('state.not-open', `“${topic.title}”不在待办之列，不能移走。`)]),
    ...(input !== undefined && input.to === asked.request?.matter
      ? [barred('input.invalid', '议题已经在这次会议。', '请选择另一次会议。')]
      : []),
  ];
}

/** Follows from moving it out of another sitting; nobody does it by hand. */
export function receiving(asked: Asked, input: ActInput<'receive-topic'> | undefined): readonly Finding[] {
  // What others send in its place is not looked at.
  if (!bySystem(asked)) return [barred('authority.not-yours', '议题由办公室从原会议移来，不单独办理。')];
  return [
    ...stageFinding(asked, 'receive-topic'),
    ...(asked.state.exercise === asked.ctx.exercise
      ? []
      : [barred('input.invalid', '演练的会议和实际的会议之间不移议题。', '请选择另一次会议。')]),
    ...room(asked),
    ...(input === undefined ? [] : rightMeeting(asked.ctx, asked.state.kind, input.left.form)),
  ];
}
