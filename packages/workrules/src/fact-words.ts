/** What an office calls the values by which a pack speaks of a document. Holds no schema at run time: the screens read it as well. */
import type { Addressee, DecidedBy, DocumentKind, EvidenceKind, FactName, FactValue, Issuer, Joint } from './vocabulary.ts';

export const ISSUER_LABELS: Record<Issuer, string> = {
  government: '以政府名义',
  office: '以政府办公室名义',
  'department-approved': '经政府同意、以部门名义',
  department: '以部门名义（自行发文）',
  party: '代拟党委或联合发文稿',
};

export const KIND_LABELS: Record<DocumentKind, string> = {
  resolution: '决议',
  decision: '决定',
  order: '命令',
  communique: '公报',
  announcement: '公告',
  proclamation: '通告',
  opinion: '意见',
  notice: '通知',
  circular: '通报',
  report: '报告',
  request: '请示',
  reply: '批复',
  bill: '议案',
  letter: '函',
  minutes: '纪要',
  rules: '规章',
};

export const ADDRESSEE_LABELS: Record<Addressee, string> = {
  government: '本级政府',
  'superior-government': '上级政府',
  'superior-department': '上级部门',
  'party-committee': '本级党委',
  'superior-party-committee': '上级党委',
  congress: '本级人大及其常委会',
  subordinate: '下级政府和本级部门',
  peer: '不相隶属机关',
  public: '社会公众',
};

export const MEETING_LABELS: Record<DecidedBy, string> = {
  none: '未经会议',
  executive: '常务会议',
  plenary: '全体会议',
  'head-office': '行政首长办公会议',
  topical: '专题会议',
};

/** Breadth in the words of the length norms. */
export const SCOPE_LABELS = { general: '全面部署', special: '专项部署' } as const;

export const SECRECY_LABELS = { none: '无', secret: '秘密', confidential: '机密', 'top-secret': '绝密' } as const;

export const JOINT_LABELS: Record<Joint, string> = {
  none: '单独行文',
  'same-level': '同级部门联合行文',
  'across-levels': '几个部门与下级政府联合行文',
  'one-department': '一个部门与下级政府联合行文',
};

export const EVIDENCE_LABELS: Record<EvidenceKind, string> = {
  research: '调查研究',
  legality: '合法性论证',
  necessity: '必要性论证',
  scientific: '科学性论证',
  feasibility: '可行性论证',
  'macro-policy-consistency': '宏观政策取向一致性评估',
  political: '政治性评估',
  policy: '政策性评估',
  controllability: '可控性论证',
  consultation: '征求意见情况',
  'public-opinion': '听取各方面意见',
  'risk-assessment': '社会稳定风险评估',
  'fair-competition': '公平竞争审查',
  basis: '制定依据',
  'collective-discussion': '部门集体讨论情况',
};

/** Facts that are not answered by yes or no, with the word for each value. */
export const FACT_VALUE_LABELS: {
  readonly [F in FactName as FactValue<F> extends boolean ? never : F]: Readonly<Record<FactValue<F> & string, string>>;
} = {
  issuer: ISSUER_LABELS,
  kind: KIND_LABELS,
  to: ADDRESSEE_LABELS,
  decidedBy: MEETING_LABELS,
  scope: SCOPE_LABELS,
  secrecy: SECRECY_LABELS,
  joint: JOINT_LABELS,
};

/** What a value of a fact is called: 以部门名义, 是, 否; a value that it does not have is named as it is. */
export function factValueLabel(fact: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  const labels: Readonly<Record<string, Readonly<Record<string, string>>>> = FACT_VALUE_LABELS;
  return labels[fact]?.[String(value)] ?? String(value);
}
