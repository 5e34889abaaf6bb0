/** What each act on an absence asks of the person who performs it, as data; and the act as it is sent. Pure. */
import type { MatterAct } from '@lingxing/affairs/leave';
import { SCOPE_LABELS } from '@lingxing/affairs/leave-labels';
import type { LeaveView, OrganisationView } from '@lingxing/server/contracts';
import type { Filled } from '../acts/desk.ts';
import { type ActForm, type Field, given, listIn, textIn, type Values } from '../acts/form.ts';
import { filesIn } from '../acts/files.ts';
import { wordedIn } from '../acts/worded-field.tsx';
import { LEADER_ROLES } from '../lib/names.ts';
import { writtenAt } from '../lib/paper-time.ts';
import { spanText } from './words.ts';

export interface FormContext {
  readonly view: LeaveView;
  readonly today: string;
  readonly organisation?: OrganisationView | undefined;
  /** The head himself; the office enters for him what he gave on paper. */
  readonly head: boolean;
  /** What lies open for the one who leaves: matter and words. */
  readonly open: readonly (readonly [string, string])[];
}

const SCOPES = Object.entries(SCOPE_LABELS);

const words = (name: string, label: string, more: { readonly required?: boolean; readonly phrases?: readonly string[] } = {}): Field => ({
  kind: 'words',
  name,
  label,
  rows: 2,
  ...more,
});
const opinion = (phrases: readonly string[]): ActForm => ({ fields: [words('opinion', '意见', { phrases })], begin: { opinion: '' } });
const day = (name: string, label: string): Field => ({ kind: 'date', name, label, required: true });

/** Entered from paper by the office: when it was written, and its scan. */
const onPaper = (head: boolean): readonly Field[] =>
  head
    ? []
    : [
        { kind: 'date', name: 'at', label: '书面件的日期', hint: '按原件', required: true, half: true },
        { kind: 'time', name: 'hour', label: '时刻', hint: '原件没有写的不填', half: true },
        { kind: 'files', name: 'scan', label: '书面件扫描件', most: 1, required: true },
      ];
const paperBegin = (head: boolean): Values => (head ? {} : { at: '', hour: '', scan: [] });

/** The first day that is left of the absence, and the last planned. */
const ahead = ({ view, today }: FormContext): { readonly from: string; readonly until: string } => ({
  from: view.from > today ? view.from : today,
  until: view.to > today ? view.to : today,
});

/** The first days for which somebody may be entrusted. */
const firstOpen = (context: FormContext): { readonly from: string; readonly until: string } => {
  const [first] = context.view.entrustTo;
  return first === undefined ? ahead(context) : { from: first.from, until: first.until };
};

/** Who arranges is not arranged for. */
const HEAD: ReadonlySet<string> = new Set(['head']);

/** The other leaders, but for those whom an act cannot mean. */
const leaders = ({ organisation, view }: FormContext, besides: ReadonlySet<string> = new Set()) =>
  (organisation?.posts ?? [])
    .filter((post) => LEADER_ROLES.has(post.role) && !besides.has(post.role) && post.id !== view.post.id)
    .map((post) => [post.id, post.title] as const);

const entrusted = (options: readonly (readonly [string, string])[]): readonly Field[] => [
  { kind: 'choice', name: 'to', label: '交由', look: 'select', options, required: true },
  { ...day('from', '起'), half: true },
  { ...day('until', '止'), half: true },
  { kind: 'choices', name: 'scope', label: '范围', hint: '不选即全部', options: SCOPES },
];

/** Who of those in line may not be entrusted: one line for each reason, with everybody whom it concerns. */
export const notEntrusted = ({ entrustNot }: Pick<LeaveView, 'entrustNot'>): readonly string[] =>
  [...Map.groupBy(entrustNot, ({ title, finding }) => finding.message.replaceAll(title, '').replace(/^[，、：]/u, ''))].map(
    ([why, list]) => `${list.map((one) => one.title).join('、')}：${why}`,
  );

/** 委托常务副县长代行县长职务，2026年11月26日至11月28日，范围：全部. */
export function entrustingWords(values: Values, { view }: Pick<FormContext, 'view'>): string {
  const to = view.entrustTo.find((one) => one.id === textIn(values, 'to'))?.title ?? '';
  const scope = listIn(values, 'scope').map((one) => SCOPES.find(([id]) => id === one)?.[1] ?? one);
  const days = spanText(textIn(values, 'from'), textIn(values, 'until'));
  return `委托${to}${view.entrustTitle}，${days}，范围：${scope.length === 0 ? '全部' : scope.join('、')}`;
}

const FORMS: { readonly [A in MatterAct]: (context: FormContext) => ActForm } = {
  order: ({ head }) => ({
    fields: [words('reason', '理由', { required: true }), ...onPaper(head)],
    begin: { reason: '', ...paperBegin(head) },
    confirm: `${head ? '' : '照原件代录，领导和录入人都记入台账。'}查出的不合规定之处仍随件记录。`,
  }),
  'refuse-order': () => ({ fields: [words('reason', '理由', { required: true })], begin: { reason: '' } }),
  forward: () => ({ fields: [words('note', '说明')], begin: { note: '' } }),
  consent: () => opinion(['同意。']),
  'name-approver': (context) => ({
    fields: [
      { kind: 'choice', name: 'approver', label: '批准人', look: 'select', options: leaders(context), required: true },
      { kind: 'line', name: 'words', label: '依据', hint: '本府的何项规定、何时的决定', required: true },
    ],
    begin: { approver: '', words: '' },
    says: '规则和本府设定都没有写由谁批准，由办公室写明。',
  }),
  approve: () => opinion(['同意。']),
  decline: () => ({ fields: [words('opinion', '理由', { required: true })], begin: { opinion: '' } }),
  record: () => ({
    fields: [{ kind: 'line', name: 'with', label: '向谁报备', hint: '规则或者本府设定写明的，不用填' }, words('note', '说明')],
    begin: { with: '', note: '' },
  }),
  inform: () => ({ fields: [words('note', '说明')], begin: { note: '' }, says: '告知规则所列的领导。' }),
  depart: ({ today }) => ({ fields: [day('on', '离开日期')], begin: { on: today } }),
  change: ({ view: { absence } }) => ({
    fields: [
      { kind: 'line', name: 'destination', label: '去向', required: true },
      { kind: 'line', name: 'purpose', label: '事由', required: true },
      { ...day('from', '起'), half: true },
      { ...day('to', '止'), half: true },
      { kind: 'line', name: 'contact', label: '联系方式' },
      { kind: 'names', name: 'companions', label: '随行人员', hint: '一行一人' },
      words('note', '变更的原因', { required: true }),
    ],
    begin: {
      destination: absence.destination,
      purpose: absence.purpose,
      from: absence.from,
      to: absence.to,
      contact: absence.contact,
      companions: absence.companions,
      note: '',
    },
  }),
  extend: ({ view }) => ({
    fields: [day('to', '延至'), words('reason', '理由', { required: true })],
    begin: { to: '', reason: '' },
    says: `现在到${spanText(view.to, view.to)}。续假照请假的程序再走一遍。`,
  }),
  cancel: () => ({ fields: [words('reason', '理由', { required: true })], begin: { reason: '' } }),
  return: ({ today }) => ({
    fields: [day('on', '归来日期'), words('note', '说明')],
    begin: { on: today, note: '' },
    says: '归来之日起，没有办的事项回到本人。',
  }),
  entrust: (context) => ({
    fields: [...entrusted(context.view.entrustTo.map((one) => [one.id, one.title])), words('words', '委托的话'), ...onPaper(context.head)],
    after: notEntrusted(context.view),
    begin: { to: context.view.entrustTo[0]?.id ?? '', ...firstOpen(context), scope: [], words: '', ...paperBegin(context.head) },
    confirm: (values) => `${entrustingWords(values, context)}。委托期间，受委托人以此名义办理；本人在外也可以办理，随时可以撤销。`,
  }),
  arrange: (context) => ({
    fields: [...entrusted(leaders(context, HEAD)), words('reason', '理由', { required: true })],
    begin: { to: '', ...ahead(context), scope: [], reason: '' },
  }),
  revoke: ({ view }) => {
    const open = view.entrustments.filter((one) => one.revoked === undefined);
    return {
      fields: [
        {
          kind: 'choice',
          name: 'entrustment',
          label: '撤销哪一项',
          options: open.map((one) => [String(one.seq), `${one.to.title}（${spanText(one.from, one.until)}）`]),
          required: true,
        },
        words('reason', '理由', { required: true }),
      ],
      begin: { entrustment: String(open[0]?.seq ?? ''), reason: '' },
    };
  },
  'hand-over': ({ view, open }) => ({
    fields: [
      {
        kind: 'choice',
        name: 'to',
        label: '交给',
        look: 'select',
        options: view.handOverTo.map((one) => [one.id, one.title]),
        required: true,
      },
      { kind: 'worded', name: 'items', label: '手上的待办', options: open, empty: '现在没有待办。' },
      words('word', '总的交待'),
    ],
    begin: { to: view.handOverTo[0]?.id ?? '', items: [], word: '' },
    says: '外出期间待办自会转到补位、代办的人；这里写明要交待的话。',
  }),
  'report-back': ({ view }) => ({
    fields: [words('note', '代办情况', { required: true })],
    begin: { note: '' },
    says: `向${view.post.title}报告外出期间代为办理的事项。`,
  }),
};

export const isMatterAct = (act: string): act is MatterAct => Object.hasOwn(FORMS, act);

export const formOf = (act: MatterAct, context: FormContext): ActForm => FORMS[act](context);

export function filledOf(act: MatterAct, values: Values, { view, open }: Pick<FormContext, 'view' | 'open'>): Filled {
  const t = (name: string) => textIn(values, name);
  const scan = filesIn(listIn(values, 'scan'))[0]?.hash;
  const { dayOnly, ...when } = writtenAt(scan === undefined ? '' : t('at'), t('hour'));
  const paper = scan === undefined ? {} : { scan, ...dayOnly };
  const scope = listIn(values, 'scope');
  const entrusting = { to: t('to'), from: t('from'), until: t('until'), ...(scope.length === 0 ? {} : { scope }) };
  switch (act) {
    case 'order':
      return { input: { reason: t('reason'), ...paper }, ...when };
    case 'forward':
    case 'inform':
      return { input: { note: t('note') } };
    case 'consent':
    case 'approve':
    case 'decline':
      return { input: { opinion: t('opinion') } };
    case 'name-approver':
      return { input: { approver: t('approver'), words: t('words') } };
    case 'record':
      return { input: { with: t('with'), note: t('note') } };
    case 'depart':
      return { input: { on: t('on') } };
    case 'change': {
      const companions = listIn(values, 'companions').map((one) => one.trim());
      const { kind, beyond, standIn } = view.absence;
      const absence = {
        kind,
        ...(beyond === undefined ? {} : { beyond }),
        ...given('standIn', standIn ?? ''),
        destination: t('destination'),
        purpose: t('purpose'),
        from: t('from'),
        to: t('to'),
        contact: t('contact'),
        companions: companions.filter((one) => one !== ''),
      };
      return { input: { absence, note: t('note') } };
    }
    case 'extend':
      return { input: { to: t('to'), reason: t('reason') } };
    case 'cancel':
    case 'refuse-order':
      return { input: { reason: t('reason') } };
    case 'return':
      return { input: { on: t('on'), note: t('note') } };
    case 'entrust':
      return { input: { ...entrusting, words: t('words'), ...paper }, ...when };
    case 'arrange':
      return { input: { ...entrusting, reason: t('reason') } };
    case 'revoke':
      return { input: { entrustment: Number(t('entrustment')), reason: t('reason') } };
    case 'hand-over': {
      const titles = new Map(open);
      const items = wordedIn(listIn(values, 'items')).map(({ id, word }) => ({ matter: id, title: titles.get(id) ?? '', word }));
      return { input: { to: t('to'), items, word: t('word') } };
    }
    case 'report-back':
      return { input: { note: t('note') } };
  }
}
