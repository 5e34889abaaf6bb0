/** How a supervised task comes to be on record: assigned by the office, the supervising body or a department, or by the system from another matter. */
import { CONDUCTS, type Citation, type RulePack } from '@lingxing/workrules';
import { restrained, restrictionsOn } from '../conduct/restrictions.ts';
import { verdictOf, type Finding, type Verdict } from '../kernel/finding.ts';
import type { DepartmentId, PostId } from '../kernel/organisation.ts';
import type { ActRequest, Context, SimilarTask } from '../kernel/procedure.ts';
import { dayOfMoment, dayWords } from '../kernel/words.ts';
import { leaderNamed } from '../leave/roles.ts';
import { barred } from '../office/findings.ts';
import { isLeader } from '../office/posts.ts';
import type { ActInput } from './acts.ts';
import { repeated } from './alike.ts';
import type { Limit } from './events.ts';
import type { TaskForm } from './form.ts';
import { SOURCES } from './kinds.ts';
import { basisOf, firstNorm, handsOf, limitOf, supervisingPosts, systemOf } from './way.ts';

export interface Opened {
  readonly verdict: Verdict;
  /** The department that assigns, where it is one. */
  readonly by: DepartmentId | undefined;
  readonly approver: PostId | undefined;
  /** The day of the assignment, from which its limits count. */
  readonly on: string;
  readonly limit: Limit | undefined;
  readonly repeats: readonly SimilarTask[];
}

/** For whom a request opens a task: whoever asks, or whoever acted in the matter from which the system opens it. */
const behind = ({ actor }: Pick<ActRequest, 'actor'>, from: ActInput<'assign'>['from']): PostId =>
  actor.capacity === 'system' && from !== undefined ? from.post : actor.post;

/** The furthest a limit may lie ahead: our own bound, no text sets one. */
const FURTHEST_YEARS = 6;

export function judgeOpening(ctx: Context, request: Pick<ActRequest, 'actor' | 'similar'>, { form, from }: ActInput<'assign'>): Opened {
  const { organisation } = ctx;
  const post = behind(request, from);
  const office = supervisingPosts(organisation).some((one) => one.id === post);
  const own = organisation.posts.get(post)?.department;
  const by = office || own === undefined || !handsOf(organisation, own).some((one) => one.id === post) ? undefined : own;
  const citation = basisOf(ctx, form)[0];
  const on = form.assignedOn ?? ctx.today;
  const limit = limitOf(ctx, form, on);
  const naming = inName(ctx, form, by);
  const repeats = repeated(form, request.similar ?? []);
  const findings = [
    ...entering(request, from, office || by !== undefined, citation),
    ...impossible(ctx, form, by, limit, on),
    ...afterwards(ctx, form, office && from === undefined),
    ...naming.findings,
    ...repeating(ctx, repeats, by),
    ...(from === undefined && by !== undefined ? withinPowers(ctx, form) : []),
  ];
  return { verdict: verdictOf(findings, basisOf(ctx, form)), by, approver: naming.approver, on, limit, repeats };
}

function entering(
  { actor }: Pick<ActRequest, 'actor'>,
  from: ActInput<'assign'>['from'],
  may: boolean,
  citation: Citation | undefined,
): readonly Finding[] {
  if (from !== undefined && actor.capacity !== 'system')
    return [barred('authority.not-yours', '由其他事项转来的，由系统交办。', '请在原事项上办理。')];
  if (may || (actor.capacity === 'system' && from !== undefined)) return [];
  return [barred('authority.not-yours', '交办由办公室、督查机构或者部门办理。', '请报办公室交办。', citation)];
}

/** What cannot be, whatever the rules say. */
function impossible(ctx: Context, form: TaskForm, by: DepartmentId | undefined, limit: Limit | undefined, on: string): readonly Finding[] {
  const { organisation, pack, today } = ctx;
  const unknown = [form.lead, ...form.helpers].filter((one) => !organisation.departments.has(one));
  if (unknown.length > 0) return [barred('input.invalid', '牵头、协办单位中有机构里没有的。', '请从名单中选择。')];
  const responsible = form.responsible === undefined ? undefined : organisation.posts.get(form.responsible);
  const decidedBy = form.source.decidedBy;
  const system = systemOf(pack);
  return [
    ...(form.helpers.includes(form.lead) ? [barred('input.invalid', '牵头单位不能又是协办单位。', '请改协办单位。')] : []),
    ...(new Set(form.helpers).size < form.helpers.length ? [barred('input.invalid', '协办单位有重复。', '请去掉重复的。')] : []),
    ...(by !== undefined && form.lead === by && form.source.kind !== 'from-task'
      ? [barred('input.invalid', '部门不能交办给自己。', '请选择其他单位。')]
      : []),
    ...(form.responsible !== undefined && responsible === undefined
      ? [barred('input.invalid', '第一责任人须是现设的职务。', '请从名单中选择。')]
      : []),
    ...(form.responsible === undefined && firstNorm(pack) === undefined
      ? [barred('input.invalid', '本规则没有写第一责任人是谁，交办时须写明。', '请选择第一责任人。')]
      : []),
    ...(decidedBy !== undefined && !isLeader(organisation.posts.get(decidedBy))
      ? [barred('input.invalid', '作出决定的须是本府领导。', '请从名单中选择。')]
      : []),
    ...(form.due !== undefined && form.basis === ''
      ? [barred('input.invalid', '写明了办结时限，没有写依据。', '请写明时限出自何处。')]
      : []),
    ...(limit === undefined
      ? [barred('input.invalid', `未写明办结时限；本府没有分阶段的督办制度，逐件写明。`, '请填写办结时限和依据。')]
      : limit.date < on
        ? [barred('input.invalid', `办结时限${dayWords(limit.date)}早于交办之日${dayWords(on)}。`, '请改时限。')]
        : Number(limit.date.slice(0, 4)) > Number(today.slice(0, 4)) + FURTHEST_YEARS
          ? [barred('input.invalid', `办结时限${dayWords(limit.date)}距今过远。`, '请核对年份。')]
          : []),
    ...(form.inGovernmentName && by === undefined
      ? [barred('input.invalid', '办公室、督查机构交办的，本来就以政府名义。', '请去掉“以政府名义”。')]
      : []),
    ...(system === undefined && form.weight === 'major' ? [barred('input.invalid', '本府没有分轻重的督办制度。', '请选一般事项。')] : []),
  ];
}

/** The furthest back that an assignment is entered afterwards: our own bound, no text sets one. */
const FURTHEST_BACK_YEARS = 3;

/**
 * What was assigned on paper and comes on record later (补录) keeps its day, so that its limit does not begin anew; it may be late at once.
 * The office and the supervising body enter it so: whoever could set back his own clock might.
 */
function afterwards({ today }: Pick<Context, 'today'>, { assignedOn }: TaskForm, may: boolean): readonly Finding[] {
  if (assignedOn === undefined) return [];
  if (!may)
    return [barred('authority.not-yours', '原先交办的事项由办公室、督查机构补录。', '请报办公室补录，或者不填原交办日期，自今日起交办。')];
  if (assignedOn > today) return [barred('input.invalid', `原交办日期${dayWords(assignedOn)}还没有到。`, '请填写实际交办的日期。')];
  return Number(assignedOn.slice(0, 4)) < Number(today.slice(0, 4)) - FURTHEST_BACK_YEARS
    ? [barred('input.invalid', `原交办日期${dayWords(assignedOn)}距今过远。`, '请核对年份。')]
    : [];
}

/** A department that supervises in the government's name: barred without an approval where the text says so, and who gives it. */
function inName(
  { pack, organisation }: Context,
  form: TaskForm,
  by: DepartmentId | undefined,
): { readonly findings: readonly Finding[]; readonly approver?: PostId | undefined } {
  if (!form.inGovernmentName || by === undefined) return { findings: [] };
  const binding = restrictionsOn(pack, 'inspect-in-government-name', 'department');
  if (binding.length === 0) return { findings: [] };
  const answer = pack.source.settings.find((one) => one.id === 'inspection-approver')?.answer;
  const set = answer === undefined ? undefined : leaderNamed(pack, organisation, answer, handsOf(organisation, by)[0]?.id ?? '');
  const stated = form.approver === undefined ? undefined : organisation.posts.get(form.approver);
  if (set !== undefined && stated !== undefined && set.id !== stated.id)
    return {
      findings: [
        barred(
          'authority.not-yours',
          `本府设定以政府名义督查由${set.title}批准。`,
          `请改为报${set.title}批准。`,
          binding[0]?.norm.citation,
        ),
      ],
    };
  const approver = set ?? stated;
  if (approver === undefined || !isLeader(approver))
    return { findings: restrained(pack, 'inspect-in-government-name', 'department', new Set()) };
  return { findings: [], approver: approver.id };
}

/** Whether it lies within the department's powers is for the department to say, where the text forbids inspecting beyond them (越权督查). */
function withinPowers({ pack }: Context, { withinRemit }: TaskForm): readonly Finding[] {
  const binding = restrictionsOn(pack, 'beyond-authority-inspection', 'department');
  if (binding.length === 0 || withinRemit === true) return [];
  return withinRemit === undefined
    ? [barred('input.invalid', '没有写明督查的事项是否在本部门职权范围内。', '请写明。', binding[0]?.norm.citation)]
    : restrained(pack, 'beyond-authority-inspection', 'department', new Set());
}

/**
 * What is assigned a second time: by the same body, or when the first is done, it is repeated (重复督查); while another body supervises it,
 * it has many heads (多头督查). Refused where the text forbids it, warned of where it asks that it be prevented; where it is silent, shown.
 */
function repeating({ pack }: Context, repeats: readonly SimilarTask[], by: DepartmentId | undefined): readonly Finding[] {
  const elsewhere = repeats.filter((one) => !one.closed && one.assigner !== by);
  return [
    ...assignedBefore(
      pack,
      'repeat-inspection',
      repeats.filter((one) => !elsewhere.includes(one)),
      by,
    ),
    ...assignedBefore(pack, 'multiple-inspection', elsewhere, by),
  ];
}

const BEFORE = {
  'repeat-inspection': { told: '一年内已交办过同一来源或者相近的事项', wayOut: '请在原事项上督办。' },
  'multiple-inspection': { told: '其他单位正在督办同一来源或者相近的事项', wayOut: '请与其合并督办，不另交办。' },
} as const;

function assignedBefore(
  pack: RulePack,
  conduct: keyof typeof BEFORE,
  repeats: readonly SimilarTask[],
  by: DepartmentId | undefined,
): readonly Finding[] {
  if (repeats.length === 0) return [];
  const first = repeats[0];
  // Whoever assigns for a department may not read what others were asked to do.
  const name = by === undefined ? (first?.title ?? '') : '其他单位交办的事项';
  const which = first === undefined ? '' : `${name}（${dayWords(dayOfMoment(first.openedAt))}交办${first.closed ? '，已办毕' : ''}）`;
  const told = `${BEFORE[conduct].told}：${which}${repeats.length > 1 ? `等${repeats.length}件` : ''}`;
  const norms = restrictionsOn(pack, conduct, 'department').map((one) => one.norm);
  if (norms.length === 0) return [{ code: 'rule.states', outcome: 'passed', message: `${told}；本规则没有写${CONDUCTS[conduct]}` }];
  return norms.map((norm) => ({
    code: 'conduct.restricted',
    // “要……防止” asks for care and leaves the judgement to whoever assigns; “严禁” leaves none.
    outcome: norm.modality === 'must-not' ? 'refused' : 'warned',
    citation: norm.citation,
    norm: norm.id,
    modality: norm.modality,
    message: `${told}。${norm.says}。`,
    wayOut: norm.modality === 'must-not' ? BEFORE[conduct].wayOut : '确需另行交办的，写明理由。',
  }));
}

/** Of a source, as lists and chains show it. */
export const sourceWords = ({ source }: Pick<TaskForm, 'source'>): string =>
  [SOURCES[source.kind], source.reference, source.item].filter((one) => one !== '').join(' ');
