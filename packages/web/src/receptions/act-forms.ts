/** What each act on a day of reception asks of the person who performs it, as data; and the act as it is sent. Pure. */
import type { MatterAct } from '@lingxing/affairs/reception';
import type { ReceptionView } from '@lingxing/server/contracts';
import type { Filled } from '../acts/desk.ts';
import { type ActForm, type Field, listIn, textIn, type Values } from '../acts/form.ts';

const words = (name: string, label: string, rows = 2): Field => ({ kind: 'words', name, label, rows, required: true });

/** When and where, of a day that is arranged or moved. */
export const SLOT: readonly Field[] = [
  { kind: 'date', name: 'on', label: '接访日期', half: true, required: true },
  { kind: 'line', name: 'place', label: '地点', half: true, required: true },
  { kind: 'time', name: 'from', label: '开始时间', half: true, required: true },
  { kind: 'time', name: 'until', label: '结束时间', half: true, required: true },
];
export const slotIn = (values: Values) => {
  const t = (name: string) => textIn(values, name);
  return { on: t('on'), from: t('from'), until: t('until'), place: t('place') };
};

const FORMS: { readonly [A in MatterAct]: (view: ReceptionView) => ActForm } = {
  move: ({ on, from, until, place }) => ({
    fields: [...SLOT, words('reason', '改期的理由')],
    begin: { on, from, until, place, reason: '' },
  }),
  hold: ({ receivers, planned, waiting }) => ({
    fields: [
      {
        kind: 'one',
        name: 'receiver',
        label: '接访的领导、负责人',
        choices: receivers.map(({ id, title }) => ({ id, name: title })),
        required: true,
      },
      { kind: 'number', name: 'people', label: '来访人数', min: 0, max: 10_000, half: true, required: true },
      ...(waiting.length === 0
        ? []
        : [
            {
              kind: 'many',
              of: 'given',
              name: 'visits',
              label: '接待的来访',
              choices: waiting.map(({ id, title }) => ({ id, name: title })),
              hint: '已经登记的来访；没有登记的，先登记再选',
            } as const,
          ]),
      words('words', '接访情况', 4),
    ],
    begin: { receiver: planned.id, people: '', visits: [], words: '' },
  }),
  'call-off': () => ({
    fields: [words('reason', '未接访的理由')],
    begin: { reason: '' },
    says: '另定日期的，请用“改期”。',
  }),
};

export const isMatterAct = (act: string): act is MatterAct => Object.hasOwn(FORMS, act);
export const formOf = (act: MatterAct, view: ReceptionView): ActForm => FORMS[act](view);

export function filledOf(act: MatterAct, values: Values): Filled {
  const t = (name: string) => textIn(values, name);
  switch (act) {
    case 'move':
      return { input: { ...slotIn(values), reason: t('reason') } };
    case 'hold':
      return { input: { receiver: t('receiver'), people: Number(t('people')), visits: listIn(values, 'visits'), words: t('words') } };
    case 'call-off':
      return { input: { reason: t('reason') } };
  }
}
