/**
 * The small matters of 请示报备, readable as one page: what the office calls each, which conduct of the texts it is, whose it
 * is, and the few facts that it asks for. Words and data alone: the screens draw their forms from here.
 */
import { MATTERS, MEETINGS, type Conduct, type MatterName } from '@lingxing/workrules/office-vocabulary';

/** A fact that a matter asks for, and how it is filled in. */
export const FACTS = {
  subject: { label: '事项', as: 'line' },
  on: { label: '日期', as: 'date' },
  until: { label: '止', as: 'date' },
  place: { label: '地点', as: 'line' },
  host: { label: '主办、邀请单位', as: 'line' },
  outlet: { label: '发表、出版的单位', as: 'line' },
  addressee: { label: '致送对象', as: 'line' },
  companions: { label: '陪同、随行人员', as: 'names' },
  reception: { label: '接待安排', as: 'line' },
  coverage: { label: '新闻报道安排', as: 'line' },
  /** Judged by whoever enters it: the texts refer to rules elsewhere and give no figures. */
  beyond: { label: '陪同、接待、报道是否超出规定', as: 'yes-no' },
  concurrent: { label: '是否兼任该部门负责人', as: 'yes-no' },
  /** Whether that is so on which a norm turns, in the norm's own words. */
  condition: { label: '是否属于规则所说的情形', as: 'yes-no' },
  what: { label: '请示报告的内容', as: 'matter' },
  details: { label: '情况', as: 'words' },
} as const satisfies Record<string, { readonly label: string; readonly as: 'line' | 'date' | 'names' | 'yes-no' | 'matter' | 'words' }>;
export type FactName = keyof typeof FACTS;

export interface KindRow {
  readonly label: string;
  /** The conduct that the texts speak of; absent for what is asked of and reported to others. */
  readonly conduct?: Conduct | undefined;
  /** Whose it is: a person's own, or his body's. */
  readonly of: 'person' | 'body';
  /** Facts asked for; every matter has `subject` and `on`. */
  readonly asks: readonly FactName[];
  readonly needs: readonly FactName[];
}

export const KINDS = {
  speech: {
    label: '代表政府讲话、发表文章',
    conduct: 'speak-for-government',
    of: 'person',
    asks: ['outlet', 'host', 'details'],
    needs: [],
  },
  article: {
    label: '个人署名文章、讲话',
    conduct: 'signed-article',
    of: 'person',
    asks: ['outlet', 'condition', 'details'],
    needs: ['outlet'],
  },
  book: { label: '公开出版著作', conduct: 'publish-book', of: 'person', asks: ['outlet', 'details'], needs: ['outlet'] },
  booklet: { label: '出版讲话', conduct: 'publish-speech', of: 'person', asks: ['outlet', 'details'], needs: ['outlet'] },
  message: {
    label: '贺信、贺电',
    conduct: 'congratulatory-message',
    of: 'person',
    asks: ['addressee', 'condition', 'details'],
    needs: ['addressee'],
  },
  inscription: { label: '题词、题字', conduct: 'inscription', of: 'person', asks: ['addressee', 'details'], needs: ['addressee'] },
  preface: { label: '作序', conduct: 'preface', of: 'person', asks: ['addressee', 'outlet', 'details'], needs: ['addressee'] },
  ceremony: {
    label: '剪彩、庆典、奠基',
    conduct: 'ribbon-cutting',
    of: 'person',
    asks: ['host', 'place', 'details'],
    needs: ['host', 'place'],
  },
  'department-meeting': {
    label: '出席部门会议',
    conduct: 'attend-department-meeting',
    of: 'person',
    asks: ['host', 'place', 'concurrent', 'details'],
    needs: ['host', 'concurrent'],
  },
  inspection: {
    label: '考察调研',
    conduct: 'large-escort',
    of: 'person',
    asks: ['until', 'place', 'companions', 'reception', 'coverage', 'beyond', 'details'],
    needs: ['place', 'beyond'],
  },
  abroad: {
    label: '因公出国（境）团组',
    conduct: 'abroad-groups',
    of: 'body',
    asks: ['until', 'place', 'companions', 'details'],
    needs: ['until', 'place', 'companions'],
  },
  release: {
    label: '发布重要信息',
    conduct: 'release-information',
    of: 'body',
    asks: ['outlet', 'details'],
    needs: ['outlet', 'details'],
  },
  reporting: { label: '请示报告', of: 'body', asks: ['what', 'condition', 'place', 'details'], needs: ['what', 'details'] },
} as const satisfies Record<string, KindRow>;
export type KindName = keyof typeof KINDS;
export const KIND_NAMES = Object.keys(KINDS) as readonly KindName[];
export const rowOf = (kind: KindName): KindRow => KINDS[kind];

/** Every fact of a kind, in the order in which it is asked. */
export function factsOf(kind: KindName): readonly FactName[] {
  const { asks } = rowOf(kind);
  const opening: readonly FactName[] = asks.includes('what') ? ['what', 'subject', 'on'] : ['subject', 'on'];
  return [...opening, ...asks.filter((one) => one !== 'what')];
}
export const isNeeded = (kind: KindName, fact: FactName): boolean =>
  fact === 'subject' || fact === 'on' || rowOf(kind).needs.includes(fact);

export const MATTER_LABELS: Readonly<Record<MatterName, string>> = MATTERS;

export const STAGES = ['asked', 'declined', 'reported', 'agreed', 'closed', 'withdrawn'] as const;
export type Stage = (typeof STAGES)[number];
export const STAGE_LABELS: Record<Stage, string> = {
  asked: '待同意',
  declined: '未获同意',
  reported: '待报备',
  agreed: '待报告结果',
  closed: '已办结',
  withdrawn: '已撤回',
};

/** How a matter came to be on record. */
export const WAYS = ['asked', 'reported', 'registered', 'ordered'] as const;
export type Way = (typeof WAYS)[number];
export const WAY_LABELS: Record<Way, string> = { asked: '申请', reported: '报告', registered: '补登', ordered: '书面同意照办' };

/** Those whose word is needed: the texts name organs, and not the posts in them. */
export const SLOTS = {
  party: { label: '党委', outside: true },
  government: { label: '政府', outside: false },
  /** 区委、区政府统一安排: one arrangement of both, and not two approvals. */
  arrangement: { label: '党委、政府统一安排', outside: true },
  approval: { label: '批准', outside: false },
  head: { label: '行政首长', outside: false },
  superior: { label: '上级', outside: true },
  congress: { label: '人大及其常委会', outside: true },
} as const satisfies Record<string, { readonly label: string; readonly outside: boolean }>;
export type SlotName = keyof typeof SLOTS;
export const SLOT_NAMES = Object.keys(SLOTS) as readonly SlotName[];
/** The meetings in which the government itself decides. */
export const DECIDING_MEETINGS: readonly string[] = [MEETINGS.plenary, MEETINGS.executive, MEETINGS['head-office']];
