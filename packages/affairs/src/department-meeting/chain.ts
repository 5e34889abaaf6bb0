/** The way of a department's meeting as a chain: what was done, what it waits for, what is still to come. */
import type { ChainStep, Context } from '../kernel/procedure.ts';
import { whoActed } from '../kernel/stood-in.ts';
import { dayWords } from '../kernel/words.ts';
import { ACTS, type ActName } from './acts.ts';
import { expectations } from './expectations.ts';
import { SLOTS, WAY_LABELS } from './kinds.ts';
import type { Decided, DepartmentMeetingState } from './state.ts';
import { handsOf, reviewers, slotsOf } from './way.ts';

type Done = readonly [label: string, by: string, at: number, opinion?: string | undefined];

function decision({ slot, granted, by, at, opinion, paper }: Decided): Done {
  const word = granted ? ACTS.approve.label : ACTS.decline.label;
  // Whoever enters the word of a body elsewhere has not given it.
  return paper === undefined
    ? [`${word}（${SLOTS[slot]}）`, by, at, opinion]
    : [`${ACTS['enter-decision'].label}（${SLOTS[slot]}，${word}）`, by, at, `${dayWords(paper.on)}，${paper.words}`];
}

export function chain(ctx: Context, state: DepartmentMeetingState): readonly ChainStep[] {
  const { organisation } = ctx;
  const name = (id: string | undefined): string => (id === undefined ? '' : (organisation.posts.get(id)?.title ?? id));
  const { enteredBy, order, consent, referred, reviewed, refused, held, withdrawn } = state;
  const spoken = (label: string, one: { by: string; at: number; opinion: string } | undefined): readonly Done[] =>
    one === undefined ? [] : [[label, one.by, one.at, one.opinion]];
  const steps: readonly Done[] = [
    [WAY_LABELS[state.way], enteredBy.by, enteredBy.at],
    ...(order === undefined ? [] : [[ACTS.order.label, order.by, order.at, order.reason] as const]),
    ...spoken(ACTS.consent.label, consent),
    ...state.submissions.map((one) => [ACTS.submit.label, one.by, one.at] as const),
    ...state.returns.map((one) => [ACTS.return.label, one.by, one.at, one.reason] as const),
    ...spoken(referred?.to === undefined ? '办公室审核' : `呈报${name(referred.to)}`, referred),
    ...spoken(ACTS.review.label, reviewed),
    ...spoken(ACTS.decline.label, refused),
    ...state.named.map((one) => [ACTS['name-decider'].label, one.by, one.at, `${one.body ?? name(one.post)}，${one.words}`] as const),
    ...state.decisions.map(decision),
    ...(held === undefined || state.way === 'registered'
      ? []
      : [[ACTS.hold.label, held.by, held.at, `${dayWords(held.was.on)}召开${held.was.note === '' ? '' : `，${held.was.note}`}`] as const]),
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
  const present = presentOf(ctx, state);
  return [...done, ...present, ...toCome(ctx, state)].map((one, i) => ({
    ...one,
    group: one.state === 'present' ? done.length : one.state === 'done' ? i : i + 1,
  }));
}

function presentOf(ctx: Context, state: DepartmentMeetingState): readonly ChainStep[] {
  const title = (id: string): string => ctx.organisation.posts.get(id)?.title ?? id;
  return [...Map.groupBy(expectations(ctx, state), (one) => one.label)].map(([label, lines]) => ({
    label,
    state: 'present',
    posts: [...new Set(lines.map((one) => title(one.post)))],
    ...(lines[0]?.due === undefined ? {} : { due: lines[0].due }),
    citation: lines[0]?.basis,
    group: 0,
    round: 1,
    lapsed: false,
  }));
}

const WAITING = ['consulting', 'consented', 'asked', 'returned', 'reviewing', 'deciding'] as const;

/** The steps after the one that it waits for. */
function toCome(ctx: Context, state: DepartmentMeetingState): readonly ChainStep[] {
  const at = (WAITING as readonly string[]).indexOf(state.stage);
  if (at === -1) return [];
  const step = (act: ActName, posts: readonly string[]): ChainStep => ({
    label: ACTS[act].label,
    state: 'to-come',
    posts,
    group: 0,
    round: 1,
    lapsed: false,
  });
  const hands = handsOf(ctx.organisation, state.host).map((one) => one.title);
  const review = reviewers(ctx, state);
  const approving = slotsOf(ctx, state).flatMap((one) => one.decider?.body ?? one.decider?.posts.map((post) => post.title) ?? []);
  return [
    ...(state.stage === 'consulting' ? [step('submit', hands)] : []),
    ...(at <= 1 || state.stage === 'returned' ? [step('refer', ['办公室'])] : []),
    ...(review !== undefined && at <= 3 ? [step('review', review.length === 1 ? review.map((one) => one.title) : ['政府领导'])] : []),
    ...(at <= 4 ? [step('approve', [...new Set(approving)])] : []),
    step('hold', hands),
  ];
}
