/** The judge of each act on a supervised task: one row per act, so that a new act breaks the build until it is judged. */
import { verdictOf, type Finding, type Verdict } from '../kernel/finding.ts';
import { inputWords } from '../kernel/input-words.ts';
import type { DepartmentId, Post } from '../kernel/organisation.ts';
import type { Actor, ActRequest, Context } from '../kernel/procedure.ts';
import { dayWords } from '../kernel/words.ts';
import { notYet } from '../office/ladder.ts';
import { barred } from '../office/findings.ts';
import { titles } from '../office/posts.ts';
import { ACT_INPUTS, ACTS, OF_SYSTEM, type ActInput, type ActName, type MatterAct } from './acts.ts';
import { awaitsNote, missingParts, openExtension, pressers } from './expectations.ts';
import { STAGE_LABELS } from './kinds.ts';
import { owedOf, stagesAhead } from './obligations.ts';
import type { TaskState } from './state.ts';
import { basisOf, desk, extensionApprover, firstNorm, handsOf, supervisors, systemOf } from './way.ts';

export interface Asked {
  readonly ctx: Context;
  readonly state: TaskState;
  readonly actor: Actor;
  /** Absent when one only asks whether the act is open, as for a button. */
  readonly request?: ActRequest | undefined;
}
type Judge<A extends MatterAct> = (asked: Asked, input: ActInput<A> | undefined) => readonly Finding[];

const basis = ({ ctx, state }: Asked) => basisOf(ctx, state.form)[0];
const bodyName = ({ ctx }: Asked, id: DepartmentId): string => ctx.organisation.departments.get(id)?.name ?? id;

function stageFinding(asked: Asked, act: MatterAct): readonly Finding[] {
  const { from, label } = ACTS[act];
  const { stage } = asked.state;
  if (from.includes(stage)) return [];
  const needed = from.filter((one) => one !== null).map((one) => STAGE_LABELS[one]);
  return [barred('state.not-open', `现在“${STAGE_LABELS[stage]}”，${label}须在“${needed.join('”“')}”时办理。`, undefined, basis(asked))];
}

function ofPosts(asked: Asked, act: MatterAct, posts: readonly Post[], whose?: string): readonly Finding[] {
  if (posts.some((post) => post.id === asked.actor.post)) return [];
  return [
    barred(
      'authority.not-yours',
      `${ACTS[act].label}由${whose ?? (posts.length === 0 ? '办公室' : titles(posts))}办理。`,
      undefined,
      basis(asked),
    ),
  ];
}

const ofSupervisor = (asked: Asked, act: MatterAct) =>
  ofPosts(
    asked,
    act,
    supervisors(asked.ctx, asked.state),
    asked.state.assigner === undefined ? '办公室、督查机构' : `${bodyName(asked, asked.state.assigner)}或者办公室`,
  );

/** The lead department's own hands; where nobody of it is in office, whoever supervises acts for it. */
function ofLead(asked: Asked, act: MatterAct): readonly Finding[] {
  const { ctx, state } = asked;
  const hands = handsOf(ctx.organisation, state.form.lead);
  return ofPosts(asked, act, hands.length > 0 ? hands : desk(ctx, state), bodyName(asked, state.form.lead));
}

/** Nobody checks or decides what he claimed or asked for himself. */
const notOwn = ({ actor }: Asked, by: string | undefined): readonly Finding[] =>
  by !== undefined && (actor.post === by || actor.by === by)
    ? [barred('authority.not-yours', '不能核验、批准本人报的事项。', '请由其他可以办理的人办理。')]
    : [];

const ofSystem = ({ actor }: Asked): readonly Finding[] =>
  actor.capacity === 'system' ? [] : [barred('authority.not-yours', '由系统办理。', undefined)];

function planFirst(asked: Asked): readonly Finding[] {
  const planned = stagesAhead(asked.ctx, asked.state).some((one) => one.rule.by === 'plan' && one.done === undefined);
  return planned ? [barred('step.missing', '尚未报送方案。', '请先报送方案。', systemOf(asked.ctx.pack)?.citation)] : [];
}

/** The parts of helping departments are merged into one result; one that is missing is accounted for. */
function partsMerged(asked: Asked, input: ActInput<'complete'> | undefined): readonly Finding[] {
  const missing = missingParts(asked.state);
  if (input === undefined || missing.length === 0 || input.without !== '') return [];
  const names = missing.map((one) => bodyName(asked, one)).join('、');
  return [barred('reply.missing', `${names}还没有报协办情况。`, '请催报，或者写明不待其报送的理由。', basis(asked))];
}

function graded({ ctx }: Asked, input: ActInput<'accept'> | undefined): readonly Finding[] {
  if (input === undefined) return [];
  const norm = systemOf(ctx.pack);
  const grades = norm?.grades ?? [];
  if (grades.length === 0) return input.grade === undefined ? [] : [barred('input.invalid', '本府的督办没有评等次。', '请去掉等次。')];
  if (input.grade === undefined) return [barred('input.invalid', '未评定等次。', `请从${grades.join('、')}中选择。`, norm?.citation)];
  if (!grades.includes(input.grade))
    return [barred('input.invalid', `没有“${input.grade}”这一等次。`, `请从${grades.join('、')}中选择。`, norm?.citation)];
  return input.grade === grades.at(-1)
    ? [barred('input.invalid', `评为${input.grade}的不能通过核验。`, '请退回并写明理由。', norm?.citation)]
    : [];
}

function childrenClosed(asked: Asked, input: ActInput<'close'> | undefined): readonly Finding[] {
  const open = asked.state.children.filter((one) => one.ended === undefined);
  if (input === undefined || open.length === 0 || input.without !== '') return [];
  return [
    barred(
      'step.missing',
      `分解的事项还有${open.length}件没有销号：${open.map((one) => one.title).join('、')}。`,
      '请待其办毕，或者写明先行销号的理由。',
      basis(asked),
    ),
  ];
}

function notAhead({ ctx }: Asked, on: string | undefined, what: string): readonly Finding[] {
  return on !== undefined && on > ctx.today ? [barred('input.invalid', `${what}的日期${dayWords(on)}还没有到。`, '请填写实际日期。')] : [];
}

function extending(asked: Asked, input: ActInput<'ask-extension'> | undefined): readonly Finding[] {
  const { ctx, state } = asked;
  if (openExtension(state) !== undefined) return [barred('state.not-open', '已申请延期，尚未答复。', '请待答复。', basis(asked))];
  if (input === undefined) return [];
  if (input.until <= state.limit.date || input.until < ctx.today)
    return [
      barred('input.invalid', `延期至${dayWords(input.until)}，不晚于现在的时限${dayWords(state.limit.date)}或者已经过去。`, '请改日期。'),
    ];
  if (ctx.today <= state.limit.date) return [];
  return [
    {
      code: 'limit.passed',
      outcome: 'refused',
      citation: state.limit.norm === undefined ? undefined : ctx.pack.byId(state.limit.norm)?.citation,
      message: `时限${dayWords(state.limit.date)}已过，延期须在时限以前申请。`,
      wayOut: '照实申请，逾期一并记录。',
    },
  ];
}

function answering(asked: Asked, act: 'grant-extension' | 'refuse-extension'): readonly Finding[] {
  const asking = openExtension(asked.state);
  if (asking === undefined) return [barred('state.not-open', '没有待答复的延期申请。', undefined, basis(asked))];
  const approver = extensionApprover(asked.ctx, asked.state);
  return [...ofPosts(asked, act, approver === undefined ? desk(asked.ctx, asked.state) : [approver]), ...notOwn(asked, asking.by)];
}

function moving({ ctx, state }: Asked, input: ActInput<'reassign'> | undefined): readonly Finding[] {
  if (input === undefined) return [];
  const { organisation, pack } = ctx;
  const helpers = input.helpers ?? state.form.helpers.filter((one) => one !== input.lead);
  if (![input.lead, ...helpers].every((one) => organisation.departments.has(one)) || helpers.includes(input.lead))
    return [barred('input.invalid', '牵头、协办单位有误。', '请从名单中选择。')];
  if (input.lead === state.form.lead) return [barred('input.invalid', '已经由这一单位牵头。', '请选择其他单位。')];
  if (input.responsible !== undefined && !organisation.posts.has(input.responsible))
    return [barred('input.invalid', '第一责任人须是现设的职务。', '请从名单中选择。')];
  return input.responsible === undefined && firstNorm(pack) === undefined
    ? [barred('input.invalid', '本规则没有写第一责任人是谁，改派时须写明。', '请选择第一责任人。')]
    : [];
}

const JUDGES: { readonly [A in MatterAct]: Judge<A> } = {
  approve: (asked) => [...ofPosts(asked, 'approve', approver(asked)), ...stageFinding(asked, 'approve')],
  decline: (asked) => [...ofPosts(asked, 'decline', approver(asked)), ...stageFinding(asked, 'decline')],
  sign: (asked) => [...ofLead(asked, 'sign'), ...stageFinding(asked, 'sign')],
  plan: (asked) => [...ofLead(asked, 'plan'), ...stageFinding(asked, 'plan')],
  report: (asked) => [...ofLead(asked, 'report'), ...stageFinding(asked, 'report')],
  'report-part': (asked) => [
    ...ofPosts(
      asked,
      'report-part',
      asked.state.form.helpers.flatMap((one) => handsOf(asked.ctx.organisation, one)),
      '协办单位',
    ),
    ...stageFinding(asked, 'report-part'),
  ],
  complete: (asked, input) => [
    ...ofLead(asked, 'complete'),
    ...stageFinding(asked, 'complete'),
    ...planFirst(asked),
    ...partsMerged(asked, input),
  ],
  accept: (asked, input) => [
    ...ofSupervisor(asked, 'accept'),
    ...stageFinding(asked, 'accept'),
    ...notOwn(asked, asked.state.claims.at(-1)?.by),
    ...graded(asked, input),
  ],
  'send-back': (asked) => [...ofSupervisor(asked, 'send-back'), ...stageFinding(asked, 'send-back')],
  close: (asked, input) => [
    ...ofSupervisor(asked, 'close'),
    ...stageFinding(asked, 'close'),
    ...childrenClosed(asked, input),
    ...notAhead(asked, input?.on, '报告结果'),
  ],
  'take-note': (asked) => {
    const reader = awaitsNote(asked.ctx, asked.state);
    return [
      ...stageFinding(asked, 'take-note'),
      ...(reader === undefined
        ? [barred('state.not-open', '没有待阅知的结果。', undefined, basis(asked))]
        : ofPosts(asked, 'take-note', [reader])),
    ];
  },
  'look-back': (asked, input) => [
    ...ofSupervisor(asked, 'look-back'),
    ...stageFinding(asked, 'look-back'),
    ...(input?.due !== undefined && input.due < asked.ctx.today
      ? [barred('input.invalid', `重新办结的时限${dayWords(input.due)}已经过去。`, '请改时限。')]
      : []),
  ],
  'ask-extension': (asked, input) => [
    ...ofLead(asked, 'ask-extension'),
    ...stageFinding(asked, 'ask-extension'),
    ...extending(asked, input),
  ],
  'grant-extension': (asked, input) => [
    ...stageFinding(asked, 'grant-extension'),
    ...answering(asked, 'grant-extension'),
    ...(input?.until !== undefined && (input.until <= asked.state.limit.date || input.until < asked.ctx.today)
      ? [barred('input.invalid', '延期后的日期不晚于现在的时限或者已经过去。', '请改日期。')]
      : []),
  ],
  'refuse-extension': (asked) => [...stageFinding(asked, 'refuse-extension'), ...answering(asked, 'refuse-extension')],
  reassign: (asked, input) => [...ofSupervisor(asked, 'reassign'), ...stageFinding(asked, 'reassign'), ...moving(asked, input)],
  decompose: (asked) => [...ofSupervisor(asked, 'decompose'), ...stageFinding(asked, 'decompose')],
  press: (asked) => {
    const to = pressers(asked.ctx, asked.state);
    return [
      ...stageFinding(asked, 'press'),
      ...(to.length === 0 ? [barred('state.not-open', '没有待督促的逾期提醒。', undefined, basis(asked))] : ofPosts(asked, 'press', to)),
    ];
  },
  withdraw: (asked) => [...ofSupervisor(asked, 'withdraw'), ...stageFinding(asked, 'withdraw')],
  climb: (asked) => [...ofSystem(asked), ...stageFinding(asked, 'climb'), ...notYet(asked.ctx, owedOf(asked.state))],
  'child-ended': (asked) => ofSystem(asked),
};

function approver({ ctx, state }: Asked): readonly Post[] {
  const post = state.approver === undefined ? undefined : ctx.organisation.posts.get(state.approver);
  return post === undefined ? (ctx.organisation.byRole.get('head') ?? []) : [post];
}

/** Whether this act is open to this person on this task, and as it is filled in. */
export function judge(asked: Asked, act: MatterAct, input: unknown): Verdict {
  const verdict = verdictOf((JUDGES[act] as Judge<MatterAct>)(asked, input as never), basisOf(asked.ctx, asked.state.form));
  // That more time was asked for too late is a fact, recorded with its breach.
  const amiss = verdict.findings.filter((one) => one.outcome !== 'passed');
  const late = act === 'ask-extension' && amiss.length > 0 && amiss.every((one) => one.code === 'limit.passed');
  return late ? { ...verdict, stands: 'fact' } : verdict;
}

export const parseInput = (act: ActName, input: unknown) => ACT_INPUTS[act].safeParse(input ?? {}, { error: inputWords });

/** Acts that one might look for now on this task. */
export function relevant({ ctx, state }: Omit<Asked, 'actor'>, act: MatterAct): boolean {
  if (OF_SYSTEM.has(act) || !ACTS[act].from.includes(state.stage)) return false;
  if (act === 'press') return pressers(ctx, state).length > 0;
  if (act === 'take-note') return awaitsNote(ctx, state) !== undefined;
  if (act === 'report-part') return state.form.helpers.length > 0;
  if (act === 'ask-extension') return openExtension(state) === undefined;
  return act === 'grant-extension' || act === 'refuse-extension' ? openExtension(state) !== undefined : true;
}
