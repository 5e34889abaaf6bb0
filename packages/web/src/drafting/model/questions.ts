/**
 * The facts by which the texts decide, as plain questions to a clerk. Which of them are asked first follows from kind,
 * issuer and addressee; the others are folded, never gone, because any of them may be true of any document.
 */
import type { Draft, StatedFacts } from './draft.ts';

export type YesNoFact = Exclude<keyof StatedFacts, 'scope' | 'substance'>;

export const GROUPS = ['nature', 'reach', 'procedure'] as const;
export type Group = (typeof GROUPS)[number];
export const GROUP_LABELS: Record<Group, string> = { nature: '性质', reach: '涉及范围', procedure: '程序' };

type Written = Pick<Draft, 'kind' | 'issuer' | 'to'>;

export interface Question {
  readonly fact: YesNoFact;
  readonly group: Group;
  readonly asks: string;
  /** What the words mean, where a new clerk may wonder. */
  readonly means?: string;
  /** Whether it is asked first. */
  readonly first: (written: Written) => boolean;
}

const upward = ({ to }: Written): boolean =>
  to === 'government' ||
  to === 'superior-government' ||
  to === 'superior-department' ||
  to === 'party-committee' ||
  to === 'superior-party-committee';
const downward = ({ to }: Written): boolean => to === 'subordinate' || to === 'public';
const inGovernmentsName = ({ issuer }: Written): boolean => issuer === 'government' || issuer === 'office';
const ruling = ({ kind }: Written): boolean => kind !== 'minutes' && kind !== 'letter' && kind !== 'report' && kind !== 'request';

export const QUESTIONS: readonly Question[] = [
  {
    fact: 'normative',
    group: 'nature',
    asks: '是行政规范性文件吗？',
    means: '涉及公民、法人和其他组织的权利义务，对不特定对象反复适用。',
    first: (w) => downward(w) && ruling(w),
  },
  {
    fact: 'important',
    group: 'nature',
    asks: '是重要公文吗？',
    means: '送审后由政府办公室核定。',
    first: (w) => w.issuer !== 'department',
  },
  {
    fact: 'major',
    group: 'nature',
    asks: '是重大事项吗？',
    means: '重大决策、重大项目、大额资金等。',
    first: (w) => w.issuer !== 'department',
  },
  { fact: 'emergency', group: 'nature', asks: '是紧急重大事项或突发事件吗？', first: upward },
  { fact: 'foreignRelated', group: 'nature', asks: '是紧急敏感涉外事项吗？', first: upward },
  { fact: 'overall', group: 'nature', asks: '涉及全局性工作吗？', first: (w) => inGovernmentsName(w) && !upward(w) },
  { fact: 'legal', group: 'nature', asks: '涉及法律问题吗？', means: '如处罚、许可、强制、合同、诉讼、复议。', first: (w) => ruling(w) },
  { fact: 'personnel', group: 'nature', asks: '是人事任免吗？', first: (w) => w.kind === 'notice' || w.kind === 'decision' },
  { fact: 'routine', group: 'nature', asks: '是例行批准手续吗？', first: (w) => w.kind === 'reply' || w.kind === 'letter' },
  {
    fact: 'foreignTravel',
    group: 'nature',
    asks: '是部门主要负责人出国（境）审批吗？',
    first: (w) => w.kind === 'reply' || w.kind === 'request',
  },
  {
    fact: 'publicInterest',
    group: 'reach',
    asks: '涉及重大公共利益、公众权益，或容易引发社会稳定问题吗？',
    first: (w) => downward(w) && ruling(w),
  },
  {
    fact: 'touchesLowerGovernments',
    group: 'reach',
    asks: '涉及下级政府（乡镇、街道、县区）吗？',
    first: (w) => downward(w) && w.kind !== 'minutes',
  },
  {
    fact: 'commandsLowerGovernments',
    group: 'reach',
    asks: '向下级政府提出指令性要求吗？',
    first: (w) => w.to === 'subordinate' && w.issuer !== 'government',
  },
  {
    fact: 'seeksApproval',
    group: 'procedure',
    asks: '请求上级批准或审批吗？',
    means: '请示不必选，按文种即是。',
    first: (w) => upward(w) && w.kind !== 'request',
  },
  {
    fact: 'withinDepartmentPowers',
    group: 'procedure',
    asks: '属部门职权、可以由部门自行发文吗？',
    first: (w) => inGovernmentsName(w) && !upward(w),
  },
  {
    fact: 'alreadyCovered',
    group: 'procedure',
    asks: '法律法规已有明确规定，或现行文件已有部署吗？',
    first: (w) => downward(w) && ruling(w),
  },
  {
    fact: 'demandsSupportingDocuments',
    group: 'procedure',
    asks: '要求下级再制定配套文件吗？',
    first: (w) => w.to === 'subordinate' && ruling(w),
  },
  { fact: 'splitsWork', group: 'procedure', asks: '分工方案另行单独发文吗？', first: () => false },
  { fact: 'multipleMatters', group: 'procedure', asks: '一件公文写了几件事吗？', first: (w) => w.kind === 'request' },
  { fact: 'carriesRequest', group: 'procedure', asks: '报告中夹带请示事项吗？', first: (w) => w.kind === 'report' },
  { fact: 'skipsLevel', group: 'procedure', asks: '越级行文吗？', first: (w) => upward(w) },
  { fact: 'toLeaderInPerson', group: 'procedure', asks: '直接报送领导个人吗？', first: (w) => upward(w) || w.kind === 'request' },
  { fact: 'assignedByLeader', group: 'procedure', asks: '是领导交办的吗？', first: (w) => upward(w) || w.kind === 'request' },
];

/** The questions of a group asked first, and those folded. A question answered yes is never folded away. */
export function questionsOf(
  group: Group,
  written: Written,
  facts: StatedFacts,
): { readonly first: Question[]; readonly folded: Question[] } {
  const all = QUESTIONS.filter((q) => q.group === group);
  const first = all.filter((q) => q.first(written) || facts[q.fact]);
  return { first, folded: all.filter((q) => !first.includes(q)) };
}

/** How broadly a document deploys work: three texts measure its length by it. */
export function asksScope({ to, kind }: Written): boolean {
  return to === 'subordinate' && kind !== 'minutes' && kind !== 'reply';
}
