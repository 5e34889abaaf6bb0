/** The way of an absence as a chain: what was done, what it waits for, what is still to come and who that will be. */
import type { Actor, ChainStep, Context } from '../kernel/procedure.ts';
import { whoActed } from '../kernel/stood-in.ts';
import { dayWords } from '../kernel/words.ts';
import type { Post } from '../kernel/organisation.ts';
import { ACTS } from './acts.ts';
import { expectations, RETURN, returning } from './expectations.ts';
import { registry } from './roles.ts';
import { informDue, recordDue, stepsAhead, basisOf, wayOfState } from './way.ts';
import { onRecord, openAsk, type Ask, type LeaveState, type Way } from './state.ts';

const OPENED: Record<Way, string> = { asked: '请假', reported: '报告', pleaded: '请求书面同意', registered: '补登', ordered: '登记' };

type Done = readonly [label: string, by: string, at: number, opinion?: string | undefined];

export function chain(ctx: Context, state: LeaveState, _reader?: Actor): readonly ChainStep[] {
  const { organisation } = ctx;
  const title = (id: string, at?: number): string => whoActed(organisation, state.stoodIn, id, at);
  const name = (id: string): string => organisation.posts.get(id)?.title ?? id;
  const { enteredBy, order, orderRefused, recorded, informed, departed, cancelled, returned } = state;
  const span = (one: { from: string; until: string }): string =>
    one.from === one.until ? dayWords(one.from) : `${dayWords(one.from)}至${dayWords(one.until)}`;
  const first: Done = [
    OPENED[state.way],
    enteredBy.by,
    enteredBy.at,
    [state.plea, enteredBy.by === state.post ? undefined : `代${name(state.post)}办理`].filter((one) => one !== undefined).join('；'),
  ];
  const steps: readonly Done[] = [
    first,
    ...state.asks.flatMap((ask) => askDone(ask)),
    ...(order === undefined ? [] : [['书面同意照办', order.by, order.at, order.reason] as const]),
    ...(orderRefused === undefined ? [] : [['不同意照办', orderRefused.by, orderRefused.at, orderRefused.reason] as const]),
    ...(recorded === undefined ? [] : [['报备', recorded.by, recorded.at, `向${recorded.with}报备`] as const]),
    ...(informed === undefined ? [] : [['告知', informed.by, informed.at, informed.posts.map(name).join('、')] as const]),
    ...(departed === undefined || state.way === 'registered'
      ? []
      : [['登记离开', departed.by, departed.at, `${dayWords(departed.on)}离开`] as const]),
    ...state.changes.map((one) => ['变更', one.by, one.at, one.note] as const),
    ...state.given.flatMap((one): Done[] => [
      [one.kind === 'standing-in' ? '委托' : '另行安排', one.by, one.at, `${name(one.to)}，${span(one)}`],
      ...(one.revoked === undefined ? [] : [['撤销委托', one.revoked.by, one.revoked.at, one.revoked.reason] as const]),
    ]),
    ...state.handOvers.map(
      (one) => ['交接', one.by, one.at, `交${name(one.to)}${one.items.length === 0 ? '' : `，${one.items.length}件`}`] as const,
    ),
    ...(cancelled === undefined ? [] : [['取消', cancelled.by, cancelled.at, cancelled.reason] as const]),
    ...(returned === undefined ? [] : [['销假', returned.by, returned.at, `${dayWords(returned.on)}归来`] as const]),
    ...state.reports.map((one) => ['报告代办情况', one.by, one.at, one.note] as const),
  ];
  const done = steps
    .map(([label, by, at, opinion], i): ChainStep => ({
      label,
      state: 'done',
      posts: [title(by, at)],
      at,
      ...(opinion === undefined || opinion === '' ? {} : { opinion }),
      group: i,
      round: 1,
      lapsed: false,
    }))
    .toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
  return [...done, ...present(ctx, state), ...toCome(ctx, state)].map((one, i) => ({
    ...one,
    group: one.state === 'present' ? Number.MAX_SAFE_INTEGER - 1 : i,
  }));
}

const askDone = (ask: Ask): readonly Done[] => [
  ...(ask.what === 'extension' ? [['续假', ask.by, ask.at, `至${dayWords(ask.to)}：${ask.reason ?? ''}`] as const] : []),
  ...ask.forwarded.filter((one) => one.by !== ask.by || one.at !== ask.at).map((one) => ['转报', one.by, one.at, one.note] as const),
  ...ask.consents.map((one) => ['同意', one.by, one.at, one.opinion] as const),
  ...(ask.approver === undefined ? [] : [['写明批准人', ask.approver.by, ask.approver.at, ask.approver.words] as const]),
  ...(ask.decision === undefined
    ? []
    : [[ask.decision.granted ? '批准' : '不批准', ask.decision.by, ask.decision.at, ask.decision.opinion] as const]),
];

function present(ctx: Context, state: LeaveState): readonly ChainStep[] {
  const titles = (ids: readonly string[]): readonly string[] => [...new Set(ids.map((id) => ctx.organisation.posts.get(id)?.title ?? id))];
  return [...Map.groupBy(expectations(ctx, state), (one) => one.label)].map(([label, lines]) => ({
    label,
    state: 'present',
    posts: titles(lines.map((one) => one.post)),
    due: lines[0]?.due,
    citation: lines[0]?.basis,
    group: 0,
    round: 1,
    lapsed: false,
  }));
}

/** What follows once what it waits for is done. */
function toCome(ctx: Context, state: LeaveState): readonly ChainStep[] {
  // Of one that was cancelled, or came to its end before it was decided, nothing follows.
  if (!onRecord(state) && state.stage !== 'applied') return [];
  const { organisation } = ctx;
  const citation = basisOf(ctx, wayOfState(ctx, state))[0];
  const step = (label: string, posts: readonly Post[]): ChainStep => ({
    label,
    state: 'to-come',
    posts: [...new Set(posts.map((post) => post.title))],
    citation,
    group: 0,
    round: 1,
    lapsed: false,
  });
  const own = step(RETURN, returning(organisation, state));
  // Nobody reports back before he has gone.
  const back = onRecord(state) && state.from > ctx.today ? [{ ...own, due: state.to }] : [];
  if (openAsk(state) === undefined) return back;
  const ahead = stepsAhead(ctx, state)
    .slice(1)
    .map((one) => step(ACTS[one.act].label, one.posts));
  if (onRecord(state)) return [...ahead, ...back];
  const granted: LeaveState = {
    ...state,
    stage: 'granted',
    asks: state.asks.map((one) => ({ ...one, decision: { by: state.post, at: 0, granted: true, opinion: '' } })),
  };
  const inform = informDue(ctx, granted);
  return [
    ...ahead,
    ...(recordDue(ctx, granted) === undefined ? [] : [step(ACTS.record.label, registry(organisation))]),
    ...(inform === undefined ? [] : [step(ACTS.inform.label, inform.posts)]),
    step(ACTS.return.label, returning(organisation, state)),
  ];
}
