/** What an office calls what every paper carries. */
export { EVIDENCE_LABELS, KIND_LABELS, MEETING_LABELS, SECRECY_LABELS } from '@lingxing/workrules/fact-words';

/** How long what is filed away is kept (保管期限). */
export const RETENTIONS = ['永久', '30年', '10年'] as const;
export type Retention = (typeof RETENTIONS)[number];

export const URGENCY_LABELS = { none: '', urgent: '加急', 'extra-urgent': '特急' } as const;

export const RETURN_GROUND_LABELS = {
  law: '不符合法律法规',
  consultation: '未经协商会签',
  format: '不符合行文规范',
  evidence: '论证材料不全',
  content: '内容需修改',
  other: '其他',
} as const;
