/**
 * The words of 对照: how a post, a unit, an occasion reads when it stands beside those of other governments, the documents
 * by which signing is compared, and the clauses of a norm with each government's names for itself taken out.
 */
import type { Modality, Norm, NormOf, RulePack } from './model.ts';
import { PARTICIPANTS, type Conduct, type Participant, type Task } from './office-vocabulary.ts';
import type { Addressee, DocumentFacts, FactName, RoleRef } from './vocabulary.ts';

export const WEIGHT: Record<Modality, string> = { must: '', 'must-not': '不得', should: '一般', may: '可以' };
export const UNIT_WORDS: Readonly<Record<string, string>> = {
  workday: '个工作日',
  day: '日',
  week: '周',
  month: '个月',
  'half-year': '个半年',
  char: '字',
  count: '种',
};

/** 每月、每两周: a period in which something is held once or several times. */
export function everyWords(value: number, unit: 'day' | 'week' | 'month' | 'half-year'): string {
  if (value === 1) return { day: '每日', week: '每周', month: '每月', 'half-year': '每半年' }[unit];
  return `每${value === 2 ? '两' : value}${UNIT_WORDS[unit]}`;
}

/** Posts that only stand in relation to one document, and those of the office's own hands. */
export const RELATIVE: Readonly<Record<Exclude<RoleRef, Participant>, string>> = {
  registrar: '政府办文书',
  'department-deputy-head': '部门副职',
  'department-clerk': '部门文书',
  'legal-reviewer': '司法行政部门',
  'department-legal-reviewer': '部门法制机构',
  supervisor: '督查机构',
  auditor: '审计人员',
  'any-leader': '任一政府领导',
  'host-head': '主办部门主要负责人',
  'host-clerk': '主办部门文书',
  'concerned-department-head': '有关部门主要负责人',
  'concerned-department-responsible': '有关部门负责人',
  'co-issuer-head': '联合发文部门主要负责人',
};

/** Titles of posts differ in every government; what is compared is the post. */
export const who = (list: readonly string[]): string =>
  [...list]
    .sort()
    .map((one) => PARTICIPANTS[one as Participant] ?? RELATIVE[one as Exclude<RoleRef, Participant>])
    .join('、');

/** Kinds of document by which the sign-off tables are compared. */
export const SPECIMENS: readonly { readonly key: string; readonly label: string; readonly facts: Partial<DocumentFacts> }[] = [
  { key: 'decision', label: '政府的决定', facts: { issuer: 'government', kind: 'decision', to: 'public' } },
  { key: 'order', label: '政府的命令', facts: { issuer: 'government', kind: 'order', to: 'public' } },
  { key: 'bill', label: '向人大提出的议案', facts: { issuer: 'government', kind: 'bill', to: 'congress' } },
  { key: 'normative', label: '政府的行政规范性文件', facts: { issuer: 'government', kind: 'notice', to: 'subordinate', normative: true } },
  {
    key: 'request',
    label: '政府向上级的请示',
    facts: { issuer: 'government', kind: 'request', to: 'superior-government', seeksApproval: true },
  },
  { key: 'report', label: '政府向上级的报告', facts: { issuer: 'government', kind: 'report', to: 'superior-government' } },
  { key: 'other', label: '政府的其他公文', facts: { issuer: 'government', kind: 'notice', to: 'subordinate' } },
  { key: 'important', label: '政府的重要公文', facts: { issuer: 'government', kind: 'notice', to: 'subordinate', important: true } },
  { key: 'personnel', label: '人事任免', facts: { issuer: 'government', kind: 'notice', to: 'subordinate', personnel: true } },
  { key: 'office', label: '办公室的公文', facts: { issuer: 'office', kind: 'notice', to: 'subordinate' } },
  { key: 'office-important', label: '办公室的重要公文', facts: { issuer: 'office', kind: 'notice', to: 'subordinate', important: true } },
  {
    key: 'office-normative',
    label: '办公室的行政规范性文件',
    facts: { issuer: 'office', kind: 'notice', to: 'subordinate', normative: true },
  },
];

/** Subjects in the order in which an office looks for them: documents, meetings, people, the rest; a meeting's own subjects follow 上会的事项. */
const GROUP_ORDER = [
  '签发',
  '签发前的步骤',
  '征求意见、会签',
  '呈批',
  '批示',
  '篇幅',
  '代拟稿提前报送',
  '论证材料',
  '行文禁则',
  '会议决定的印发',
  '办文',
  '备案审查',
  '上会的事项',
  '会议：',
  '办会',
  '事先的工作',
  '重大决策',
  '组成和职责',
  '职务代理',
  '请销假',
  '限制的事项',
  '工作纪律',
  '请示报告',
  '公开',
  '督查督办',
  '接受监督',
  '适用范围',
];
/** The place of a group among the others; one that is not listed comes last. */
export function groupPlace(group: string): number {
  const at = GROUP_ORDER.findIndex((one) => (one.endsWith('：') ? group.startsWith(one) : group === one));
  return at < 0 ? GROUP_ORDER.length : at;
}

export const ADDRESSEE_WORDS: Readonly<Partial<Record<Addressee, string>>> = {
  'superior-government': '上级政府',
  'superior-party-committee': '上级党委',
  'superior-department': '上级部门',
};

export const COMPOSED: Record<NormOf<'composition'>['as'], string> = {
  member: '组成',
  'sitting-in': '列席',
  invited: '受邀',
  observer: '旁听',
  attending: '参加',
};
export const PREPARED: Record<NormOf<'preparation'>['for'], string> = {
  topic: '议题上会',
  'major-decision': '重大决策',
  'major-matter': '重大事项',
  'normative-document': '规范性文件',
  legislation: '法规规章草案',
  'department-document': '部门文件',
  'area-wide': '全域性会议',
  meeting: '会议',
};
export const SUBSTITUTED: Record<NormOf<'substitution'>['aspect'], string> = {
  institution: 'AB角制度',
  'stand-in': '谁补位',
  'special-arrangement': '特殊情况的安排',
  'both-away': '双方同时外出',
};
export const TIMED: Record<NormOf<'reporting'>['timing'] | NormOf<'publication'>['timing'], string> = {
  beforehand: '事先',
  promptly: '及时',
  regularly: '定期',
  'on-completion': '办结后',
  'as-arises': '',
  'as-required': '',
};
export const REPORTED: Record<NormOf<'reporting'>['form'], string> = { ask: '请示', report: '报告', 'ask-and-report': '请示报告' };

/** A conduct that a draft is barred for as well: one sentence, one subject, wherever a pack has it. */
export const BAN_OF: Readonly<Partial<Record<Conduct, FactName>>> = {
  'command-lower': 'commandsLowerGovernments',
  'demand-supporting-documents': 'demandsSupportingDocuments',
  'issue-covered': 'alreadyCovered',
  'issue-in-government-name': 'withinDepartmentPowers',
  'split-work': 'splitsWork',
};

/** Tasks whose fields say who and not what: whose decisions are carried out, how inspection is led, stands in the words. */
export const TOLD_TASKS: ReadonlySet<Task> = new Set(['execute', 'press-execution', 'coordinate-supervision']);

const LOWER = /各?(?:乡镇人民政府|乡镇政府|乡镇|镇（街道）|街道办事处|街道|县（市、区）人民政府|县（市、区）政府|县（市、区）|县级)/gu;

/** The words of a norm without the government's own names: 区政府 and 县政府, 区长 and 市长 read alike. */
export function plainly(pack: RulePack, text: string): string {
  const { short, office } = pack.source.government;
  const tier = short.replace(/政府$/u, '');
  const names: readonly (readonly [string | undefined, string])[] = [
    [office.short, '办公室'],
    [short, '政府'],
    [pack.title('executive-deputy'), '常务副职'],
    [pack.title('deputy'), '副职'],
    [pack.title('head'), '行政首长'],
    [`${tier}长`, '行政首长'],
    [`${tier}委`, '同级党委'],
    [`${tier}人大`, '人大'],
    [`${tier}政协`, '政协'],
    [`全${tier}`, '全域'],
  ];
  return names.reduce((all, [name, plain]) => (name === undefined ? all : all.replaceAll(name, plain)), text).replace(LOWER, '下级');
}

/** What a norm says, clause by clause: the same sentence cut into norms elsewhere still has the same clauses. */
export const clausesOf = (pack: RulePack, norm: Pick<Norm, 'says'>): readonly string[] =>
  plainly(pack, norm.says)
    .split(/[，；：]/u)
    .filter((one) => one !== '');
