/** What became of what a sitting decided: each topic with its outcome, what it calls for, by when, and whether it is done. */
import type { Context } from '../kernel/procedure.ts';
import { obligationsOf } from './after.ts';
import { taskUnderWay } from './entrusted.ts';
import { FATE_LABELS, RESULT_LABELS, type Fate } from './kinds.ts';
import type { MeetingState, Topic } from './state.ts';
import { isDecidedFor, onAgenda } from './topics.ts';

/**
 * `undecided` 缓议、不通过; `unfated` adopted, and nobody has said what it calls for; `settled` it calls for nothing more; `unassigned` a task
 * that is still to be assigned; `entrusted` one under way; `overdue` the same past its limit; `done`; `done-late`; `open` a document that is
 * still to be issued; `late` the same past its limit; `issued`; `issued-late`.
 */
export const FOLLOW_UPS = [
  'undecided',
  'unfated',
  'settled',
  'unassigned',
  'entrusted',
  'overdue',
  'done',
  'done-late',
  'open',
  'late',
  'issued',
  'issued-late',
] as const;
export type FollowUp = (typeof FOLLOW_UPS)[number];
export const FOLLOW_UP_LABELS: Readonly<Record<FollowUp, string>> = {
  undecided: '没有议定',
  unfated: '去向未明确',
  settled: '不另办理',
  unassigned: '待交办',
  entrusted: '已交办',
  overdue: '逾期未办结',
  done: '已办结',
  'done-late': '逾期办结',
  open: '待印发',
  late: '逾期未印发',
  issued: '已印发',
  'issued-late': '逾期印发',
};

/** The same of what is submitted and not issued. */
const SUBMITTED_LABELS: Partial<Record<FollowUp, string>> = {
  open: '待报送',
  late: '逾期未报送',
  issued: '已报送',
  'issued-late': '逾期报送',
};
export const followUpLabel = (state: FollowUp, fate: Fate | undefined): string =>
  (fate === 'party' || fate === 'congress' ? SUBMITTED_LABELS[state] : undefined) ?? FOLLOW_UP_LABELS[state];

export interface FollowUpLine {
  readonly topic: Topic;
  readonly result: string;
  readonly fate?: string | undefined;
  readonly state: FollowUp;
  /** The last day for issuing it, or of its task; absent where neither is set. */
  readonly due?: string | undefined;
}

function stateOf(topic: Topic, due: string | undefined, today: string): FollowUp {
  if (!isDecidedFor(topic)) return 'undecided';
  switch (topic.fate?.fate) {
    case undefined:
      return 'unfated';
    case 'none':
      return 'settled';
    case 'task':
      return taskStateOf(topic, today);
    case 'document':
    case 'party':
    case 'congress':
      if (topic.issued !== undefined) return due !== undefined && topic.issued.on > due ? 'issued-late' : 'issued';
      return due !== undefined && today > due ? 'late' : 'open';
  }
}

/** A task that was claimed waits for the supervisor and is not late by that. */
function taskStateOf(topic: Topic, today: string): FollowUp {
  if (topic.finished !== undefined) return topic.finished.late ? 'done-late' : 'done';
  if (taskUnderWay(topic) === undefined) return 'unassigned';
  const { due, owing } = topic.task ?? {};
  return owing === true && due !== undefined && today > due ? 'overdue' : 'entrusted';
}

/** In the order of the agenda; nothing before the sitting is over. */
export function followUps(ctx: Context, state: MeetingState): readonly FollowUpLine[] {
  if (state.ended === undefined) return [];
  const owed = obligationsOf(ctx, state);
  return onAgenda(state).flatMap((topic): FollowUpLine[] => {
    if (topic.outcome === undefined) return [];
    const due =
      owed.find((one) => one.id === `issue:${topic.id}`)?.due ?? (taskUnderWay(topic) === undefined ? undefined : topic.task?.due);
    return [
      {
        topic,
        result: RESULT_LABELS[topic.outcome.result],
        ...(topic.fate === undefined ? {} : { fate: FATE_LABELS[topic.fate.fate] }),
        state: stateOf(topic, due, ctx.today),
        ...(due === undefined ? {} : { due }),
      },
    ];
  });
}
