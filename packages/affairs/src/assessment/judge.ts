/** The judge of each act on a year's assessment: one row per act, so that a new act breaks the build until it is judged. */
import { verdictOf, type Finding, type Verdict } from '../kernel/finding.ts';
import { inputWords } from '../kernel/input-words.ts';
import type { Actor, Context } from '../kernel/procedure.ts';
import { dayWords } from '../kernel/words.ts';
import { barred, kept } from '../office/findings.ts';
import { isLeader, titles } from '../office/posts.ts';
import { supervisingPosts } from '../task/way.ts';
import { ACT_INPUTS, ACTS, type ActInput, type ActName, type MatterAct, type Terms } from './acts.ts';
import { assessed } from './figures.ts';
import { INDICATORS, STAGE_LABELS } from './kinds.ts';
import { answerersOf, appraisal, approverSet, departmentOf } from './rules.ts';
import type { AssessmentState } from './state.ts';

export interface Asked {
  readonly ctx: Context;
  readonly state: AssessmentState;
  readonly actor: Actor;
}
/** A judge of one act. `input` is undefined when one only asks whether the act is open. */
type Judge<A extends ActName> = (asked: Asked, input: ActInput<A> | undefined) => readonly Finding[];

const wrong = (message: string, wayOut: string): Finding => barred('input.invalid', message, wayOut);
const citationOf = ({ pack }: Pick<Context, 'pack'>) => appraisal(pack)?.citation;

function stageFinding({ state }: Asked, act: ActName): readonly Finding[] {
  const { from, label } = ACTS[act];
  if (from.includes(state.stage)) return [];
  const needed = from.filter((one) => one !== null).map((one) => STAGE_LABELS[one]);
  return [barred('state.not-open', `考评现在“${STAGE_LABELS[state.stage]}”，${label}须在“${needed.join('”“')}”时办理。`)];
}

function ofSupervisor(ctx: Context, actor: Actor, act: ActName): readonly Finding[] {
  const posts = supervisingPosts(ctx.organisation);
  if (posts.some((one) => one.id === actor.post)) return [];
  return [barred('authority.not-yours', `${ACTS[act].label}由办公室或督查机构办理。`, '请交督查机构办理。', citationOf(ctx))];
}

function ofApprover({ ctx, state, actor }: Asked, act: ActName): readonly Finding[] {
  const norm = appraisal(ctx.pack);
  if (state.terms.approver === actor.post) return norm === undefined ? [] : [kept(norm, 'rule.states', `${norm.says}。`)];
  const post = ctx.organisation.posts.get(state.terms.approver);
  return [
    barred(
      'authority.not-yours',
      `${ACTS[act].label}由${post === undefined ? '写明的领导' : titles([post])}办理。`,
      undefined,
      norm?.citation,
    ),
  ];
}

/** What the indicators, the classes and the approver have to be. */
function termsFindings(ctx: Context, { indicators, groups, approver }: Terms): readonly Finding[] {
  const { departments, posts } = ctx.organisation;
  const all = assessed({ groups });
  const set = approverSet(ctx);
  return [
    ...(new Set(indicators.map((one) => one.kind)).size < indicators.length ? [wrong('同一指标设了两次。', '请合并成一项。')] : []),
    ...indicators.flatMap(({ kind, plan }) =>
      INDICATORS[kind].planned === (plan !== undefined)
        ? []
        : [wrong(`${INDICATORS[kind].label}${plan === undefined ? '没有写计划数' : '不按计划数计'}。`, '请按指标填写计划数。')],
    ),
    ...indicators.flatMap(({ kind, plan, own = [] }) => [
      ...(own.length > 0 && plan === undefined ? [wrong(`${INDICATORS[kind].label}不按计划数计。`, '请去掉各单位的计划数。')] : []),
      ...(own.some((one) => !all.includes(one.department)) || new Set(own.map((one) => one.department)).size < own.length
        ? [wrong(`${INDICATORS[kind].label}另写计划数的单位有重复，或者不参加考评。`, '请核对单位。')]
        : []),
    ]),
    ...(new Set(all).size < all.length ? [wrong('同一单位列在两个类别。', '请只列在一个类别。')] : []),
    ...(new Set(groups.map((one) => one.name)).size < groups.length ? [wrong('两个类别同名。', '请用不同的名称。')] : []),
    ...(all.every((one) => departments.has(one)) ? [] : [wrong('有的单位不在本府机构之中。', '请从名单中选择。')]),
    ...(isLeader(posts.get(approver)) ? [] : [wrong('批准的须是在任的政府领导。', '请从名单中选择。')]),
    ...(set === undefined || set.id === approver
      ? []
      : [barred('authority.not-yours', `本府设定绩效考评由${set.title}组织。`, '请改由其批准，或者先改设定。', citationOf(ctx))]),
  ];
}

/** Whether an assessment may be entered: where the text wants one, by who supervises, while its year can still be steered by it. */
export function judgeDraft(ctx: Context, actor: Actor, { year, terms }: ActInput<'draft'>): Verdict {
  const norm = appraisal(ctx.pack);
  const now = Number(ctx.today.slice(0, 4));
  const findings = [
    ...(norm === undefined ? [barred('state.not-open', '本规则没有写对部门的考评，这里不办理。')] : []),
    ...ofSupervisor(ctx, actor, 'draft'),
    ...(year === now || year === now + 1 ? [] : [wrong('年度不对。', '指标在年度开始时设定，请填写本年或者下一年。')]),
    ...termsFindings(ctx, terms),
  ];
  return verdictOf(findings, norm === undefined ? [] : [norm.citation]);
}

const endOf = ({ year }: AssessmentState): string => `${year}-12-31`;

function appealing({ ctx, state, actor }: Asked, input: ActInput<'appeal'> | undefined): readonly Finding[] {
  const department = departmentOf(ctx.organisation, state, actor.post);
  if (department === undefined) return [barred('authority.not-yours', '申诉由参加考评的单位提出。', undefined, citationOf(ctx))];
  const { frozen } = state;
  if (frozen === undefined) return [];
  const own = new Set(frozen.figures.facts.filter((one) => one.department === department).map((one) => one.id));
  const asked = new Set(state.appeals.flatMap((one) => one.facts));
  return [
    ...(ctx.today > frozen.until
      ? [barred('limit.passed', `申诉期限${dayWords(frozen.until)}已经过了。`, '期限由考评指标写明，过期不再受理。')]
      : []),
    ...(own.size === 0 ? [barred('state.not-open', '本单位没有被扣分的事项，不须申诉。')] : []),
    ...(input?.facts ?? []).flatMap((id) =>
      own.has(id)
        ? asked.has(id)
          ? [wrong('有的事项已经申诉过。', '一个事项申诉一次，请去掉已申诉的。')]
          : []
        : [wrong('有的不是本单位的计分事项。', '请从本单位的计分事项中选择。')],
    ),
  ];
}

function answering({ ctx, state, actor }: Asked, input: ActInput<'answer'> | undefined): readonly Finding[] {
  const open = state.appeals.filter((one) => one.answer === undefined);
  const mine = open.filter((one) => answerersOf(ctx.organisation, state, one.department).includes(actor.post));
  const one = input === undefined ? undefined : state.appeals.find((two) => two.id === input.appeal);
  const lacking =
    open.length > 0 && (input === undefined ? mine.length === 0 : one?.answer === undefined && one !== undefined && !mine.includes(one));
  return [
    ...(open.length === 0 ? [barred('state.not-open', '没有待答复的申诉。')] : []),
    ...(lacking
      ? [barred('authority.not-yours', '申诉由督查机构答复，本单位的申诉不由本单位答复。', '请交督查机构或者批准的领导。', citationOf(ctx))]
      : []),
    ...(input !== undefined && one === undefined ? [wrong('没有这一申诉。', '请从申诉中选择。')] : []),
    ...(open.length > 0 && one?.answer !== undefined ? [barred('state.not-open', '这一申诉已经答复。')] : []),
    ...(one !== undefined && input?.facts.some((id) => !one.facts.includes(id)) === true
      ? [wrong('更正的事项不在这一申诉之中。', '请从申诉的事项中选择。')]
      : []),
  ];
}

const JUDGES: { readonly [A in MatterAct]: Judge<A> } = {
  revise: (asked, input) => [
    ...ofSupervisor(asked.ctx, asked.actor, 'revise'),
    ...stageFinding(asked, 'revise'),
    ...(input === undefined ? [] : termsFindings(asked.ctx, input.terms)),
  ],
  submit: (asked) => [...ofSupervisor(asked.ctx, asked.actor, 'submit'), ...stageFinding(asked, 'submit')],
  return: (asked) => [...ofApprover(asked, 'return'), ...stageFinding(asked, 'return')],
  approve: (asked) => [
    ...ofApprover(asked, 'approve'),
    ...stageFinding(asked, 'approve'),
    ...(asked.ctx.today > endOf(asked.state)
      ? [barred('limit.passed', `${asked.state.year}年已经过完，不能再定指标。`, '请退回后撤销。')]
      : []),
  ],
  freeze: (asked) => [
    ...ofSupervisor(asked.ctx, asked.actor, 'freeze'),
    ...stageFinding(asked, 'freeze'),
    ...(asked.ctx.today > endOf(asked.state) ? [] : [barred('state.not-open', `${asked.state.year}年还没有过完，年终以后再定格。`)]),
  ],
  appeal: (asked, input) => [...stageFinding(asked, 'appeal'), ...appealing(asked, input)],
  answer: (asked, input) => [...stageFinding(asked, 'answer'), ...answering(asked, input)],
  conclude: (asked) => {
    const { frozen, appeals } = asked.state;
    return [
      ...ofApprover(asked, 'conclude'),
      ...stageFinding(asked, 'conclude'),
      ...(frozen !== undefined && asked.ctx.today <= frozen.until
        ? [barred('state.not-open', `申诉期限到${dayWords(frozen.until)}，期满以后再定案。`)]
        : []),
      ...(appeals.some((one) => one.answer === undefined) ? [barred('step.missing', '还有申诉没有答复。', '请先答复。')] : []),
    ];
  },
  withdraw: (asked) => [...ofSupervisor(asked.ctx, asked.actor, 'withdraw'), ...stageFinding(asked, 'withdraw')],
};

/** Whether this act is open to this person on this assessment, and as it is filled in. */
export function judge(asked: Asked, act: MatterAct, input: unknown): Verdict {
  const citation = citationOf(asked.ctx);
  return verdictOf((JUDGES[act] as Judge<ActName>)(asked, input as never), citation === undefined ? [] : [citation]);
}

export const parseInput = (act: ActName, input: unknown) => ACT_INPUTS[act].safeParse(input ?? {}, { error: inputWords });
