/** What became of what a sitting decided: each topic with its outcome, what it calls for, by when, and whether it is done. */
import type { Context } from '../kernel/procedure.ts';
import { obligationsOf } from './after.ts';
import { FATE_LABELS, RESULT_LABELS } from './kinds.ts';
import type { MeetingState, Topic } from './state.ts';
import { isDecidedFor, onAgenda } from './topics.ts';

/**
 * `undecided` 缓议、不通过; `unfated` adopted, and nobody has said what it calls for; `settled` it calls for nothing more; `entrusted`
 * handed to a body as a task; `open` a document that is still to be issued; `late` the same past its limit; `issued`; `issued-late`.
 */
export const FOLLOW_UPS = ['undecided', 'unfated', 'settled', 'entrusted', 'open', 'late', 'issued', 'issued-late'] as const;
export type FollowUp = (typeof FOLLOW_UPS)[number];
export const FOLLOW_UP_LABELS: Readonly<Record<FollowUp, string>> = {
  undecided: '没有议定',
  unfated: '去向未明确',
  settled: '不另办理',
  entrusted: '已交办',
  open: '待印发',
  late: '逾期未印发',
  issued: '已印发',
  'issued-late': '逾期印发',
};

export interface FollowUpLine {
  readonly topic: Topic;
  readonly result: string;
  readonly fate?: string | undefined;
  readonly state: FollowUp;
  /** The last day for issuing it; absent where the text sets none, or no document was decided on. */
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
      return 'entrusted';
    case 'document':
      if (topic.issued !== undefined) return due !== undefined && topic.issued.on > due ? 'issued-late' : 'issued';
      return due !== undefined && today > due ? 'late' : 'open';
  }
}

/** In the order of the agenda; nothing before the sitting is over. */
export function followUps(ctx: Context, state: MeetingState): readonly FollowUpLine[] {
  if (state.ended === undefined) return [];
  const owed = obligationsOf(ctx, state);
  return onAgenda(state).flatMap((topic): FollowUpLine[] => {
    if (topic.outcome === undefined) return [];
    const due = owed.find((one) => one.id === `issue:${topic.id}`)?.due;
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
