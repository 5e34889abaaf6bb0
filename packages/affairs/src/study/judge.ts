/** The judge of each act on a plan of study: one row per act, so that a new act breaks the build until it is judged. */
import { verdictOf, type Finding, type Verdict } from '../kernel/finding.ts';
import { inputWords } from '../kernel/input-words.ts';
import type { Post } from '../kernel/organisation.ts';
import type { Actor, Context } from '../kernel/procedure.ts';
import { dayWords } from '../kernel/words.ts';
import { responsibilities } from '../meeting/rules.ts';
import { barred, broken, kept } from '../office/findings.ts';
import { isLeader, isOffice, titles } from '../office/posts.ts';
import { ACT_INPUTS, ACTS, type ActInput, type ActName, type Item, type MatterAct } from './acts.ts';
import { STAGE_LABELS, STUDY_LABELS } from './kinds.ts';
import { approvalNorm, approversOf, chairsOf, expectedAt, focusOf, invitedFor, kindsIn, normsOn, settledWith } from './rules.ts';
import type { StudyState } from './state.ts';

export interface Asked {
  readonly ctx: Context;
  readonly state: StudyState;
  readonly actor: Actor;
}
/** A judge of one act. `input` is undefined when one only asks whether the act is open. */
type Judge<A extends ActName> = (asked: Asked, input: ActInput<A> | undefined) => readonly Finding[];

const grounds = ({ ctx, state }: Asked) => normsOn(ctx.pack, state.kind)[0]?.citation;

function stageFinding(asked: Asked, act: ActName): readonly Finding[] {
  const { from, label } = ACTS[act];
  const { stage } = asked.state;
  if (from.includes(stage)) return [];
  const needed = from.filter((one) => one !== null).map((one) => STAGE_LABELS[one]);
  return [barred('state.not-open', `计划现在“${STAGE_LABELS[stage]}”，${label}须在“${needed.join('”“')}”时办理。`)];
}

function ofOffice(asked: Asked, act: ActName, task?: 'draft-plan' | 'organise'): readonly Finding[] {
  if (isOffice(asked.ctx.organisation.posts.get(asked.actor.post))) return [];
  const norm = task === undefined ? undefined : responsibilities(asked.ctx.pack, task, asked.state.kind)[0];
  return [barred('authority.not-yours', `${ACTS[act].label}由办公室办理。`, undefined, norm?.citation ?? grounds(asked))];
}

function ofApprover(asked: Asked, act: ActName): readonly Finding[] {
  const found = approversOf(asked.ctx, asked.state);
  const norm = approvalNorm(asked.ctx.pack, asked.state.kind);
  if (found?.posts.some((one) => one.id === asked.actor.post) === true)
    return norm === undefined ? [] : [kept(norm, 'rule.states', `${norm.says}。`)];
  const whose = found === undefined ? '办公室写明的领导' : titles(found.posts);
  return [barred('authority.not-yours', `${ACTS[act].label}由${whose}办理。`, undefined, norm?.citation)];
}

/** A plan is settled with the body that the text names, and somebody is there who approves it. */
function ready({ ctx, state }: Asked): readonly Finding[] {
  const settled = settledWith(ctx.pack, state.kind);
  return [
    ...(settled !== undefined && state.consulted === undefined
      ? [broken(settled, 'step.missing', '计划没有同规则写明的单位商定。', '请先登记商定情况。')]
      : []),
    ...(approversOf(ctx, state) === undefined
      ? [barred('step.missing', '规则没有写由哪一职务审定。', '请先写明由谁审定和依据。', approvalNorm(ctx.pack, state.kind)?.citation)]
      : []),
  ];
}

const twice = (items: readonly Item[]): readonly Finding[] =>
  new Set(items.map((one) => `${one.month} ${one.subject}`)).size < items.length
    ? [barred('input.invalid', '同一个月有相同的学习内容。', '请去掉重复的。')]
    : [];

const itemOf = (state: StudyState, id: string) => state.items.find((one) => one.id === id);

/** What was held is a fact: of who presided the breach is recorded. */
function holding({ ctx, state }: Asked, { item, on, chair, form, sitting, absent }: ActInput<'hold'>): readonly Finding[] {
  const one = itemOf(state, item);
  const chairs = chairsOf(ctx, state.kind);
  const invited = invitedFor(ctx.pack, state.kind, form);
  const expected = expectedAt(ctx, state.kind);
  const wrong = (message: string, wayOut: string): Finding => barred('input.invalid', message, wayOut);
  return [
    ...(one === undefined ? [wrong('计划里没有这一项。', '请从计划中选择。')] : []),
    ...(one?.held === undefined ? [] : [barred('state.not-open', `“${one.subject}”已登记学过。`)]),
    ...(on > ctx.today ? [wrong(`学习日期${dayWords(on)}还没有到。`, '请在学过以后登记。')] : []),
    ...(Number(on.slice(0, 4)) === state.year ? [] : [wrong(`学习日期不在${state.year}年。`, '请在该年度的计划上登记。')]),
    ...(isLeader(ctx.organisation.posts.get(chair)) ? [] : [wrong('主持的须是在任的政府领导。', '请从名单中选择。')]),
    ...(sitting !== undefined && state.kind === 'study' ? [wrong('专题学习单独举行，不登记在常务会议上。', '请只填写日期。')] : []),
    ...(absent.some((id) => !expected.some((two: Post) => two.id === id)) ? [wrong('缺席的不在应参加的人之中。', '请从名单中选择。')] : []),
    ...(chairs === undefined || chairs.posts.some((two) => two.id === chair)
      ? []
      : [broken(chairs.norm, 'authority.not-yours', `学习不是由${titles(chairs.posts)}主持的。`, '已经举行的，照实登记。')]),
    ...(invited === undefined ? [] : [kept(invited, 'rule.states', `${invited.says}。`)]),
  ];
}

const JUDGES: { readonly [A in MatterAct]: Judge<A> } = {
  revise: (asked, input) => [
    ...ofOffice(asked, 'revise', 'draft-plan'),
    ...stageFinding(asked, 'revise'),
    ...(input === undefined
      ? []
      : [
          ...twice(input.items),
          ...asked.state.items
            .filter((one) => one.held !== undefined && !input.items.some((two) => two.month === one.month && two.subject === one.subject))
            .map((one) => barred('input.invalid', `“${one.subject}”已经学过，不能删改。`, '请保留这一项。')),
        ]),
  ],
  consult: (asked, input) => [
    ...ofOffice(asked, 'consult', 'draft-plan'),
    ...stageFinding(asked, 'consult'),
    ...(settledWith(asked.ctx.pack, asked.state.kind) === undefined
      ? [barred('state.not-open', '本规则没有写须同哪个单位商定，不须办理。')]
      : []),
    ...(input !== undefined && input.on > asked.ctx.today ? [barred('input.invalid', '商定的日期还没有到。', '请填写实际日期。')] : []),
  ],
  'name-approver': (asked, input) => [
    ...ofOffice(asked, 'name-approver'),
    ...stageFinding(asked, 'name-approver'),
    ...(approversOf(asked.ctx, asked.state)?.named === 'text'
      ? [barred('state.not-open', '规则已经写明由谁定。', undefined, approvalNorm(asked.ctx.pack, asked.state.kind)?.citation)]
      : []),
    ...(input === undefined || isLeader(asked.ctx.organisation.posts.get(input.post))
      ? []
      : [barred('input.invalid', '审定的须是在任的政府领导。', '请从名单中选择。')]),
  ],
  submit: (asked) => [...ofOffice(asked, 'submit', 'draft-plan'), ...stageFinding(asked, 'submit'), ...ready(asked)],
  return: (asked) => [...ofApprover(asked, 'return'), ...stageFinding(asked, 'return')],
  approve: (asked) => [
    ...ofApprover(asked, 'approve'),
    ...stageFinding(asked, 'approve'),
    ...focusOf(asked.ctx.pack, asked.state.kind).map((one) => kept(one, 'rule.states', `${one.says}。`)),
  ],
  hold: (asked, input) => [
    ...ofOffice(asked, 'hold', 'organise'),
    ...stageFinding(asked, 'hold'),
    ...(input === undefined ? [] : holding(asked, input)),
  ],
  withdraw: (asked) => [
    ...ofOffice(asked, 'withdraw'),
    ...stageFinding(asked, 'withdraw'),
    ...(asked.state.items.some((one) => one.held !== undefined)
      ? [barred('state.not-open', '计划已经有学过的内容，不能撤销。', '请修改计划。')]
      : []),
  ],
};

/** Whether this act is open to this person on this plan, and as it is filled in. */
export function judge(asked: Asked, act: MatterAct, input: unknown): Verdict {
  const findings = (JUDGES[act] as Judge<ActName>)(asked, input as never);
  const citation = grounds(asked);
  const verdict = verdictOf(findings, citation === undefined ? [] : [citation]);
  const amiss = findings.filter((one) => one.outcome !== 'passed');
  // A session that somebody else presided over was held all the same.
  return act === 'hold' && amiss.length > 0 && amiss.every((one) => one.norm !== undefined) ? { ...verdict, stands: 'fact' } : verdict;
}

/** Whether a plan may be entered: by the office, for a study that the text knows. */
export function judgeDraft(ctx: Context, actor: Actor, { kind, year, items }: ActInput<'draft'>): Verdict {
  const norms = normsOn(ctx.pack, kind);
  const drafts = responsibilities(ctx.pack, 'draft-plan', kind)[0] ?? norms[0];
  const thisYear = Number(ctx.today.slice(0, 4));
  const findings = [
    ...(kindsIn(ctx.pack).includes(kind) ? [] : [barred('state.not-open', `本规则没有写${STUDY_LABELS[kind]}，这里不办理。`)]),
    ...(isOffice(ctx.organisation.posts.get(actor.post))
      ? []
      : [barred('authority.not-yours', '学习计划由办公室拟定。', '请交办公室拟定。', drafts?.citation)]),
    ...(year < thisYear - 1 || year > thisYear + 1 ? [barred('input.invalid', '年度不对。', '请填写去年、本年或者下一年。')] : []),
    ...twice(items),
  ];
  return verdictOf(findings, drafts === undefined ? [] : [drafts.citation]);
}

export const parseInput = (act: ActName, input: unknown) => ACT_INPUTS[act].safeParse(input ?? {}, { error: inputWords });
