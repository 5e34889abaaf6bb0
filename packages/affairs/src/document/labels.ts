/** What an office calls the values that documents carry. */
export * from '../office/labels.ts';
export { ADDRESSEE_LABELS, ISSUER_LABELS, MEETING_LABELS } from '@lingxing/workrules/fact-words';

export const PUBLICATION_LABELS = { active: '主动公开', 'on-request': '依申请公开', none: '不予公开' } as const;
export const POSITION_LABELS = { agree: '同意', differ: '有不同意见', 'no-objection-deemed': '视为无不同意见' } as const;
export const CONCLUSION_LABELS = { agree: '同意', differ: '有不同意见', lawful: '合法', amend: '应当修改', unlawful: '不合法' } as const;
