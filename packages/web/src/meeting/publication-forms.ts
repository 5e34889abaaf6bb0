/** What the acts on the publication of a sitting ask of whoever performs them, as data; and as they are sent. Pure. */
import { AUDIENCE_LABELS } from '@lingxing/affairs/meeting-labels';
import type { PublicationAct } from '@lingxing/affairs/meeting';
import type { MeetingView } from '@lingxing/server/contracts';
import { type ActForm, type Field, textIn, type Values } from '../acts/form.ts';
import { words } from './form-fields.ts';

const WHOLE = [
  ['agenda', '会议议程'],
  ['minutes', '会议纪要'],
] as const;

type Items = readonly (readonly [string, string])[];
const itemsOf = (view: MeetingView): Items => [
  ...view.topics.map((one) => [one.id, `议定事项：${one.title}`] as const),
  ...view.topics.filter(({ filings }) => filings.length > 0).map((one) => [`papers-${one.id}`, `议题材料：${one.title}`] as const),
  ...WHOLE,
];
const isOpen = (view: MeetingView, item: string): boolean => view.openItems.some((one) => one.item === item);
const itemField = (options: Items): Field => ({ kind: 'choice', name: 'item', label: '事项', look: 'select', options, required: true });

export const PUBLICATION_FORMS: { readonly [A in PublicationAct]: (on: { readonly view: MeetingView }) => ActForm } = {
  'open-item': ({ view }) => {
    const items = itemsOf(view);
    return {
      fields: [
        itemField(items),
        { kind: 'choice', name: 'to', label: '公开范围', options: Object.entries(AUDIENCE_LABELS), required: true },
        words('ground', '依据', { required: true }),
      ],
      begin: { item: items[0]?.[0] ?? '', to: '', ground: '' },
      says: '公开以后在会议公开中查看，材料可以打开。人事任免和写明不公开的议题不在其内。',
    };
  },
  'withhold-item': ({ view }) => {
    const items = itemsOf(view).filter(([item]) => !isOpen(view, item));
    return {
      fields: [itemField(items), words('ground', '不公开的依据', { required: true })],
      begin: { item: items[0]?.[0] ?? '', ground: '' },
    };
  },
  'take-back-item': ({ view }) => {
    const items = itemsOf(view).filter(([item]) => isOpen(view, item));
    return { fields: [itemField(items), words('reason', '理由', { required: true })], begin: { item: items[0]?.[0] ?? '', reason: '' } };
  },
};

export const isPublicationForm = (act: string): act is PublicationAct => Object.hasOwn(PUBLICATION_FORMS, act);

export function publicationInput(act: PublicationAct, values: Values): Record<string, unknown> {
  const t = (name: string) => textIn(values, name);
  switch (act) {
    case 'open-item':
      return { item: t('item'), to: t('to'), ground: t('ground') };
    case 'withhold-item':
      return { item: t('item'), ground: t('ground') };
    case 'take-back-item':
      return { item: t('item'), reason: t('reason') };
  }
}
