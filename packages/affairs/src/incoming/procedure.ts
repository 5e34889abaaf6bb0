/** The incoming procedure (收文) as the shell sees it: one object, all of it pure. */
import { underTitles } from '../authority/under-titles.ts';
import { whoActed } from '../kernel/stood-in.ts';
import type { ActOffer, Actor, ActRequest, ChainStep, Context, MatterSummary, NumberRequest, Procedure } from '../kernel/procedure.ts';
import { registerOf } from '../document/numbering.ts';
import { ACT_NAMES, ACTS, type ActName } from './acts.ts';
import { decide, isActName, REGISTER, yearOf } from './decide.ts';
import type { IncomingEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { expectations, obligations } from './expectations.ts';
import { judge } from './judge.ts';
import { basisOf } from './judging.ts';
import { MEETING_LABELS, VIEW_LABELS } from './labels.ts';
import { isSubmission, letterSchema } from './letter.ts';
import { byPortfolios, keptOnPurpose } from './portfolio-moves.ts';
import { readers, viewFor } from './reading.ts';
import { STAGE_LABELS, toCollect, type IncomingState } from './state.ts';
import { waitingFor, type Waiting } from './waiting.ts';

/** 登记 and 签收 draw the next number of the register; a paper that comes again keeps its own. */
function numberWanted(ctx: Context, state: IncomingState | null, request: ActRequest): NumberRequest | undefined {
  const register = { series: registerOf(ctx, REGISTER), year: yearOf(ctx) };
  if (request.act === 'register' && state === null) return register;
  if (request.act === 'accept' && state?.stage === 'arrived' && state.number === undefined) return register;
  return undefined;
}

/** Acts that judge the paper as it came in: they hold a bulletin of a department against those that it sent in before. */
const JUDGING: ReadonlySet<string> = new Set<ActName>(['arrive', 'register', 'resubmit', 'correct', 'accept', 'recommend']);

function bulletinsWanted(state: IncomingState | null, { act, input }: ActRequest): string | undefined {
  if (!isActName(act) || !JUDGING.has(act)) return undefined;
  const given = (input as { readonly letter?: unknown } | null | undefined)?.letter;
  const letter = given === undefined ? state?.letter : letterSchema.safeParse(given).data;
  return letter?.bulletin === undefined || letter.sender.class !== 'department' ? undefined : letter.sender.body;
}

/** Acts that one might look for now: those of the stage, and those still to come. */
function relevant(state: IncomingState, act: ActName): boolean {
  const row = ACTS[act];
  if (row.system === true || act === 'register') return false;
  if (act === 'resubmit') return state.document === undefined && state.stage === 'returned';
  if (act === 'order') return state.breaches.some((one) => one.outcome === 'refused') && state.order === undefined;
  if (act === 'collect-returned') return toCollect(state) && isSubmission(state.letter) && state.letter.sender.body !== undefined;
  if (act === 'report-part') return row.from.includes(state.stage) && (state.assignment?.helpers.length ?? 0) > 0;
  if (act === 'withdraw') return state.document !== undefined && row.from.includes(state.stage);
  return row.from.includes(state.stage);
}

function offers(ctx: Context, stored: IncomingState, actor: Actor): readonly ActOffer[] {
  const state = byPortfolios(ctx, stored);
  const post = ctx.organisation.posts.get(actor.post);
  const mine = new Set(
    expectations(ctx, state)
      .filter((one) => one.post === actor.post)
      .map((one) => one.act),
  );
  return ACT_NAMES.filter((act) => relevant(state, act)).map((act) => {
    const verdict = judge({ ctx, state, post }, act, undefined);
    return { act, label: ACTS[act].label, primary: mine.has(act), commits: ACTS[act].commits === true, verdict };
  });
}

function summary(state: IncomingState): MatterSummary {
  const { letter } = state;
  return {
    title: letter.title,
    kind: letter.kind,
    stage: state.stage,
    stageLabel: STAGE_LABELS[state.stage],
    number: state.number?.text,
    host: letter.sender.body,
    issuer: letter.sender.name,
    urgency: letter.urgency,
    closed: state.stage === 'closed' || state.stage === 'archived',
    text: [letter.sender.name, letter.number, letter.text, ...letter.attachments.map((one) => one.name), state.reply?.number ?? ''].join(
      '\n',
    ),
  };
}

function chain(ctx: Context, whole: IncomingState, reader?: Actor): readonly ChainStep[] {
  const state = reader === undefined ? whole : viewFor(ctx, whole, reader);
  const title = (id: string, at?: number): string => whoActed(ctx.organisation, state.stoodIn, id, at);
  const step = (label: string, posts: readonly string[], at: number, more: Partial<ChainStep> = {}): ChainStep => ({
    label,
    state: 'done',
    posts,
    at,
    group: at,
    round: state.round,
    lapsed: false,
    ...more,
  });
  const done: ChainStep[] = [
    step('收到', [state.letter.sender.name], state.receivedAt, { round: 1 }),
    ...state.returns.map((one) =>
      step(one.kind === 'return' ? '退回' : '退补', [title(one.by, one.at)], one.at, { opinion: one.reason, round: one.round }),
    ),
    ...state.returns.flatMap(({ collected, round }) =>
      collected === undefined ? [] : [step('签收退件', [title(collected.by, collected.at)], collected.at, { round })],
    ),
    ...(state.recommendation === undefined
      ? []
      : [
          step('拟办', [title(state.recommendation.by, state.recommendation.at)], state.recommendation.at, {
            opinion: state.recommendation.opinion,
          }),
        ]),
    ...state.opinions.map((one) =>
      step('批示', [title(one.leader, one.enteredAt)], one.enteredAt, {
        opinion: one.text === '' ? VIEW_LABELS[one.view] : one.text,
        citation: basisOf(ctx, 'instruct', state.letter)[0],
        round: one.round,
      }),
    ),
    ...[...Map.groupBy(state.referrals, (one) => one.instead?.at)].flatMap(([at, list]) =>
      at === undefined
        ? []
        : [
            step(
              '随分工改呈',
              list.map((one) => title(one.leader)),
              at,
              { round: list[0]?.round ?? state.round },
            ),
          ],
    ),
    ...recalls(state).map((one) => step('收回呈批', [title(one.by, one.at)], one.at, { opinion: one.reason, round: one.round })),
    ...meetingSteps(state, title, step),
    ...(state.order === undefined
      ? []
      : [step('书面责令办理', [title(state.order.by, state.order.at)], state.order.at, { opinion: state.order.reason })]),
    ...(state.assignment === undefined
      ? []
      : [step('分办', [title(state.assignment.by, state.assignment.at)], state.assignment.at, { opinion: state.assignment.requirement })]),
    ...(state.result === undefined
      ? []
      : [step('反馈办理结果', [title(state.result.by, state.result.at)], state.result.at, { opinion: state.result.text })]),
    ...(state.parts ?? []).map((one) => step('反馈协办情况', [title(one.by, one.at)], one.at, { opinion: one.text })),
    ...(state.reply === undefined ? [] : [step(`答复 ${state.reply.number}`, [], state.reply.at)]),
    ...(state.closing === undefined
      ? []
      : [step('办结', [title(state.closing.by, state.closing.at)], state.closing.at, { opinion: state.closing.result })]),
  ].toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
  return [
    ...done,
    ...present(
      waitingFor(ctx, whole, reader).filter((one) => one.act !== 'read'),
      title,
      state.round,
    ),
  ];
}

/** That it was put to a meeting, and what that decided. */
function meetingSteps(
  { meeting }: IncomingState,
  title: (id: string, at?: number) => string,
  step: (label: string, posts: readonly string[], at: number, more?: Partial<ChainStep>) => ChainStep,
): readonly ChainStep[] {
  if (meeting === undefined) return [];
  const { decision } = meeting;
  return [
    step(`提交${MEETING_LABELS[meeting.meeting]}`, [title(meeting.by, meeting.at)], meeting.at),
    ...(decision === undefined
      ? []
      : [step(`会议决定（${decision.session}）`, [title(decision.by, decision.at)], decision.at, { opinion: decision.text })]),
  ];
}

/** One line for each time it was taken back, however many leaders it was taken back from. */
const recalls = (state: IncomingState) => [
  ...new Map(
    state.referrals.flatMap((one) => (one.recalled === undefined ? [] : [[one.recalled.at, { ...one.recalled, round: one.round }]])),
  ).values(),
];

function present(waits: readonly Waiting[], title: (id: string) => string, round: number): readonly ChainStep[] {
  return [...Map.groupBy(waits, (one) => one.label)].map(([label, lines]) => ({
    label,
    state: 'present',
    posts: [...new Set(lines.flatMap((one) => (one.post === undefined ? [] : [title(one.post)])))],
    due: lines[0]?.due,
    citation: lines[0]?.basis,
    group: Number.MAX_SAFE_INTEGER,
    round,
    lapsed: false,
  }));
}

export const incomingProcedure: Procedure<IncomingState, IncomingEvent> = underTitles({
  name: 'incoming',
  decide,
  numberWanted,
  bulletinsWanted,
  evolve,
  offers,
  expectations,
  obligations,
  chain,
  summary,
  readers,
  viewFor,
  keptOnPurpose,
  once: ['read'],
  exclusive: (act) => isActName(act) && ACTS[act].exclusive,
});
