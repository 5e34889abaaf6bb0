/**
 * The closed vocabulary that conditions in a pack may speak of: the facts of an official document by which
 * the texts decide, each with its finite domain. Gap and overlap proofs enumerate these domains, the drafting
 * screen draws its questions from them, and the loader refuses a condition that names anything else.
 *
 * A fact is what a person states or what follows from the draft; it is never guessed (blueprint: judgement stays human).
 */

/** In whose name a document goes out. */
export const ISSUERS = ['government', 'office', 'department-approved', 'department', 'party'] as const;
export type Issuer = (typeof ISSUERS)[number];

/** Kinds of official document: the fifteen of the regulation (条例第八条) and the rule (规章), which few governments may make. */
export const DOCUMENT_KINDS = [
  'resolution',
  'decision',
  'order',
  'communique',
  'announcement',
  'proclamation',
  'opinion',
  'notice',
  'circular',
  'report',
  'request',
  'reply',
  'bill',
  'letter',
  'minutes',
  'rules',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** The relation of the main recipient to the issuing government; `government` is that government itself, to which its departments and lower governments submit. */
export const ADDRESSEES = [
  'government',
  'superior-government',
  'superior-department',
  'party-committee',
  'superior-party-committee',
  'congress',
  'subordinate',
  'peer',
  'public',
] as const;
export type Addressee = (typeof ADDRESSEES)[number];

/** The meeting that decided the matter, if one did. */
export const DECIDED_BY = ['none', 'executive', 'plenary', 'head-office', 'topical'] as const;
export type DecidedBy = (typeof DECIDED_BY)[number];

/** Breadth of what a document does; the length norms of three texts turn on it. */
export const SCOPES = ['general', 'special'] as const;
export type Scope = (typeof SCOPES)[number];

/** The level marked on a paper (密级). */
export const SECRECY_LEVELS = ['none', 'secret', 'confidential', 'top-secret'] as const;

/**
 * Whether departments issue it together, and whether a lower government is among them: joint issue is between bodies of one
 * level. `one-department` is a department that issues with lower governments only, so that no other department does.
 */
export const JOINT = ['none', 'same-level', 'across-levels', 'one-department'] as const;
export type Joint = (typeof JOINT)[number];

const YES_NO = [false, true] as const;

/** Every fact a document condition may use: its domain and the words an office uses for it. */
export const DOCUMENT_FACTS = {
  issuer: { domain: ISSUERS, label: '发文名义' },
  kind: { domain: DOCUMENT_KINDS, label: '文种' },
  to: { domain: ADDRESSEES, label: '主送对象' },
  decidedBy: { domain: DECIDED_BY, label: '议定会议' },
  scope: { domain: SCOPES, label: '部署范围' },
  normative: { domain: YES_NO, label: '行政规范性文件' },
  important: { domain: YES_NO, label: '重要公文' },
  major: { domain: YES_NO, label: '重大事项' },
  overall: { domain: YES_NO, label: '涉及全局性工作' },
  legal: { domain: YES_NO, label: '涉法' },
  personnel: { domain: YES_NO, label: '人事任免' },
  routine: { domain: YES_NO, label: '例行批准手续' },
  foreignTravel: { domain: YES_NO, label: '部门主要负责人出国审批' },
  seeksApproval: { domain: YES_NO, label: '请示性公文或须审批' },
  crossDepartment: { domain: YES_NO, label: '涉及其他部门职权' },
  crossPortfolio: { domain: YES_NO, label: '涉及其他领导分管工作' },
  touchesLowerGovernments: { domain: YES_NO, label: '涉及镇街、县区' },
  publicInterest: { domain: YES_NO, label: '涉及重大公共利益、公众权益或易引发稳定问题' },
  commandsLowerGovernments: { domain: YES_NO, label: '向下级政府提出指令性要求' },
  withinDepartmentPowers: { domain: YES_NO, label: '属部门职权、应由部门自行发文' },
  alreadyCovered: { domain: YES_NO, label: '法律法规已明确或现行文件已部署' },
  demandsSupportingDocuments: { domain: YES_NO, label: '要求下级制发配套文件' },
  splitsWork: { domain: YES_NO, label: '分工方案单独发文' },
  multipleMatters: { domain: YES_NO, label: '一文多事' },
  carriesRequest: { domain: YES_NO, label: '夹带请示事项' },
  skipsLevel: { domain: YES_NO, label: '越级行文' },
  multipleRecipients: { domain: YES_NO, label: '主送多个上级机关' },
  copiesToSubordinates: { domain: YES_NO, label: '上行文抄送下级机关' },
  toLeaderInPerson: { domain: YES_NO, label: '直接报送领导个人' },
  assignedByLeader: { domain: YES_NO, label: '领导交办' },
  emergency: { domain: YES_NO, label: '紧急重大事项或突发事件' },
  foreignRelated: { domain: YES_NO, label: '紧急敏感涉外事项' },
  secrecy: { domain: SECRECY_LEVELS, label: '密级' },
  fromLowerGovernment: { domain: YES_NO, label: '下级政府报送' },
  joint: { domain: JOINT, label: '联合行文' },
  lacksContact: { domain: YES_NO, label: '附注未写联系人和电话' },
  lacksAnsweredRequest: { domain: YES_NO, label: '未写明所答复的请示' },
  lacksRecipients: { domain: YES_NO, label: '未写主送机关' },
  lacksPublicationGround: { domain: YES_NO, label: '不予公开而未写理由' },
} as const satisfies Record<string, { domain: readonly (string | boolean)[]; label: string }>;

export type FactName = keyof typeof DOCUMENT_FACTS;
export type FactValue<F extends FactName> = (typeof DOCUMENT_FACTS)[F]['domain'][number];
/** All facts of one document, each with a value of its domain. */
export type DocumentFacts = { readonly [F in FactName]: FactValue<F> };

/** A document of which nothing is said: every fact has the first value of its domain, every yes-or-no fact is no. */
export const PLAIN_DOCUMENT = Object.fromEntries(
  Object.entries(DOCUMENT_FACTS).map(([name, { domain }]) => [name, domain[0]]),
) as unknown as DocumentFacts;

/** Roles that a post may have. Which of them a government has, and under which title, is its pack's to say. */
export const POST_ROLES = [
  'head',
  'executive-deputy',
  'deputy',
  'other-leader',
  'secretary-general',
  'deputy-secretary-general',
  'office-director',
  'office-deputy-director',
  'registrar',
  'department-head',
  'department-deputy-head',
  'department-clerk',
  'legal-reviewer',
  'legal-adviser',
  'department-legal-reviewer',
  'supervisor',
  'auditor',
] as const;
export type PostRole = (typeof POST_ROLES)[number];

/**
 * Who a norm speaks of: a role, or a place relative to the document in hand.
 * `leader-in-charge` is the leader whose portfolio covers the host department; `leaders-concerned` those whose
 * portfolios the document touches besides; `chair` and `convenor` the leader who chaired or called the meeting that it records; `office` the government's office as an organ; `host-*` the drafting
 * department; `concerned-*` the departments whose powers it touches; `co-issuer-head` the heads of those that issue it jointly.
 */
export const ROLE_REFS = [
  ...POST_ROLES,
  'leader-in-charge',
  'leaders-concerned',
  'any-leader',
  'chair',
  'convenor',
  'office',
  'host-head',
  'host-clerk',
  'concerned-department-head',
  'concerned-department-responsible',
  'co-issuer-head',
] as const;
export type RoleRef = (typeof ROLE_REFS)[number];

/** Evidence that a text may demand with a draft. */
export const EVIDENCE_KINDS = [
  'research',
  'legality',
  'necessity',
  'scientific',
  'feasibility',
  'macro-policy-consistency',
  'political',
  'policy',
  'controllability',
  'consultation',
  'public-opinion',
  'risk-assessment',
  'fair-competition',
  'basis',
  'collective-discussion',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** Steps that a document may have to pass; the chain, the inbox, the buttons and the refusals all read from them. */
export const STEPS = [
  'department-approval',
  'consultation',
  'department-countersign',
  'vetting',
  'legality-review',
  'adviser-review',
  'coordination',
  'leader-review',
  'leader-countersign',
  'collective-decision',
  'head-consent',
  'authorisation',
  'signature',
] as const;
export type Step = (typeof STEPS)[number];

export const STEP_LABELS: Readonly<Record<Step, string>> = {
  'department-approval': '部门主要负责人审签',
  consultation: '征求意见',
  'department-countersign': '部门会签',
  vetting: '办公室审核',
  'legality-review': '合法性审核',
  'adviser-review': '法律顾问审核',
  coordination: '协调分歧',
  'leader-review': '领导审核',
  'leader-countersign': '领导会签',
  'collective-decision': '集体讨论决定',
  'head-consent': '行政首长同意',
  authorisation: '授权',
  signature: '签发',
};

/** Steps between the vetting and the signature. They run side by side but for those that a text puts in order. */
export const REVIEW_STEPS = [
  'legality-review',
  'adviser-review',
  'coordination',
  'leader-review',
  'leader-countersign',
  'head-consent',
] as const satisfies readonly Step[];
