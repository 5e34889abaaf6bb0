/** Where a topic belongs by the text, where it comes from and where it goes on; and the outlook over the government's meetings. */
import {
  firstTopicOf,
  LEFT_LABELS,
  rhythmOf,
  seesWaiting,
  SITTING_LABELS,
  suggestedFor,
  type LeftTopic,
  type MeetingState,
  type Sitting,
  type Topic,
} from '@lingxing/affairs/meeting';
import type { Context } from '@lingxing/affairs/kernel';
import type { ContinuedTopic, HeldSittings, WaitingTopic } from '@lingxing/ledger';
import type { MeetingOutlook, MeetingView, TopicView } from '../contracts/index.ts';
import { citationView } from './rules.ts';

type By = (one: MeetingState['convened']) => { by: string; at: string };

/** The parts of a topic's view that lead to other sittings. */
export function wayOf(
  ctx: Context,
  kind: Sitting,
  { id, matter, from, left }: Topic,
  done: By,
  continued: readonly ContinuedTopic[],
): Pick<TopicView, 'suggested' | 'from' | 'left'> {
  const on = continued.find((one) => one.topic === id);
  return {
    suggested:
      matter === undefined
        ? []
        : suggestedFor(ctx.pack, matter, kind).map(({ norm, here, binding }) => ({
            says: norm.says,
            citation: citationView(norm.citation, ctx.pack),
            here,
            binding,
          })),
    ...(from === undefined
      ? {}
      : {
          from: {
            sitting: from.sitting,
            kindLabel: SITTING_LABELS[from.kind],
            ...(from.on === undefined ? {} : { on: from.on }),
            why: from.why,
            label: LEFT_LABELS[from.why],
            words: from.words,
          },
        }),
    ...(left === undefined
      ? {}
      : {
          left: { ...done(left), label: LEFT_LABELS[left.why], ...(on === undefined ? {} : { to: { id: on.sitting, title: on.title } }) },
        }),
  };
}

/** Of the whole agenda, whoever looks: what is on it is not told by it. */
export function firstTopicView(ctx: Context, state: MeetingState): Pick<MeetingView, 'firstTopic'> {
  const first = state.agenda.length === 0 ? undefined : firstTopicOf(ctx, state);
  if (first === undefined) return {};
  const { norm, there } = first;
  return { firstTopic: { says: norm.says, citation: citationView(norm.citation, ctx.pack), there } };
}

export function outlookView(
  ctx: Context,
  held: readonly HeldSittings[],
  waiting: readonly { readonly kind: Sitting; readonly topics: readonly WaitingTopic[] }[],
  reader: string,
): Omit<MeetingOutlook, 'attending'> {
  const days = new Map(held.map((one) => [one.kind, one.days]));
  return {
    rhythm: rhythmOf(ctx.pack, days, ctx.today).map(({ kind, norm, last, due }) => ({
      kind,
      label: SITTING_LABELS[kind],
      says: norm.says,
      citation: citationView(norm.citation, ctx.pack),
      ...(last === undefined ? {} : { last }),
      ...(due === undefined ? {} : { by: due.by }),
      ...(due?.behind === undefined ? {} : { behind: due.behind }),
      asRule: norm.modality === 'should',
    })),
    waiting: waiting
      // Stored by the procedure itself (`topics-left`).
      .map(({ kind, topics }) => ({ kind, topics: topics.filter(({ left }) => seesWaiting(ctx, left as LeftTopic, reader)) }))
      .filter((one) => one.topics.length > 0)
      .map(({ kind, topics }) => ({
        kind,
        label: SITTING_LABELS[kind],
        topics: topics.map(({ sitting, left }) => {
          const { form, on, why } = left as LeftTopic;
          return { title: form.title, sitting, ...(on === undefined ? {} : { on }), why: LEFT_LABELS[why] };
        }),
      })),
  };
}
