/**
 * What is raised from outside, readable as one page: what the office calls each kind, what is asked of it, which steps it takes,
 * the stages. Words and data alone: the screens draw their forms from here.
 */

interface Kind {
  readonly label: string;
  /** Who raised it, as the office calls him. */
  readonly from: string;
  /** Whom the texts name by role in speaking of talk with him. */
  readonly proposer?: 'congress-deputy' | 'cppcc-member';
  /** Whom the texts put it before in person. */
  readonly inPerson?: { readonly task: 'handle-letters' | 'receive-visitors'; readonly label: string };
  /** The task by which the texts give it to somebody. */
  readonly task?: 'handle-proposals' | 'handle-letters' | 'receive-visitors' | 'handle-reconsideration';
  /** The text gives the task to one body, and nobody else leads. */
  readonly ledByText?: true;
  /** What of the duties of oversight bears on it. */
  readonly subjects: readonly (
    | 'rectification'
    | 'public-oversight'
    | 'public-response'
    | 'audit-oversight'
    | 'judicial-oversight'
    | 'letters'
    | 'congress-oversight'
    | 'reconsideration'
    | 'litigation'
  )[];
  /** A plan comes before the report. */
  readonly plan?: true;
  /** What the reply says came of it, by one of these; absent where the words alone say it. */
  readonly results?: readonly ResultName[];
  /** Whether it goes out without saying which of them. */
  readonly resultWanted?: true;
  /** What the answer to it is called. */
  readonly reply: string;
  /** What the answer is called once it was answered that more is to be done. */
  readonly again?: string;
  /** The reply goes out as a letter: numbered by the body that replies, or plain to a person who wrote or came. */
  readonly letter?: 'numbered' | 'plain';
  /** Who signs: a leader of the government where it speaks itself; elsewhere the head of the body that handles it. */
  readonly signer?: 'leader';
  /** Whose word on the answer is asked before it is over. */
  readonly answeredBy?: AnsweredBy;
  /** One appears before a court, or is heard: who went is noted. */
  readonly hearing?: true;
  /** Its content is for those alone whom it passes through. */
  readonly personal?: true;
  /** Whether it is written down if he who raised it is not known. */
  readonly unsigned?: true;
}

export const KINDS = {
  suggestion: {
    label: '人大代表建议',
    from: '提出的代表',
    proposer: 'congress-deputy',
    task: 'handle-proposals',
    subjects: [],
    results: ['A', 'B', 'C'],
    reply: '答复',
    letter: 'numbered',
    answeredBy: 'proposer',
  },
  proposal: {
    label: '政协提案',
    from: '提出的委员、单位',
    proposer: 'cppcc-member',
    task: 'handle-proposals',
    subjects: [],
    results: ['A', 'B', 'C'],
    reply: '答复',
    letter: 'numbered',
    answeredBy: 'proposer',
  },
  letter: {
    label: '群众来信',
    from: '来信人',
    inPerson: { task: 'handle-letters', label: '阅批' },
    task: 'handle-letters',
    subjects: ['public-oversight', 'letters'],
    reply: '答复',
    letter: 'plain',
    personal: true,
    unsigned: true,
  },
  visit: {
    label: '群众来访',
    from: '来访人',
    inPerson: { task: 'receive-visitors', label: '接待' },
    task: 'receive-visitors',
    subjects: ['public-oversight', 'letters'],
    reply: '答复',
    letter: 'plain',
    personal: true,
    unsigned: true,
  },
  finding: {
    label: '监督发现的问题',
    from: '提出的监督机关',
    subjects: ['rectification', 'audit-oversight', 'judicial-oversight'],
    plan: true,
    reply: '整改报告',
    answeredBy: 'government',
  },
  media: {
    label: '舆论反映的情况',
    from: '来源',
    subjects: ['public-oversight', 'public-response'],
    reply: '回应',
    unsigned: true,
  },
  inquiry: {
    label: '人大询问、质询',
    from: '提出的代表、常委会组成人员',
    subjects: ['congress-oversight'],
    reply: '答复',
    letter: 'numbered',
    answeredBy: 'proposer',
  },
  'congress-report': {
    label: '向人大报告工作',
    from: '听取报告的机关',
    subjects: ['congress-oversight'],
    reply: '报告',
    again: '研究处理情况的报告',
    signer: 'leader',
    answeredBy: 'congress',
  },
  reconsideration: {
    label: '行政复议案件',
    from: '申请人',
    task: 'handle-reconsideration',
    ledByText: true,
    subjects: ['reconsideration'],
    results: ['upheld', 'changed', 'revoked', 'illegal', 'ordered', 'dismissed', 'settled'],
    resultWanted: true,
    reply: '复议决定',
    again: '督促履行情况',
    signer: 'leader',
    answeredBy: 'respondent',
    hearing: true,
    personal: true,
  },
  litigation: {
    label: '行政诉讼案件',
    from: '原告',
    subjects: ['litigation', 'judicial-oversight'],
    reply: '答辩状',
    again: '履行情况报告',
    answeredBy: 'court',
    hearing: true,
  },
} as const satisfies Record<string, Kind>;
export type KindName = keyof typeof KINDS;
export const KIND_NAMES = Object.keys(KINDS) as readonly KindName[];
export const isKind = (kind: string): kind is KindName => Object.hasOwn(KINDS, kind);
export const kindOf = (kind: KindName): Kind => KINDS[kind];
export const KIND_LABELS = Object.fromEntries(KIND_NAMES.map((kind) => [kind, KINDS[kind].label])) as Record<KindName, string>;

/** What the answer is called in this round. */
export const replyOf = (kind: KindName, round: number): string => (round > 1 ? kindOf(kind).again : undefined) ?? kindOf(kind).reply;

/**
 * What came of it: of a suggestion or proposal by the classes in use, of a case of reconsideration by what is decided (行政复议法).
 * No text of the five names them.
 */
export const RESULTS = {
  A: 'A 已解决或者采纳',
  B: 'B 列入计划解决',
  C: 'C 留作参考',
  upheld: '维持',
  changed: '变更',
  revoked: '撤销或者部分撤销',
  illegal: '确认违法',
  ordered: '责令履行',
  dismissed: '驳回申请',
  settled: '调解、和解或者撤回申请',
} as const;
export type ResultName = keyof typeof RESULTS;

/** How one spoke with him who raised it. */
export const WAYS_OF_TALK = { visit: '上门走访', meeting: '座谈', phone: '电话', letter: '信函', unreached: '联系未果' } as const;
export type WayOfTalk = keyof typeof WAYS_OF_TALK;

/** The word on an answer: of him who raised it, or of the government on a report. */
export const ANSWERS = {
  satisfied: '满意',
  partly: '基本满意',
  unsatisfied: '不满意',
  accepted: '认可',
  again: '继续整改',
  adopted: '审议通过',
  reviewed: '有审议意见，须研究处理',
  won: '驳回起诉或者诉讼请求',
  'suit-over': '撤诉或者调解',
  lost: '判决、裁定须履行',
  carried: '已履行',
  idle: '没有须履行的',
  unperformed: '未履行，继续督促',
} as const;
export type AnswerName = keyof typeof ANSWERS;
/** Who has the last word: who raised it, the government, the congress, the court, or who is bound by what was decided. */
export type AnsweredBy = 'proposer' | 'government' | 'congress' | 'court' | 'respondent';
export const ANSWERS_OF: Record<AnsweredBy, readonly AnswerName[]> = {
  proposer: ['satisfied', 'partly', 'unsatisfied'],
  government: ['accepted', 'again'],
  congress: ['adopted', 'reviewed'],
  court: ['won', 'suit-over', 'lost', 'carried'],
  respondent: ['carried', 'idle', 'unperformed'],
};
/** The answers that may be given in a round: a court's word is carried out once there is one. */
export const answersIn = (by: AnsweredBy, round: number): readonly AnswerName[] =>
  ANSWERS_OF[by].filter((one) => !(by === 'court' && one === 'carried' && round === 1));
const AGAINST: ReadonlySet<AnswerName> = new Set(['unsatisfied', 'again', 'reviewed', 'lost', 'unperformed']);
/** The answer sends it back to be handled anew. */
export const isAgainst = (answer: AnswerName): boolean => AGAINST.has(answer);

/** What a department notes as it goes on. */
export const NOTES = { plan: '整改方案', progress: '进展', help: '协办意见', hearing: '出庭、听证情况' } as const;
export type NoteName = keyof typeof NOTES;

export const STAGES = [
  'received',
  'reading',
  'assigning',
  'handling',
  'signing',
  'answering',
  'publishing',
  'published',
  'closed',
  'withdrawn',
] as const;
export type Stage = (typeof STAGES)[number];
export const STAGE_LABELS: Record<Stage, string> = {
  received: '待送阅',
  reading: '待领导阅批',
  assigning: '待交办',
  handling: '承办中',
  signing: '待负责人签发',
  answering: '待反馈意见',
  publishing: '待公开、办结',
  published: '已公开',
  closed: '已办结',
  withdrawn: '已撤销登记',
};

/** Words for people that name nobody. */
const NOBODYS_NAME =
  /^(?:部分|多名|几名|一名|全体|众多|某|本村|本市|小区|社区|沿街|附近|学生|幼儿)*(?:家长|居民|住户|业主|群众|职工|村民|商户|市民|网友|学生|教师|乘客|司机)$/u;

/** A body and no person: a company, an association, a village committee. */
const BODY = /(?:公司|集团|厂|合作社|协会|商会|学会|中心|学校|幼儿园|医院|银行|酒店|商行|经营部|事务所|委员会|村委会|居委会|村民小组)$/u;

/** Who wrote or came, as lists name him: of a person the first character; who gives no name but what he is, and a body, stay what they are. */
export const masked = (name: string): string => (NOBODYS_NAME.test(name) || BODY.test(name) ? name : `${Array.from(name)[0] ?? ''}某`);
/** Words of a close matter for those who do not read it: where they bear his name, as lists have it. */
export const unnamed = (kind: KindName, words: string, from: string | undefined): string =>
  kindOf(kind).personal === true && from !== undefined && from.length > 1 ? words.replaceAll(from, masked(from)) : words;
