/** What each act on a small matter asks of the person who performs it, as data; and the act as it is sent. Pure. */
import type { MatterAct } from '@lingxing/affairs/conduct';
import { DECIDING_MEETINGS } from '@lingxing/affairs/conduct-labels';
import type { ConductView, OrganisationView } from '@lingxing/server/contracts';
import type { Filled } from '../acts/desk.ts';
import { type ActForm, type Field, given, listIn, textIn, type Values } from '../acts/form.ts';
import { filesIn } from '../acts/files.ts';
import { writtenAt } from '../lib/paper-time.ts';

export interface FormContext {
  readonly view: ConductView;
  readonly today: string;
  readonly organisation?: OrganisationView | undefined;
  /** The head himself; the office enters for him what he gave on paper. */
  readonly head: boolean;
  /** Whoever acts does so in his own matter. */
  readonly own: boolean;
}

const words = (name: string, label: string, more: { readonly required?: boolean } = {}): Field => ({
  kind: 'words',
  name,
  label,
  rows: 2,
  ...more,
});

/** Words that are still to be given, of those that fit. */
const openWords = ({ view }: FormContext, fits: (one: ConductView['words'][number]) => boolean) =>
  view.words.filter((one) => one.decision === undefined && fits(one)).map((one) => [one.slot, one.by ?? one.label] as const);

const slotField = (options: readonly (readonly [string, string])[]): Field => ({
  kind: 'choice',
  name: 'slot',
  label: '哪一项',
  options,
  required: true,
});

const FORMS: { readonly [A in MatterAct]: (context: FormContext) => ActForm } = {
  order: ({ head }) => ({
    fields: [
      words('reason', '理由', { required: true }),
      ...(head
        ? []
        : ([
            { kind: 'date', name: 'at', label: '书面件的日期', hint: '按原件', required: true, half: true },
            { kind: 'time', name: 'hour', label: '时刻', hint: '原件没有写的不填', half: true },
            { kind: 'files', name: 'scan', label: '书面件扫描件', most: 1, required: true },
          ] as const)),
    ],
    begin: { reason: '', ...(head ? {} : { at: '', hour: '', scan: [] }) },
    confirm: `${head ? '' : '照原件代录，领导和录入人都记入台账。'}查出的不合规定之处仍随件记录。`,
  }),
  clear: () => ({ fields: [words('opinion', '审核意见', { required: true })], begin: { opinion: '' } }),
  'name-decider': (context) => {
    const open = (one: ConductView['words'][number]) => !one.outside || one.named === 'office';
    const options = openWords(context, open);
    const listed = context.view.words.filter((one) => one.decision === undefined && open(one)).flatMap((one) => one.nameable);
    const posts = [...new Map(listed.map((post) => [post.id, post])).values()];
    return {
      fields: [
        ...(options.length > 1 ? [slotField(options)] : []),
        {
          kind: 'choice',
          name: 'by',
          label: '由谁决定',
          options: [
            ['post', '本府的职务'],
            ['body', '会议、其他机关'],
          ],
          required: true,
        },
        {
          kind: 'choice',
          name: 'post',
          label: '职务',
          look: 'select',
          only: { field: 'by', is: 'post' },
          options: posts.map((post) => [post.id, post.title] as const),
          required: true,
        },
        {
          kind: 'line',
          name: 'body',
          label: '机关、会议',
          ...(options.some(([slot]) => slot === 'government') ? { hint: `代表政府的，写政府的${DECIDING_MEETINGS.join('、')}` } : {}),
          only: { field: 'by', is: 'body' },
          required: true,
        },
        { kind: 'line', name: 'words', label: '依据', hint: '本府的何项规定、何时的决定', required: true },
      ],
      begin: { slot: options[0]?.[0] ?? '', by: posts.length > 0 ? 'post' : 'body', post: '', body: '', words: '' },
      says: '规则和本府设定都没有写由谁决定，由办公室写明。',
    };
  },
  approve: () => ({ fields: [words('opinion', '意见')], begin: { opinion: '' } }),
  decline: () => ({ fields: [words('opinion', '理由', { required: true })], begin: { opinion: '' } }),
  'enter-decision': (context) => {
    const options = openWords(context, (one) => one.outside);
    return {
      fields: [
        ...(options.length > 1 ? [slotField(options)] : []),
        {
          kind: 'choice',
          name: 'granted',
          label: `${options.length === 1 ? (options[0]?.[1] ?? '') : ''}是否同意`,
          options: [
            ['yes', '同意'],
            ['no', '不同意'],
          ],
          required: true,
        },
        { kind: 'date', name: 'on', label: '批复日期', required: true },
        { kind: 'line', name: 'words', label: '依据', hint: '批复的文号、批示件，或者来电记录', required: true },
        { kind: 'files', name: 'scan', label: '扫描件', most: 1 },
      ],
      begin: { slot: options[0]?.[0] ?? '', granted: '', on: context.today, words: '', scan: [] },
      confirm: '照原件登记，录入人记入台账。',
    };
  },
  record: () => ({
    fields: [{ kind: 'line', name: 'with', label: '向谁报备', hint: '不填即本府办公室' }, words('note', '说明')],
    begin: { with: '', note: '' },
  }),
  'hand-over': ({ view, today }) => {
    const options = view.toHand.map((one) => [one.slot, one.label] as const);
    return {
      fields: [
        ...(options.length > 1 ? [slotField(options)] : []),
        { kind: 'date', name: 'on', label: `报送${options.length === 1 ? (options[0]?.[1] ?? '') : ''}的日期`, required: true },
        { kind: 'line', name: 'paper', label: '文号或者收件回执', required: true },
        words('note', '说明'),
      ],
      begin: { slot: options[0]?.[0] ?? '', on: today, paper: '', note: '' },
      confirm: '照报送的原件登记，录入人记入台账。',
    };
  },
  happened: ({ view, today, own }) => ({
    fields: [
      { kind: 'date', name: 'on', label: '办理日期', required: true },
      words('note', '办理情况', { required: true }),
      ...(own ? [] : [words('reason', '代录的理由', { required: true })]),
    ],
    begin: { on: view.form.on < today ? view.form.on : today, note: '', ...(own ? {} : { reason: '' }) },
    says: '尚未获得同意。已经办了的照实登记，不合规定之处随件列出；是否同意，仍由有权的答复。',
  }),
  result: ({ view, today }) => ({
    fields: [{ kind: 'date', name: 'on', label: '办理日期', required: true }, words('note', '结果', { required: true })],
    begin: { on: view.form.on < today ? view.form.on : today, note: '' },
  }),
  retract: () => ({
    fields: [words('reason', '理由', { required: true })],
    begin: { reason: '' },
    says: '误录的收回，登记和收回都留在记录里。',
  }),
  withdraw: () => ({ fields: [words('reason', '理由', { required: true })], begin: { reason: '' } }),
};

export const isMatterAct = (act: string): act is MatterAct => Object.hasOwn(FORMS, act);

export const formOf = (act: MatterAct, context: FormContext): ActForm => FORMS[act](context);

export function filledOf(act: MatterAct, values: Values): Filled {
  const t = (name: string) => textIn(values, name);
  const scan = filesIn(listIn(values, 'scan'))[0]?.hash;
  const { dayOnly, ...when } = writtenAt(scan === undefined ? '' : t('at'), t('hour'));
  const paper = scan === undefined ? {} : { scan };
  switch (act) {
    case 'order':
      return { input: { reason: t('reason'), ...paper, ...dayOnly }, ...when };
    case 'clear':
    case 'approve':
    case 'decline':
      return { input: { opinion: t('opinion') } };
    case 'name-decider':
      return {
        input: { slot: t('slot'), ...(t('by') === 'post' ? given('post', t('post')) : given('body', t('body'))), words: t('words') },
      };
    case 'enter-decision':
      return { input: { slot: t('slot'), granted: t('granted') === 'yes', on: t('on'), words: t('words'), ...paper } };
    case 'record':
      return { input: { with: t('with'), note: t('note') } };
    case 'hand-over':
      return { input: { slot: t('slot'), on: t('on'), paper: t('paper'), note: t('note') } };
    case 'happened':
      return { input: { on: t('on'), note: t('note'), reason: t('reason') } };
    case 'result':
      return { input: { on: t('on'), note: t('note') } };
    case 'retract':
    case 'withdraw':
      return { input: { reason: t('reason') } };
  }
}
