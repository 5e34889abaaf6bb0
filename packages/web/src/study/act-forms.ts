/** What each act on a plan of study asks of the person who performs it, as data; and the act as it is sent. Pure. */
import type { MatterAct } from '@lingxing/affairs/study';
import { FORMS } from '@lingxing/affairs/study-labels';
import type { OrganisationView, StudyView } from '@lingxing/server/contracts';
import type { Filled } from '../acts/desk.ts';
import { type ActForm, type Field, given, listIn, textIn, type Values } from '../acts/form.ts';
import { LEADER_ROLES } from '../lib/names.ts';
import { ITEMS_HINT, itemsIn, linesOf } from './items.tsx';

export interface FormContext {
  readonly view: StudyView;
  readonly today: string;
  readonly organisation?: OrganisationView | undefined;
}

const words = (
  name: string,
  label: string,
  more: { readonly required?: boolean; readonly rows?: number; readonly hint?: string } = {},
): Field => ({
  kind: 'words',
  name,
  label,
  rows: 2,
  ...more,
});
const select = (name: string, label: string, options: readonly (readonly [string, string])[]): Field => ({
  kind: 'choice',
  name,
  label,
  look: 'select',
  options,
  required: true,
});
const leaders = (organisation: OrganisationView | undefined) =>
  (organisation?.posts ?? []).filter((one) => LEADER_ROLES.has(one.role)).map((one) => [one.id, one.title] as const);

const FORM_OF: { readonly [A in MatterAct]: (context: FormContext) => ActForm } = {
  revise: ({ view }) => ({
    fields: [words('items', '学习内容', { required: true, rows: 8, hint: ITEMS_HINT }), words('reason', '修改的缘由', { required: true })],
    begin: { items: linesOf(view.items), reason: '' },
    ...(view.stage === 'approved' ? { says: '修改以后重新送审；已学的内容不能删改。' } : {}),
  }),
  consult: ({ view, today }) => ({
    fields: [
      { kind: 'date', name: 'on', label: '日期', required: true, half: true },
      words('words', `同${view.settledWith.join('、')}商定情况`, { required: true }),
    ],
    begin: { on: today, words: '' },
  }),
  'name-approver': ({ organisation }) => ({
    fields: [select('post', '由谁审定', [['', '请选择'], ...leaders(organisation)]), words('words', '依据', { required: true })],
    begin: { post: '', words: '' },
  }),
  submit: () => ({ fields: [words('note', '说明')], begin: { note: '' } }),
  return: () => ({ fields: [words('reason', '退回理由', { required: true })], begin: { reason: '' } }),
  approve: () => ({ fields: [words('opinion', '意见')], begin: { opinion: '' } }),
  hold: ({ view, today, organisation }) => ({
    fields: [
      select('item', '学习内容', [
        ['', '请选择'],
        ...view.items.filter((one) => one.held === undefined).map((one) => [one.id, `${one.month}月 ${one.subject}`] as const),
      ]),
      { kind: 'date', name: 'on', label: '学习日期', required: true, half: true },
      ...(view.sittings.length === 0
        ? []
        : [
            {
              ...select('sitting', '所在常务会议', [['', '没有登记'], ...view.sittings.map((one) => [one.id, one.title] as const)]),
              required: false,
            },
          ]),
      select('chair', '主持', [['', '请选择'], ...leaders(organisation)]),
      select('form', '形式', Object.entries(FORMS)),
      ...(view.expected.length === 0
        ? []
        : [
            {
              kind: 'many',
              of: 'given',
              name: 'absent',
              label: '应参加而缺席的',
              choices: view.expected.map((one) => ({ id: one.id, name: one.title })),
            } as const,
          ]),
      words('note', '说明'),
    ],
    begin: { item: '', on: today, sitting: '', chair: view.chairs[0] ?? '', form: 'discussion', absent: [], note: '' },
  }),
  withdraw: () => ({ fields: [words('reason', '理由', { required: true })], begin: { reason: '' } }),
};

export const isMatterAct = (act: string): act is MatterAct => Object.hasOwn(FORM_OF, act);
export const formOf = (act: MatterAct, context: FormContext): ActForm => FORM_OF[act](context);

export function filledOf(act: MatterAct, values: Values): Filled {
  const t = (name: string) => textIn(values, name);
  switch (act) {
    case 'revise':
      return { input: { items: itemsIn(t('items')).items, reason: t('reason') } };
    case 'consult':
      return { input: { on: t('on'), words: t('words') } };
    case 'name-approver':
      return { input: { post: t('post'), words: t('words') } };
    case 'submit':
      return { input: { note: t('note') } };
    case 'approve':
      return { input: { opinion: t('opinion') } };
    case 'return':
    case 'withdraw':
      return { input: { reason: t('reason') } };
    case 'hold':
      return {
        input: {
          item: t('item'),
          on: t('on'),
          chair: t('chair'),
          form: t('form'),
          absent: listIn(values, 'absent'),
          note: t('note'),
          ...given('sitting', t('sitting')),
        },
      };
  }
}
