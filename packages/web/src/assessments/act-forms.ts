/** What each act on an assessment asks of the person who performs it, as data; and the act as it is sent. Pure. */
import type { MatterAct } from '@lingxing/affairs/assessment';
import { INDICATORS } from '@lingxing/affairs/assessment-labels';
import type { AssessmentFact, AssessmentView, OrganisationView } from '@lingxing/server/contracts';
import type { Filled } from '../acts/desk.ts';
import { type ActForm, type Field, listIn, textIn, type Values } from '../acts/form.ts';
import { dayText } from '../lib/dates.ts';
import { termsFields, termsIn, valuesOf } from './terms.ts';

export interface FormContext {
  readonly view: AssessmentView;
  readonly organisation?: OrganisationView | undefined;
}

const words = (name: string, label: string, required = false): Field => ({ kind: 'words', name, label, rows: 2, required });

export const factWords = ({ indicator, title, day }: AssessmentFact): string =>
  `${INDICATORS[indicator].label}：${title}（${dayText(day)}）`;

const choicesOf = (name: string, label: string, facts: readonly AssessmentFact[], required = false): Field => ({
  kind: 'choices',
  name,
  label,
  stacked: true,
  required,
  options: facts.map((one) => [one.id, factWords(one)] as const),
});

/** The facts of one appeal, of the one that is chosen. */
const inAppeal = ({ appeals, facts }: AssessmentView, id: string): readonly AssessmentFact[] => {
  const asked = appeals.find((one) => one.id === id)?.facts ?? [];
  return facts.filter((one) => asked.includes(one.id));
};

const FORM_OF: { readonly [A in MatterAct]: (context: FormContext) => ActForm } = {
  revise: ({ view, organisation }) => ({
    fields: [...termsFields(organisation), words('reason', '修改的缘由', true)],
    begin: { ...valuesOf(view.terms), reason: '' },
  }),
  submit: () => ({ fields: [words('note', '说明')], begin: { note: '' } }),
  return: () => ({ fields: [words('reason', '退回理由', true)], begin: { reason: '' } }),
  approve: () => ({ fields: [words('opinion', '意见')], begin: { opinion: '' } }),
  freeze: ({ view }) => ({
    fields: [words('note', '说明')],
    begin: { note: '' },
    confirm: `按台账定格${view.year}年的数，定格后不再变动，开始受理申诉。`,
  }),
  appeal: ({ view }) => {
    const asked = new Set(view.appeals.flatMap((one) => one.facts));
    const own = view.facts.filter((one) => one.department.id === view.own && !asked.has(one.id));
    return {
      fields: [choicesOf('facts', '有异议的计分事项', own, true), words('words', '申诉理由', true)],
      begin: { facts: [], words: '' },
    };
  },
  answer: ({ view }) => {
    const open = view.appeals.filter((one) => one.mine);
    const first = open[0]?.id ?? '';
    return {
      fields: [
        {
          kind: 'choice',
          name: 'appeal',
          label: '申诉',
          look: 'select',
          required: true,
          options: open.map((one) => [one.id, `${one.department.name}：${one.words.slice(0, 30)}`] as const),
        },
        choicesOf('facts', '更正（不再计分）的事项，不予更正的不选', inAppeal(view, first)),
        words('reason', '答复', true),
      ],
      begin: { appeal: first, facts: [], reason: '' },
      follows: (name) => (name === 'appeal' ? { facts: [] } : {}),
      live: (field, values) => (field.name === 'facts' ? choicesOf('facts', field.label, inAppeal(view, textIn(values, 'appeal'))) : field),
    };
  },
  conclude: () => ({ fields: [words('opinion', '意见')], begin: { opinion: '' }, confirm: '定案后不再受理申诉、更正。' }),
  withdraw: () => ({ fields: [words('reason', '理由', true)], begin: { reason: '' } }),
};

export const isMatterAct = (act: string): act is MatterAct => Object.hasOwn(FORM_OF, act);
export const formOf = (act: MatterAct, context: FormContext): ActForm => FORM_OF[act](context);

export function filledOf(act: MatterAct, values: Values, { organisation }: FormContext): Filled {
  const t = (name: string) => textIn(values, name);
  switch (act) {
    case 'revise':
      return { input: { terms: termsIn(values, organisation).terms, reason: t('reason') } };
    case 'submit':
    case 'freeze':
      return { input: { note: t('note') } };
    case 'approve':
    case 'conclude':
      return { input: { opinion: t('opinion') } };
    case 'return':
    case 'withdraw':
      return { input: { reason: t('reason') } };
    case 'appeal':
      return { input: { facts: listIn(values, 'facts'), words: t('words') } };
    case 'answer':
      return { input: { appeal: t('appeal'), facts: listIn(values, 'facts'), reason: t('reason') } };
  }
}
