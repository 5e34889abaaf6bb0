/** The way of a supervised task as a chain: what was done, what it waits for, what is still to come. */
import type { ChainStep, Context } from '../kernel/procedure.ts';
import { whoActed } from '../kernel/stood-in.ts';
import { dayWords } from '../kernel/words.ts';
import { ACTS, type ActName } from './acts.ts';
import { sourceWords } from './door.ts';
import { expectations } from './expectations.ts';
import { ENDED, RUNGS, type Stage } from './kinds.ts';
import type { TaskState } from './state.ts';
import { desk, handsOf } from './way.ts';

type Step = readonly [label: string, by: string, at: number, opinion?: string | undefined];

function stepsOf(ctx: Context, state: TaskState): readonly Step[] {
  const name = (id: string) => ctx.organisation.departments.get(id)?.name ?? id;
  const { approval, accepted, closed, withdrawn } = state;
  return [
    [ACTS.assign.label, state.assigned.by, state.assigned.at, sourceWords(state.form)],
    ...(approval === undefined
      ? []
      : [[approval.granted ? ACTS.approve.label : ACTS.decline.label, approval.by, approval.at, approval.opinion] as const]),
    ...state.signed.map((one) => [ACTS.sign.label, one.by, one.at] as const),
    ...state.plans.map((one) => [ACTS.plan.label, one.by, one.at, one.words] as const),
    ...state.reports.map((one) => [ACTS.report.label, one.by, one.at, one.words] as const),
    ...state.parts.map((one) => [`${ACTS['report-part'].label}（${name(one.of)}）`, one.by, one.at, one.words] as const),
    ...state.claims.map((one) => [`${ACTS.complete.label}${one.late ? '（逾期）' : ''}`, one.by, one.at, one.words] as const),
    ...state.returns.map((one) => [ACTS['send-back'].label, one.by, one.at, one.reason] as const),
    ...(accepted === undefined
      ? []
      : [
          [
            `${ACTS.accept.label}${accepted.grade === undefined ? '' : `（${accepted.grade}）`}`,
            accepted.by,
            accepted.at,
            accepted.opinion,
          ] as const,
        ]),
    ...(closed === undefined ? [] : [[ACTS.close.label, closed.by, closed.at, `${dayWords(closed.on)}结果报${closed.to}`] as const]),
    ...(state.noted === undefined ? [] : [[ACTS['take-note'].label, state.noted.by, state.noted.at, state.noted.opinion] as const]),
    ...state.lookedBack.map(
      (one) => [`${ACTS['look-back'].label}${one.holds ? '' : '（未落实，重新办理）'}`, one.by, one.at, one.found] as const,
    ),
    ...state.extensions.flatMap((one): Step[] => [
      [
        `${ACTS['ask-extension'].label}${one.breaches.length > 0 ? '（时限已过）' : ''}`,
        one.by,
        one.at,
        `延至${dayWords(one.until)}：${one.reason}`,
      ],
      ...(one.answer === undefined
        ? []
        : [
            [
              one.answer.granted === undefined
                ? ACTS['refuse-extension'].label
                : `${ACTS['grant-extension'].label}至${dayWords(one.answer.granted)}`,
              one.answer.by,
              one.answer.at,
              one.answer.opinion,
            ] as const,
          ]),
    ]),
    ...state.moves.map((one) => [ACTS.reassign.label, one.by, one.at, `${name(one.from)}改为${name(one.to)}：${one.reason}`] as const),
    ...state.climbs.map((one) => [`第${one.rung}次逾期提醒（${RUNGS[one.to]}）`, 'system', one.at, `时限${dayWords(one.due)}`] as const),
    ...state.presses.map((one) => [ACTS.press.label, one.by, one.at, one.words] as const),
    ...(withdrawn === undefined ? [] : [[ACTS.withdraw.label, withdrawn.by, withdrawn.at, withdrawn.reason] as const]),
  ];
}

export function chain(ctx: Context, state: TaskState): readonly ChainStep[] {
  const { organisation } = ctx;
  const done = stepsOf(ctx, state)
    .toSorted((a, b) => a[2] - b[2])
    .map(([label, by, at, opinion], group): ChainStep => ({
      label,
      state: 'done',
      posts: [whoActed(organisation, state.stoodIn, by, at)],
      at,
      ...(opinion === undefined || opinion === '' ? {} : { opinion }),
      group,
      round: 1,
      lapsed: false,
    }));
  const title = (id: string): string => organisation.posts.get(id)?.title ?? id;
  const present = [...Map.groupBy(expectations(ctx, state), (one) => one.label)].map(([label, lines]): ChainStep => ({
    label,
    state: 'present',
    posts: [...new Set(lines.map((one) => title(one.post)))],
    ...(lines[0]?.due === undefined ? {} : { due: lines[0].due }),
    citation: lines[0]?.basis,
    group: done.length,
    round: 1,
    lapsed: false,
  }));
  return [...done, ...present, ...toCome(ctx, state, done.length + 1)];
}

const ORDER: readonly Stage[] = ['approving', 'assigned', 'signed', 'working', 'claimed', 'checked'];

function toCome(ctx: Context, state: TaskState, from: number): readonly ChainStep[] {
  if (ENDED.has(state.stage)) return [];
  const lead = handsOf(ctx.organisation, state.form.lead).map((one) => one.title);
  const own = desk(ctx, state).map((one) => one.title);
  const ahead: readonly (readonly [ActName, readonly string[]])[] = [
    ['approve', []],
    ['sign', lead],
    ['plan', lead],
    ['complete', lead],
    ['accept', own],
    ['close', own],
  ];
  return ahead.slice(ORDER.indexOf(state.stage) + 1).map(([act, posts], i) => ({
    label: ACTS[act].label,
    state: 'to-come',
    posts,
    group: from + i,
    round: 1,
    lapsed: false,
  }));
}
