/** The way of a small matter as a chain: what was done, what it waits for, what is still to come. */
import type { ChainStep, Context } from '../kernel/procedure.ts';
import { whoActed } from '../kernel/stood-in.ts';
import { dayWords } from '../kernel/words.ts';
import { ACTS } from './acts.ts';
import { expectations } from './expectations.ts';
import { rowOf, SLOTS, WAY_LABELS } from './kinds.ts';
import type { ConductState, Decided } from './state.ts';
import { handsOf } from './judge.ts';

type Done = readonly [label: string, by: string, at: number, opinion?: string | undefined];

function decision({ slot, granted, by, at, opinion, paper }: Decided): Done {
  const word = granted ? ACTS.approve.label : ACTS.decline.label;
  const whose = SLOTS[slot].label;
  // Whoever enters the word of an organ elsewhere has not given it.
  return paper === undefined
    ? [`${word}（${whose}）`, by, at, opinion]
    : [`${ACTS['enter-decision'].label}（${whose}${word}）`, by, at, `${dayWords(paper.on)}，${paper.words}`];
}

export function chain(ctx: Context, state: ConductState): readonly ChainStep[] {
  const { organisation } = ctx;
  const name = (id: string): string => organisation.posts.get(id)?.title ?? id;
  const { enteredBy, order, recorded, result, withdrawn } = state;
  const steps: readonly Done[] = [
    [WAY_LABELS[state.way], enteredBy.by, enteredBy.at, enteredBy.by === state.post ? undefined : `代${name(state.post)}办理`],
    ...(order === undefined ? [] : [[ACTS.order.label, order.by, order.at, order.reason] as const]),
    ...state.reviews.map((one) => [ACTS.clear.label, one.by, one.at, one.opinion] as const),
    ...state.named.map((one) => [ACTS['name-decider'].label, one.by, one.at, `${one.body ?? name(one.post ?? '')}，${one.words}`] as const),
    ...state.decisions.map(decision),
    ...(recorded === undefined ? [] : [[ACTS.record.label, recorded.by, recorded.at, `向${recorded.with}报备`] as const]),
    ...(result === undefined ? [] : [[ACTS.result.label, result.by, result.at, `${dayWords(result.on)}，${result.note}`] as const]),
    ...(withdrawn === undefined ? [] : [[ACTS.withdraw.label, withdrawn.by, withdrawn.at, withdrawn.reason] as const]),
  ];
  const done = steps
    .map(([label, by, at, opinion]): ChainStep => ({
      label,
      state: 'done',
      posts: [whoActed(organisation, state.stoodIn, by, at)],
      at,
      ...(opinion === undefined || opinion === '' ? {} : { opinion }),
      group: 0,
      round: 1,
      lapsed: false,
    }))
    .toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
  return [...done, ...present(ctx, state), ...toCome(ctx, state)].map((one, i) => ({
    ...one,
    group: one.state === 'present' ? Number.MAX_SAFE_INTEGER - 1 : i,
  }));
}

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

/** What one does oneself ends with its result. */
function toCome(ctx: Context, state: ConductState): readonly ChainStep[] {
  if ((state.stage !== 'asked' && state.stage !== 'reported') || rowOf(state.form.kind).conduct === undefined) return [];
  const posts = handsOf(ctx, state).map((one) => one.title);
  return [{ label: ACTS.result.label, state: 'to-come', posts, group: 0, round: 1, lapsed: false }];
}
