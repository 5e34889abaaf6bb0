/** Words and data of 会议: its kinds, stages, what becomes of a topic and of a decision. The screens draw their forms from here. */
import {
  CASES,
  MATTERS,
  MEETINGS,
  OCCASIONS,
  PARTICIPANTS,
  PREPARATIONS,
  type MatterName,
  type Participant,
  type Preparation,
} from '@lingxing/workrules/office-vocabulary';

/** Meetings that the government itself holds with an agenda and minutes. Study sessions and what departments call are other work. */
export const SITTINGS = ['plenary', 'executive', 'head-office', 'topical'] as const;
export type Sitting = (typeof SITTINGS)[number];
export const SITTING_LABELS: Readonly<Record<Sitting, string>> = {
  plenary: MEETINGS.plenary,
  executive: MEETINGS.executive,
  'head-office': MEETINGS['head-office'],
  topical: MEETINGS.topical,
};

export const STAGES = ['preparing', 'notified', 'sitting', 'adjourned', 'drafted', 'signed', 'issued', 'closed', 'cancelled'] as const;
export type Stage = (typeof STAGES)[number];
export const STAGE_LABELS: Record<Stage, string> = {
  preparing: '筹备',
  notified: '已通知',
  sitting: '正在开会',
  adjourned: '待起草纪要',
  drafted: '纪要待签发',
  signed: '纪要待编号',
  issued: '待落实',
  closed: '已办结',
  cancelled: '已取消',
};

/** Where a topic stands before it is taken. */
export const TOPIC_STAGES = ['proposed', 'fixed', 'declined', 'withdrawn', 'moved'] as const;
export type TopicStage = (typeof TOPIC_STAGES)[number];
export const TOPIC_STAGE_LABELS: Record<TopicStage, string> = {
  proposed: '已提出',
  fixed: '已列入议程',
  declined: '未列入',
  withdrawn: '已撤回',
  moved: '已移到另一次会议',
};

/** Why a topic goes on to another sitting. */
export const LEFT = ['deferred', 'untaken', 'cancelled', 'moved'] as const;
export type Left = (typeof LEFT)[number];
export const LEFT_LABELS: Record<Left, string> = {
  deferred: '会上缓议',
  untaken: '没有列入议程',
  cancelled: '会议取消',
  moved: '由办公室移来',
};

/** What the chair concludes after the members were heard; no vote is taken. */
export const RESULTS = ['adopted', 'amended', 'deferred', 'rejected'] as const;
export type Result = (typeof RESULTS)[number];
export const RESULT_LABELS: Record<Result, string> = {
  adopted: '通过',
  amended: '修改后通过',
  deferred: '缓议',
  rejected: '不通过',
};

/** What a decision calls for. */
export const FATES = ['document', 'task', 'party', 'congress', 'none'] as const;
export type Fate = (typeof FATES)[number];
export const FATE_LABELS: Record<Fate, string> = {
  document: '印发文件',
  task: '交办事项',
  party: '提请党委审议',
  congress: '提请人大审议',
  none: '不另办理',
};
/** To whom a document goes by which a decision is submitted elsewhere. */
export const SUBMITTED_TO: Readonly<Partial<Record<Fate, 'party-committee' | 'congress'>>> = {
  party: 'party-committee',
  congress: 'congress',
};
/** Whether a decision is carried out by a document, issued or submitted. */
export const isWritten = (fate: Fate | undefined): boolean => fate === 'document' || fate === 'party' || fate === 'congress';

/** On what somebody chairs who does not chair always. */
export const GROUNDS = ['absent', 'delegated', 'in-charge'] as const;
export type Ground = (typeof GROUNDS)[number];
export const GROUND_LABELS: Record<Ground, string> = {
  absent: `行政首长${OCCASIONS.absent}，${OCCASIONS.delegated}`,
  delegated: OCCASIONS.delegated,
  'in-charge': OCCASIONS['in-charge'],
};

export const MATTER_LABELS: Readonly<Record<MatterName, string>> = MATTERS;
export const PREPARATION_LABELS: Readonly<Record<Preparation, string>> = PREPARATIONS;
export const CASE_LABELS: Readonly<Record<keyof typeof CASES, string>> = CASES;

/** How a notice is answered by whoever does not ask for leave. */
export const ANSWERS = ['attend', 'delegate'] as const;
export type Answer = (typeof ANSWERS)[number];
export const ANSWER_LABELS: Record<Answer, string> = { attend: '参加', delegate: '委派替会人' };

/** Who may see an item of a sitting that was opened. */
export const AUDIENCES = ['inside', 'public'] as const;
export type Audience = (typeof AUDIENCES)[number];
export const AUDIENCE_LABELS: Record<Audience, string> = { inside: '各部门和下级政府', public: '社会公众' };

/** By what somebody is known to have come. */
export const SIGN_IN_WAYS = ['code', 'hand'] as const;
export type SignInWay = (typeof SIGN_IN_WAYS)[number];
export const SIGN_IN_WAY_LABELS: Record<SignInWay, string> = { code: '签到码', hand: '代为签到' };

/** Words of the texts for people from outside who sit in; whoever holds a post here is invited as that post. */
export const OUTSIDERS = [
  'stakeholder',
  'public',
  'expert',
  'media',
  'congress-deputy',
  'cppcc-member',
  'enterprise',
  'social-organisation',
  'grassroots',
] as const satisfies readonly Participant[];
export type Outsider = (typeof OUTSIDERS)[number];
export const isOutsider = (who: Participant): who is Outsider => (OUTSIDERS as readonly Participant[]).includes(who);
export const OUTSIDER_LABELS: Readonly<Record<Outsider, string>> = { ...PARTICIPANTS };
/** How somebody from outside comes to be registered. */
export const GUEST_WAYS = ['invited', 'applied'] as const;
export type GuestWay = (typeof GUEST_WAYS)[number];
export const GUEST_WAY_LABELS: Record<GuestWay, string> = { invited: '受邀', applied: '申请' };
