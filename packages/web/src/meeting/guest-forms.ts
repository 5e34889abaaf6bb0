/** What opening a sitting to people from outside, registering them and letting them in ask of the office, as data; and as they are sent. Pure. */
import { GUEST_WAY_LABELS } from '@lingxing/affairs/meeting-labels';
import type { GuestAct } from '@lingxing/affairs/meeting';
import type { MeetingView } from '@lingxing/server/contracts';
import { type ActForm, type Field, given, listIn, textIn, type Values } from '../acts/form.ts';
import { words } from './form-fields.ts';

interface On {
  readonly view: MeetingView;
}
type SittingIn = NonNullable<MeetingView['sittingIn']>;
type Guest = SittingIn['guests'][number];
const options = (all: readonly { readonly id: string; readonly label: string }[]) => all.map((one) => [one.id, one.label] as const);
const titled = (all: readonly { readonly id: string; readonly title: string }[]) => all.map((one) => [one.id, one.title] as const);
/** 公众代表 张某（某社区）. */
export const guestName = ({ as, name, unit }: Guest): string => `${as.label}　${name}${unit === '' ? '' : `（${unit}）`}`;

const topicsField = (label: string, topics: readonly { readonly id: string; readonly title: string }[], hint: string): readonly Field[] =>
  topics.length === 0 ? [] : [{ kind: 'choices', name: 'topics', label, options: titled(topics), stacked: true, hint }];

export const GUEST_FORMS: { readonly [A in GuestAct]: (on: On) => ActForm } = {
  'open-seats': ({ view: { sittingIn } }) => ({
    fields: [
      { kind: 'choices', name: 'who', label: '请哪些方面列席', options: options(sittingIn?.may ?? []), required: true },
      { kind: 'number', name: 'seats', label: '名额（人）', min: 1, max: 500, required: true, half: true },
      { kind: 'date', name: 'until', label: '登记截止', half: true },
      ...topicsField('只列席哪些议题', sittingIn?.choices ?? [], '不选即列席全部公开的议题'),
      words('words', '缘由', { required: true }),
    ],
    begin: {
      who: sittingIn?.seats?.who.map((one) => one.id) ?? [],
      seats: String(sittingIn?.seats?.seats ?? ''),
      until: sittingIn?.seats?.until ?? '',
      topics: sittingIn?.seats?.whole === false ? sittingIn.seats.topics.map((one) => one.id) : [],
      words: '',
    },
    says: '不公开的议题不列席。重新开放的，以最后一次为准。',
  }),
  'register-guest': ({ view: { sittingIn } }) => ({
    fields: [
      { kind: 'choice', name: 'as', label: '以何身份列席', options: options(sittingIn?.seats?.who ?? []), required: true },
      { kind: 'line', name: 'name', label: '姓名', required: true, half: true },
      { kind: 'line', name: 'unit', label: '所在单位、社区', half: true },
      { kind: 'choice', name: 'way', label: '受邀或者申请', options: Object.entries(GUEST_WAY_LABELS), required: true },
      ...topicsField('只列席哪些议题', sittingIn?.seats?.topics ?? [], '不选即列席已开放的全部议题'),
      words('note', '说明'),
    ],
    begin: { as: sittingIn?.seats?.who[0]?.id ?? '', name: '', unit: '', way: 'invited', topics: [], note: '' },
  }),
  'strike-guest': ({ view: { sittingIn } }) => {
    const open = (sittingIn?.guests ?? []).filter((one) => one.came === undefined);
    return {
      fields: [
        {
          kind: 'choice',
          name: 'guest',
          label: '取消谁的登记',
          look: 'select',
          options: open.map((one) => [one.id, guestName(one)] as const),
          required: true,
        },
        words('reason', '理由', { required: true }),
      ],
      begin: { guest: open[0]?.id ?? '', reason: '' },
    };
  },
  'admit-guests': ({ view: { sittingIn } }) => {
    const open = (sittingIn?.guests ?? []).filter((one) => one.came === undefined);
    return {
      fields: [
        {
          kind: 'choices',
          name: 'guests',
          label: '到会的人',
          options: open.map((one) => [one.id, guestName(one)] as const),
          stacked: true,
          required: true,
        },
      ],
      begin: { guests: open.map((one) => one.id) },
    };
  },
};

export const isGuestForm = (act: string): act is GuestAct => Object.hasOwn(GUEST_FORMS, act);

export function guestInput(act: GuestAct, values: Values): Record<string, unknown> {
  const t = (name: string) => textIn(values, name);
  switch (act) {
    case 'open-seats':
      return {
        who: listIn(values, 'who'),
        seats: Number(t('seats')),
        topics: listIn(values, 'topics'),
        ...given('until', t('until')),
        words: t('words'),
      };
    case 'register-guest':
      return { as: t('as'), name: t('name'), unit: t('unit'), topics: listIn(values, 'topics'), way: t('way'), note: t('note') };
    case 'strike-guest':
      return { guest: t('guest'), reason: t('reason') };
    case 'admit-guests':
      return { guests: listIn(values, 'guests') };
  }
}
