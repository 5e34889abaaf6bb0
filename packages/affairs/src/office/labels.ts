/** What an office calls what every paper carries. */
import type { DecidedBy, DocumentKind, EvidenceKind } from '@lingxing/workrules';

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

export const MEETING_LABELS: Record<Exclude<DecidedBy, 'none'>, string> = {
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
  'collective-discussion': '部门集体讨论情况',
};

export const URGENCY_LABELS = { none: '', urgent: '加急', 'extra-urgent': '特急' } as const;

export const SECRECY_LABELS = { none: '无', secret: '秘密', confidential: '机密', 'top-secret': '绝密' } as const;

export const RETURN_GROUND_LABELS = {
  law: '不符合法律法规',
  consultation: '未经协商会签',
  format: '不符合行文规范',
  evidence: '论证材料不全',
  content: '内容需修改',
  other: '其他',
} as const;
