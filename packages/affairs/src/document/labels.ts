/** What an office calls the values that documents carry. */
import type { Addressee, DecidedBy, Issuer } from '@lingxing/workrules';
import { MEETING_LABELS as MEETINGS } from '../office/labels.ts';

export * from '../office/labels.ts';

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

export const MEETING_LABELS: Record<DecidedBy, string> = { none: '未经会议', ...MEETINGS };

export const PUBLICATION_LABELS = { active: '主动公开', 'on-request': '依申请公开', none: '不予公开' } as const;
export const POSITION_LABELS = { agree: '同意', differ: '有不同意见', 'no-objection-deemed': '视为无不同意见' } as const;
export const CONCLUSION_LABELS = { agree: '同意', differ: '有不同意见', lawful: '合法', amend: '应当修改', unlawful: '不合法' } as const;
