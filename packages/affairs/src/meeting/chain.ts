/** The way of a sitting as a chain: what was done, what it waits for, what is still to come. */
import type { Actor, ChainStep, Context } from '../kernel/procedure.ts';
import { whoActed } from '../kernel/stood-in.ts';
import { ACTS } from './acts.ts';
import { attendanceOf } from './attendance-state.ts';
import { expectations } from './expectations.ts';
import { isOfTopic, seesAll } from './hands.ts';
import { isHidden } from './publication-sight.ts';
import type { MeetingState } from './state.ts';

type Done = readonly [label: string, one: { readonly by: string; readonly at: number } | undefined, opinion?: string | undefined];

export function chain(ctx: Context, state: MeetingState, reader?: Actor): readonly ChainStep[] {
  const { organisation } = ctx;
  const all = reader === undefined || seesAll(ctx, state, reader.post);
  const topics = state.topics.filter(
    (one) => reader === undefined || ((all || isOfTopic(ctx, one, reader.post)) && !isHidden(ctx, state, one, reader.post)),
  );
  const { minutes } = state;
  const steps: readonly Done[] = [
    [ACTS.convene.label, state.held === undefined ? state.convened : undefined],
    [ACTS['enter-held'].label, state.held, state.held?.emergency],
    ...topics.flatMap((one): Done[] => [
      // What another sitting left was proposed there.
      [ACTS.propose.label, one.added === undefined && one.from === undefined ? one.proposed : undefined, one.title],
      [ACTS.vet.label, one.vetted, one.title],
      [ACTS.fix.label, one.fixed, one.title],
      ...(one.filings ?? []).flatMap((filing): Done[] => [
        [ACTS['file-papers'].label, filing, `${one.title}，第${filing.n}稿`],
        [ACTS['vet-papers'].label, filing.vetted, one.title],
        [ACTS['return-papers'].label, filing.returned, one.title],
        [ACTS['deliver-papers'].label, filing.delivered, one.title],
      ]),
      [ACTS['approve-papers'].label, one.papers, one.title],
      [ACTS['add-topic'].label, one.added, one.title],
      ...(one.corrected ?? []).map((two): Done => [ACTS['correct-outcome'].label, two, `${one.title}：${two.reason}`]),
      [ACTS['issue-document'].label, one.issued, one.title],
      [ACTS['finish-task'].label, one.finished, one.finished?.words === '' ? one.title : one.finished?.words],
    ]),
    [ACTS.notify.label, state.notified],
    ...attendanceOf(state).rescheduled.map((one): Done => [ACTS.reschedule.label, one, one.reason]),
    ...(state.chairs ?? []).map((one): Done => [ACTS['correct-chair'].label, one, one.reason]),
    [ACTS.open.label, state.held === undefined ? state.opened : undefined],
    [ACTS.adjourn.label, state.held === undefined ? state.ended : undefined],
    ...(all
      ? ([
          [ACTS['draft-minutes'].label, minutes?.drafted],
          ...state.returns.map((one) => [ACTS['return-minutes'].label, one, one.reason] as const),
          [ACTS['vet-minutes'].label, minutes?.vetted, minutes?.vetted?.opinion],
          [ACTS['sign-minutes'].label, minutes?.signed, minutes?.signed?.opinion],
          [ACTS['settle-minutes'].label, minutes?.settled, minutes?.settled?.opinion],
        ] as const)
      : []),
    [ACTS.number.label, minutes?.numbered],
    ...(all && minutes !== undefined
      ? [
          ...(minutes.sendings ?? []).map((one): Done => [ACTS['distribute-minutes'].label, one, one.note]),
          [ACTS['archive-minutes'].label, minutes.archived, minutes.archived?.retention] as const,
        ]
      : []),
    [ACTS.cancel.label, state.cancelled, state.cancelled?.reason],
  ];
  const done = steps
    .flatMap(([label, one, opinion]): ChainStep[] =>
      one === undefined
        ? []
        : [
            {
              label,
              state: 'done',
              posts: [whoActed(organisation, state.stoodIn, one.by, one.at)],
              at: one.at,
              ...(opinion === undefined || opinion === '' ? {} : { opinion }),
              group: 0,
              round: 1,
              lapsed: false,
            },
          ],
    )
    .toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
  const present = [...Map.groupBy(expectations(ctx, state), (one) => one.label)].map(([label, lines]): ChainStep => ({
    label,
    state: 'present',
    posts: [...new Set(lines.map((one) => organisation.posts.get(one.post)?.title ?? one.post))],
    citation: lines[0]?.basis,
    group: 0,
    round: 1,
    lapsed: false,
  }));
  return [...done, ...present].map((one, i) => ({ ...one, group: one.state === 'present' ? Number.MAX_SAFE_INTEGER - 1 : i }));
}
