/** The way of a small matter as a chain: what was done, what it waits for, what is still to come. */
import type { Citation } from '@lingxing/workrules';
import type { ChainStep, Context } from '../kernel/procedure.ts';
import { whoActed } from '../kernel/stood-in.ts';
import { dayWords } from '../kernel/words.ts';
import { ACTS } from './acts.ts';
import { expectations } from './expectations.ts';
import { rowOf, SLOTS, WAY_LABELS, type SlotName } from './kinds.ts';
import type { ConductState, Decided, Happened } from './state.ts';
import { wayOfState, wordsAhead } from './way.ts';
import { handsOf } from './judge.ts';

type Done = readonly [
  label: string,
  by: string,
  at: number,
  opinion?: string | undefined,
  citation?: Citation | undefined,
  takenBack?: true,
];

function decision({ slot, granted, by, at, opinion, paper }: Decided, citation: Citation | undefined): Done {
  const word = granted ? ACTS.approve.label : ACTS.decline.label;
  const whose = SLOTS[slot].label;
  // Whoever enters the word of an organ elsewhere has not given it.
  return paper === undefined
    ? [`${word}（${whose}）`, by, at, opinion, citation]
    : [`${ACTS['enter-decision'].label}（${whose}${word}）`, by, at, onPaper(paper.on, paper.words, paper.why), citation];
}

/** A paper by its day and number; one that is older than the matter, with the reason that was given. */
const onPaper = (on: string, words: string, why: string | undefined): string =>
  `${dayWords(on)}，${words}${why === undefined ? '' : `（早于办理：${why}）`}`;

export function chain(ctx: Context, state: ConductState): readonly ChainStep[] {
  const { organisation } = ctx;
  const name = (id: string): string => organisation.posts.get(id)?.title ?? id;
  const { enteredBy, order, recorded, happened, result, withdrawn } = state;
  const { slots } = wayOfState(ctx, state);
  const normOf = (slot: SlotName): Citation | undefined => slots.find((one) => one.name === slot)?.norm?.citation;
  const told = slots.find((one) => !SLOTS[one.name].outside)?.norm?.citation;
  const steps: readonly Done[] = [
    [WAY_LABELS[state.way], enteredBy.by, enteredBy.at, enteredBy.by === state.post ? undefined : `代${name(state.post)}办理`],
    ...(order === undefined ? [] : [[ACTS.order.label, order.by, order.at, order.reason] as const]),
    ...state.reviews.map((one) => [ACTS.clear.label, one.by, one.at, one.opinion] as const),
    ...state.named.map((one) => [ACTS['name-decider'].label, one.by, one.at, `${one.body ?? name(one.post ?? '')}，${one.words}`] as const),
    ...state.decisions.map((one) => decision(one, normOf(one.slot))),
    ...(state.handed ?? []).map(
      ({ slot, by, at, on, paper, why }) => [`报送${SLOTS[slot].label}`, by, at, onPaper(on, paper, why), normOf(slot)] as const,
    ),
    ...(recorded === undefined ? [] : [[ACTS.record.label, recorded.by, recorded.at, `向${recorded.with}报备`, told] as const]),
    ...(happened === undefined ? [] : [doneStep('happened', happened)]),
    ...(state.retracted ?? []).flatMap(({ act, was, by, at, reason }): Done[] => [
      [...doneStep(act, was), undefined, true],
      [ACTS.retract.label, by, at, reason],
    ]),
    ...(result === undefined ? [] : [doneStep('result', result)]),
    ...(withdrawn === undefined ? [] : [[ACTS.withdraw.label, withdrawn.by, withdrawn.at, withdrawn.reason] as const]),
  ];
  const done = steps
    .map(([label, by, at, opinion, citation, takenBack]): ChainStep => ({
      label,
      state: 'done',
      posts: [whoActed(organisation, state.stoodIn, by, at)],
      at,
      ...(opinion === undefined || opinion === '' ? {} : { opinion }),
      ...(citation === undefined ? {} : { citation }),
      group: 0,
      round: 1,
      lapsed: false,
      ...(takenBack === true ? { takenBack } : {}),
    }))
    .toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
  return [...done, ...present(ctx, state), ...toCome(ctx, state)].map((one, i) => ({
    ...one,
    group: one.state === 'present' ? Number.MAX_SAFE_INTEGER - 1 : i,
  }));
}

const doneStep = (act: 'happened' | 'result', { by, at, on, note }: Happened): readonly [string, string, number, string] => [
  ACTS[act].label,
  by,
  at,
  `${dayWords(on)}，${note}`,
];

function present(ctx: Context, state: ConductState): readonly ChainStep[] {
  const title = (id: string): string => ctx.organisation.posts.get(id)?.title ?? id;
  return [...Map.groupBy(expectations(ctx, state), (one) => one.label)].map(([label, lines]) => ({
    label,
    state: 'present',
    posts: [...new Set(lines.map((one) => title(one.post)))],
    citation: lines[0]?.basis,
    group: 0,
    round: 1,
    lapsed: false,
  }));
}

/** Words that nobody gives yet, since it is not stated who does; and what one does oneself ends with its result. */
function toCome(ctx: Context, state: ConductState): readonly ChainStep[] {
  const nobody = wordsAhead(ctx, state)
    .filter((one) => one.decider === undefined)
    .map(({ slot: { name, norm } }): ChainStep => ({
      label: `${SLOTS[name].label}${name === 'approval' ? '' : '同意'}`,
      state: 'to-come',
      posts: ['尚未写明由谁'],
      ...(norm === undefined ? {} : { citation: norm.citation }),
      group: 0,
      round: 1,
      lapsed: false,
    }));
  if ((state.stage !== 'asked' && state.stage !== 'reported') || rowOf(state.form.kind).conduct === undefined) return nobody;
  const posts = handsOf(ctx, state).map((one) => one.title);
  return [...nobody, { label: ACTS.result.label, state: 'to-come', posts, group: 0, round: 1, lapsed: false }];
}
