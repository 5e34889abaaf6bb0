/** Who convenes and chairs, in forms; and setting right what was entered wrongly before the minutes are signed. Pure. */
import { GROUND_LABELS, RESULT_LABELS } from '@lingxing/affairs/meeting-labels';
import { type ActForm, type Field, given, textIn, type Values } from '../acts/form.ts';
import type { FormContext } from './act-forms.ts';
import { first, topicField, words } from './form-fields.ts';

export const posts = ({ organisation }: Pick<FormContext, 'organisation'>, fits: (role: string) => boolean) =>
  (organisation?.posts ?? []).filter((one) => fits(one.role)).map((one) => [one.id, one.title] as const);
export const isLeader = (role: string): boolean => ['head', 'executive-deputy', 'deputy', 'other-leader'].includes(role);
/** Posts that some text has chair a meeting of the government. */
export const mayChair = (role: string): boolean => isLeader(role) || /^(deputy-)?secretary-general$|^office-(deputy-)?director$/.test(role);

export const chairFields = (context: FormContext): readonly Field[] => [
  { kind: 'choice', name: 'chair', label: '召集、主持', look: 'select', options: posts(context, mayChair), required: true },
  {
    kind: 'choice',
    name: 'ground',
    label: '由其主持的缘由',
    look: 'select',
    options: [['always', '规则所定'], ...Object.entries(GROUND_LABELS)],
  },
  { kind: 'line', name: 'grounds', label: '依据', hint: '何时、以何方式委托，或者何项分工' },
];

export function chairInput(values: Values): Record<string, unknown> {
  const t = (name: string) => textIn(values, name);
  return { chair: t('chair'), ...(t('ground') === 'always' ? {} : { ground: t('ground'), ...given('grounds', t('grounds')) }) };
}

const REASON = words('reason', '更正的理由', { required: true });
const AGAIN = '原来的记载保留。纪要已经起草的，退回重新起草。';

export const CORRECTION_FORMS = {
  'correct-outcome': ({ view }: FormContext): ActForm => {
    const topics = view.topics.filter((one) => one.outcome !== undefined);
    const [one] = topics;
    return {
      fields: [
        topicField(topics),
        { kind: 'choice', name: 'result', label: '实际的议定结果', options: Object.entries(RESULT_LABELS), required: true },
        words('heard', '发言要点'),
        words('words', '议定意见', { required: true, rows: 4 }),
        REASON,
      ],
      begin: {
        topic: first(topics),
        result: '',
        heard: topics.length === 1 ? (one?.outcome?.heard ?? '') : '',
        words: topics.length === 1 ? (one?.outcome?.words ?? '') : '',
        reason: '',
      },
      says: AGAIN,
    };
  },
  'correct-chair': (context: FormContext): ActForm => ({
    fields: [...chairFields(context), REASON],
    begin: { chair: '', ground: 'always', grounds: '', reason: '' },
    says: AGAIN,
  }),
};
