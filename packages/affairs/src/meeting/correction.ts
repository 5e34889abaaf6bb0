/**
 * Setting right what was put on record wrongly before the minutes are signed (更正): what was concluded on a topic, who chaired. The acts as
 * data, the events, what they make of the state. What stood before stays beside what stands now.
 */
import * as z from 'zod';
import type { Finding } from '../kernel/finding.ts';
import { instead, note, post, topic, words } from './fields.ts';
import { RESULTS, type Result, type Stage } from './kinds.ts';
import type { Chair, Done, MeetingState, Topic } from './state.ts';

const reason = words('更正的理由', 1_000);

export const CORRECTION_INPUTS = {
  'correct-outcome': z.object({
    topic,
    result: z.enum(RESULTS, '请选择议定结果'),
    heard: note,
    words: words('议定意见'),
    reason,
  }),
  'correct-chair': z.object({ chair: post, ...instead, reason }),
  /** Follows from a correction elsewhere: the topic was not put off there after all. */
  'give-back-topic': z.object({ sitting: z.uuid(), topic }),
} as const;

const UNTIL_SIGNED = ['sitting', 'adjourned', 'drafted'] as const satisfies readonly Stage[];

export const CORRECTION_ACTS = {
  'correct-outcome': { label: '更正议定结果', from: UNTIL_SIGNED, exclusive: true },
  'correct-chair': { label: '更正召集主持人', from: UNTIL_SIGNED, exclusive: true },
  'give-back-topic': { label: '退回原会议', from: ['preparing'], exclusive: true },
} as const satisfies Record<string, { label: string; from: readonly Stage[]; exclusive: boolean }>;
export type CorrectionAct = keyof typeof CORRECTION_ACTS;

type Of<T extends string, More> = { readonly type: T; readonly v: 1 } & More;
export type CorrectionEvent =
  | Of<
      'outcome-corrected',
      { readonly topic: string; readonly result: Result; readonly heard: string; readonly words: string; readonly reason: string }
    >
  /** What had been put off was not: it waits for no other sitting. `from`: the one that had taken it up. */
  | Of<'topic-recalled', { readonly topic: string; readonly from?: string | undefined }>
  /** `breaches`: what is amiss with whoever chaired, each with its article. */
  | Of<'chair-corrected', { readonly chair: Chair; readonly reason: string; readonly breaches: readonly Finding[] }>;

/** What was concluded before it was set right, and why it was. */
export interface Corrected extends Done {
  readonly before: NonNullable<Topic['outcome']>;
  readonly reason: string;
}

/** Who was on record as chairing before it was set right, and why it was. */
export interface ChairCorrected extends Done {
  readonly before: Chair;
  readonly reason: string;
  readonly breaches: readonly Finding[];
}

const carried = (result: Result): boolean => result === 'adopted' || result === 'amended';

/** A decision that no longer carries calls for nothing; one that was not put off waits nowhere. */
function outcomeOf(
  one: Topic,
  { result, heard, words: said, reason: why }: Extract<CorrectionEvent, { type: 'outcome-corrected' }>,
  done: Done,
): Topic {
  if (one.outcome === undefined) return one;
  const { fate, submitted, left, ...rest } = one;
  return {
    ...rest,
    outcome: { ...done, result, heard, words: said },
    corrected: [...(one.corrected ?? []), { ...done, before: one.outcome, reason: why }],
    ...(carried(result) && fate !== undefined ? { fate } : {}),
    ...(carried(result) && submitted !== undefined ? { submitted } : {}),
    ...(result === 'deferred' && left !== undefined ? { left } : {}),
  };
}

export function corrected(state: MeetingState, event: CorrectionEvent, done: Done): MeetingState {
  switch (event.type) {
    case 'outcome-corrected':
      return { ...state, topics: state.topics.map((one) => (one.id === event.topic ? outcomeOf(one, event, done) : one)) };
    case 'topic-recalled':
      return state;
    case 'chair-corrected': {
      const { chair, reason: why, breaches } = event;
      return { ...state, chair, chairs: [...(state.chairs ?? []), { ...done, before: state.chair, reason: why, breaches }] };
    }
  }
}
