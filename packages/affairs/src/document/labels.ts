/** What an office calls the values that documents carry. */
import type { Addressee, DecidedBy, DocumentKind, EvidenceKind, Issuer } from '@lingxing/workrules';

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

export const ISSUER_LABELS: Record<Issuer, string> = {
  government: '以政府名义',
  office: '以政府办公室名义',
  'department-approved': '经政府同意、以部门名义',
  department: '以部门名义（自行发文）',
  party: '代拟党委或联合发文稿',
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
};

export const URGENCY_LABELS = { none: '', urgent: '加急', 'extra-urgent': '特急' } as const;
export const SECRECY_LABELS = { none: '无', secret: '秘密', confidential: '机密', 'top-secret': '绝密' } as const;
export const PUBLICATION_LABELS = { active: '主动公开', 'on-request': '依申请公开', none: '不予公开' } as const;
export const RETURN_GROUND_LABELS = {
  law: '不符合法律法规',
  consultation: '未经协商会签',
  format: '不符合行文规范',
  evidence: '论证材料不全',
  content: '内容需修改',
  other: '其他',
} as const;
export const POSITION_LABELS = { agree: '同意', differ: '有不同意见', 'no-objection-deemed': '视为无不同意见' } as const;
export const CONCLUSION_LABELS = { agree: '同意', differ: '有不同意见', lawful: '合法', amend: '应当修改', unlawful: '不合法' } as const;
