/** From an act that was judged to what follows of it: the events. Nothing here judges; nothing in `judge.ts` decides what follows. */
import { usedByAnother, whoActed } from '../kernel/stood-in.ts';
import { dayOfMoment } from '../kernel/words.ts';
import { impossibleMoment, type Floor } from '../office/late-entry.ts';
import type { Citation } from '@lingxing/workrules';
import { bars, verdictOf, type Finding } from '../kernel/finding.ts';
import type { ActRequest, Context, Decision, FollowUp } from '../kernel/procedure.ts';

import { barred } from '../office/findings.ts';
import { isOffice } from '../office/posts.ts';
import { ACTS, type ActInput, type ActName } from './acts.ts';
import { breachesOf } from './breaches.ts';
import type { IncomingEvent } from './events.ts';
import { judgeOpening } from './door.ts';
import { judge, parseInput } from './judge.ts';
import { basisOf, opinionForm, type Asked } from './judging.ts';
import type { Letter } from './letter.ts';
import { givenByRule, movesOf, withMoves } from './portfolio-moves.ts';
import { headsOfGovernment } from './roles.ts';
import { withFacts } from './routing.ts';
import { owingLeaders, unconveyed, type IncomingState, type Stage } from './state.ts';

/** The register of incoming documents; it starts again every year. */
export const REGISTER = 'incoming';
/** 收文编号, as the register writes it. */
export const registerText = (year: number, n: number): string => `收文〔${year}〕${n}号`;

export const isActName = (act: string): act is ActName => Object.hasOwn(ACTS, act);

/** Judges an act on an incoming document and says what follows. A refusal that records no fact has no events. */
export function decide(ctx: Context, stored: IncomingState | null, request: ActRequest, drawn?: { n: number }): Decision<IncomingEvent> {
  // The fold knows no portfolios: what they have moved is written down with the next act.
  const moves = stored === null ? [] : movesOf(ctx, stored);
  if (stored === null || moves.length === 0) return decideOn(ctx, stored, request, drawn);
  const decision = decideOn(ctx, withMoves(stored, moves, ctx.now), request, drawn);
  if (decision.events.length === 0) return decision;
  return { ...decision, events: [...moves.map((move): IncomingEvent => ({ type: 'referral-moved', v: 1, move })), ...decision.events] };
}

function decideOn(ctx: Context, state: IncomingState | null, request: ActRequest, drawn?: { n: number }): Decision<IncomingEvent> {
  const { act, actor } = request;
  if (!isActName(act)) return refused('没有这一行为。', '请从可办理的事项中选择。');
  const parsed = parseInput(act, request.input);
  if (!parsed.success) {
    // A reason left out may be what an article wants, as that of a return: it is named with the refusal. Nothing else that a form
    // wants is a matter of the rules.
    const issue = parsed.error.issues[0];
    const basis = state === null || issue?.path[0] !== 'reason' ? undefined : basisOf(ctx, act, state.letter)[0];
    return refused(issue?.message ?? '填写有误。', '请按要求填写后再办。', basis);
  }
  if (ACTS[act].system === true && actor.capacity !== 'system') return refused('此行为只由系统办理。', '无须办理。');
  if (request.occurredAt !== undefined) {
    const impossible = impossibleMoment(request.occurredAt, ctx.now, written(state, parsed.data));
    if (impossible !== undefined) return refused(impossible.message, impossible.wayOut);
  }
  const post = ctx.organisation.posts.get(actor.post);
  if (state === null) return opening(ctx, request, act, parsed.data, post, drawn);
  if (act === 'arrive' || act === 'register') return refused('此件已经登记。', '请在此件上办理。');
  if (act === 'resubmit' && state.document !== undefined && actor.capacity !== 'system')
    return refused('网上报送件由来文单位修改后重报。', '请待来文单位重报。');
  if (act === 'enter-opinion' && request.occurredAt === undefined) return refused('未写明领导批示的时间。', '请按原件填写批示时间。');
  const onPaper = act === 'order' && (parsed.data as ActInput<'order'>).scan !== undefined;
  if (onPaper && request.occurredAt === undefined) return refused('未写明领导书面责令的时间。', '请按原件填写责令时间。');

  const asked: Asked = { ctx, state, post };
  const before = act === 'instruct' ? givenByAnother(state, actor) : act === 'read' ? readByAnother(state, actor) : undefined;
  if (before !== undefined) {
    const message = `${whoActed(ctx.organisation, state.stoodIn, actor.post, before.at)}${before.done}。`;
    const verdict = verdictOf([barred('state.not-open', message, '请查看最新情况。', basisOf(ctx, act, state.letter)[0])], []);
    return { verdict, events: [], conflict: { code: 'already-done', message } };
  }
  const verdict = judge(asked, act, parsed.data);
  if (bars(verdict) || (verdict.outcome === 'warned' && (request.reason ?? '').trim() === '')) return { verdict, events: [] };
  const events = (FOLLOWING[act] as Following<ActName>)(asked, parsed.data, { request, drawn });
  return { verdict, events, follows: followsOf(asked, act, parsed.data, request) };
}

/** The opinion that this leader's post has given already by another's hand, while its holder was away or by him himself. */
function givenByAnother(state: IncomingState, actor: ActRequest['actor']): Before | undefined {
  if ((state.stoodIn === undefined && actor.by === undefined) || owingLeaders(state).includes(actor.post)) return undefined;
  const last = state.opinions.findLast((one) => one.leader === actor.post && one.round === state.round);
  return last !== undefined && usedByAnother(state.stoodIn, actor.post, last.enteredAt, actor)
    ? { at: last.enteredAt, done: '已批示' }
    : undefined;
}

/** That a circular has been read for this post by another: by its holder himself, or by whoever stood in for him. */
function readByAnother(state: IncomingState, actor: ActRequest['actor']): Before | undefined {
  const at = state.readings.find((one) => one.post === actor.post)?.readAt;
  return at !== undefined && usedByAnother(state.stoodIn, actor.post, at, actor) ? { at, done: '已阅' } : undefined;
}

/** What another has done with this post already, and when. */
interface Before {
  readonly at: number;
  readonly done: '已批示' | '已阅';
}

/** A paper is neither received nor instructed upon before the day that it bears, where it bears one. */
function written(state: IncomingState | null, input: unknown): Floor | undefined {
  const letter = state?.letter ?? (input as Partial<ActInput<'register'>>).letter;
  const dated = letter?.dated;
  return dated === undefined ? undefined : { at: Date.parse(`${dated}T00:00:00+08:00`), what: '来文成文日期' };
}

function refused(message: string, wayOut: string, citation?: Citation): Decision<IncomingEvent> {
  return { verdict: verdictOf([barred('input.invalid', message, wayOut, citation)], []), events: [] };
}

function opening(
  ctx: Context,
  request: ActRequest,
  act: ActName,
  data: unknown,
  post: Asked['post'],
  drawn: { n: number } | undefined,
): Decision<IncomingEvent> {
  if (act !== 'arrive' && act !== 'register') return refused('尚无此件。', '请先登记来文。');
  const { letter } = data as ActInput<'arrive' | 'register'>;
  const receivedAt = timeOf(ctx, request);
  const { breaches, ...verdict } = judgeOpening(ctx, post, act, letter, dayOfMoment(receivedAt), request.bulletinsCame);
  if (bars(verdict)) return { verdict, events: [] };
  const channel = act === 'arrive' ? 'electronic' : (data as ActInput<'register'>).channel;
  const document = act === 'arrive' ? (data as ActInput<'arrive'>).document : undefined;
  const received: IncomingEvent = { type: 'received', v: 1, letter, channel, document, receivedAt, breaches, exercise: ctx.exercise };
  return { verdict, events: act === 'register' ? [received, registered(ctx, drawn)] : [received] };
}

const registered = (ctx: Context, drawn: { n: number } | undefined): IncomingEvent => {
  const year = yearOf(ctx);
  return { type: 'registered', v: 1, number: drawn === undefined ? undefined : { year, n: drawn.n, text: registerText(year, drawn.n) } };
};

/** When it happened: now, or when the registry says that it did. */
const timeOf = (ctx: Context, request: ActRequest): number => (request.occurredAt === undefined ? ctx.now : Date.parse(request.occurredAt));

export const yearOf = (ctx: Context): number => Number(ctx.today.slice(0, 4));

interface Given {
  readonly request: ActRequest;
  readonly drawn: { readonly n: number } | undefined;
}
type Following<A extends ActName> = (asked: Asked, input: ActInput<A>, given: Given) => readonly IncomingEvent[];

const given = (asked: Asked, input: ActInput<'instruct'>): Omit<Extract<IncomingEvent, { type: 'opinion-given' }>, 'leader'> => ({
  type: 'opinion-given',
  v: 1,
  form: input.form,
  // A circle means what the text says it means; elsewhere the leader has said it.
  view: input.view ?? (opinionForm(asked.ctx, asked.state)?.norm.circleMeansRead === true ? 'read' : 'agree'),
  text: input.text,
  pad: input.pad,
});

/** What the office found on the paper, and what is found against it with that. */
const judged = ({ ctx, state }: Asked, facts: ActInput<'accept'>['facts'], came: readonly string[] | undefined): readonly IncomingEvent[] =>
  Object.values(facts).some((value) => value !== undefined)
    ? [{ type: 'judged', v: 1, facts, breaches: breachesOf(ctx, withFacts(state.letter, facts), dayOfMoment(state.receivedAt), came) }]
    : [];

const referred = (
  { ctx, post }: Asked,
  letter: Letter,
  leaders: readonly string[],
  { note, inOrder }: { readonly note: string; readonly inOrder: boolean },
): readonly IncomingEvent[] => {
  if (leaders.length === 0) return [];
  // A leader who asks another (转请) chooses him; the office sends it up as the rule says.
  const byRule = isOffice(post) ? givenByRule(ctx, letter, leaders) : [];
  return [{ type: 'referred', v: 1, leaders: [...new Set(leaders)], note, inOrder, ...(byRule.length === 0 ? {} : { byRule }) }];
};

/** Where it goes once the office has recommended: up to leaders, to be given out, or straight to the file. */
const afterRecommending = (nature: 'handle' | 'read', leaders: readonly string[]): Stage =>
  leaders.length > 0 ? 'leaders' : nature === 'read' ? 'handled' : 'assigning';

const FOLLOWING: { readonly [A in ActName]: Following<A> } = {
  arrive: () => [],
  register: () => [],
  resubmit: ({ ctx }, { letter }, { request }) => {
    const receivedAt = timeOf(ctx, request);
    return [
      { type: 'resubmitted', v: 1, letter, breaches: breachesOf(ctx, letter, dayOfMoment(receivedAt), request.bulletinsCame), receivedAt },
    ];
  },
  accept: (asked, { facts }, { drawn, request }) => [registered(asked.ctx, drawn), ...judged(asked, facts, request.bulletinsCame)],
  correct: ({ ctx, state }, { letter, reason }, { request }) => [
    { type: 'corrected', v: 1, letter, breaches: breachesOf(ctx, letter, dayOfMoment(state.receivedAt), request.bulletinsCame), reason },
  ],
  return: (_asked, { reason, grounds, kind }) => [{ type: 'returned', v: 1, reason, grounds, kind }],
  withdraw: (_asked, { reason }) => [{ type: 'closed', v: 1, result: `来文单位撤回：${reason}` }],
  recommend: (asked, { opinion, nature, leaders, inOrder, meeting, facts }, { request }) => [
    ...judged(asked, facts, request.bulletinsCame),
    { type: 'recommended', v: 1, opinion, nature, to: afterRecommending(nature, leaders) },
    // The leaders chosen have it first; it waits for the meeting when they have written.
    ...(meeting === undefined ? [] : [{ type: 'put-to-meeting', v: 1, meeting } as const]),
    ...referred(asked, withFacts(asked.state.letter, facts), leaders, { note: '', inOrder }),
  ],
  refer: (asked, { leaders, note }) => {
    const owing = new Set(owingLeaders(asked.state));
    const others = leaders.filter((leader) => !owing.has(leader));
    return referred(asked, asked.state.letter, others, { note, inOrder: false });
  },
  recall: (_asked, { leaders, reason }) => [{ type: 'recalled', v: 1, leaders: [...new Set(leaders)], reason }],
  instruct: (asked, input, { request }) => [{ ...given(asked, input), leader: request.actor.post }],
  'enter-opinion': (asked, input, { request }) => [
    { ...given(asked, input), leader: input.leader, at: Date.parse(request.occurredAt ?? ''), scan: input.scan, dayOnly: input.dayOnly },
  ],
  order: ({ ctx }, { reason, scan, dayOnly }, { request }) => [
    scan === undefined
      ? { type: 'ordered', v: 1, reason }
      : { type: 'ordered', v: 1, reason, scan, leader: headsOfGovernment(ctx)[0]?.id, at: timeOf(ctx, request), dayOnly },
  ],
  'put-to-meeting': (_asked, { meeting }) => [{ type: 'put-to-meeting', v: 1, meeting }],
  'record-decision': (_asked, { session, date, decision }) => [{ type: 'meeting-decided', v: 1, session, date, decision }],
  convey: ({ state }, { opinions }) => {
    const open = unconveyed(state);
    return [{ type: 'conveyed', v: 1, opinions: opinions.length === 0 ? open : open.filter((seq) => opinions.includes(seq)) }];
  },
  assign: ({ ctx }, { host, helpers, requirement, due }) => [{ type: 'assigned', v: 1, host, helpers, requirement, from: ctx.today, due }],
  report: (_asked, { result, attachments }) => [{ type: 'reported', v: 1, result, attachments: attachments.map((one) => one.hash) }],
  'report-part': ({ post }, { result, attachments }) =>
    post?.department === undefined
      ? []
      : [{ type: 'part-reported', v: 1, body: post.department, result, attachments: attachments.map((one) => one.hash) }],
  'collect-returned': () => [{ type: 'return-collected', v: 1 }],
  chase: ({ ctx }, { posts, note }) => [{ type: 'chased', v: 1, posts: [...new Set(posts)], on: ctx.today, note }],
  circulate: (_asked, { readers }) => [{ type: 'circulated', v: 1, readers: [...new Set(readers)] }],
  read: (_asked, { note }) => [{ type: 'read', v: 1, note }],
  'record-reply': (_asked, { document, number, title }) => [{ type: 'replied', v: 1, document, number, title }],
  close: (_asked, { result }) => [{ type: 'closed', v: 1, result }],
  archive: (_asked, { retention }) => [{ type: 'archived', v: 1, retention }],
};

/** What it sets going in the sender's own document: it is received, sent back, answered. */
function followsOf({ ctx, state }: Asked, act: ActName, input: unknown, request: ActRequest): readonly FollowUp[] {
  const { document } = state;
  if (document === undefined) return [];
  const to = (name: string, more: unknown): readonly FollowUp[] => [
    { procedure: 'document', matter: document, opens: false, act: name, input: more },
  ];
  switch (act) {
    case 'return': {
      const { reason, grounds, kind } = input as ActInput<'return'>;
      return to('bounce', { by: request.actor.post, reason, grounds, kind });
    }
    // Taken back, it lies on its clerk's desk again, to be mended or left; what was returned lies there already.
    case 'withdraw':
      return state.stage === 'returned' ? [] : to('take-back', { by: request.actor.post, reason: (input as ActInput<'withdraw'>).reason });
    case 'accept':
      return to('note-receipt', { on: ctx.today });
    case 'record-reply': {
      const { document: reply, number, title } = input as ActInput<'record-reply'>;
      return to('note-reply', { document: reply, number, title });
    }
    default:
      return [];
  }
}

/** The findings on a paper before it is registered: what the registrar sees while filling it in. */
export const findingsOn = (ctx: Context, letter: Letter): readonly Finding[] => breachesOf(ctx, letter);
