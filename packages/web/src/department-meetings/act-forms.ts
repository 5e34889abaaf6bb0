/** What each act on a department's meeting asks of the person who performs it, as data; and the act as it is sent. Pure. */
import type { MatterAct } from '@lingxing/affairs/department-meeting';
import type { DepartmentMeetingView, OrganisationView } from '@lingxing/server/contracts';
import type { Filled } from '../acts/desk.ts';
import { type ActForm, type Field, given, listIn, textIn, type Values } from '../acts/form.ts';
import { filesIn } from '../acts/files.ts';
import { dayText } from '../lib/dates.ts';
import { writtenAt } from '../lib/paper-time.ts';
import { fieldOf, namesIn, numberIn } from './fields.ts';

export interface FormContext {
  readonly view: DepartmentMeetingView;
  readonly today: string;
  readonly organisation?: OrganisationView | undefined;
  /** The head himself; the office enters for him what he gave on paper. */
  readonly head: boolean;
}

const words = (name: string, label: string, more: { readonly required?: boolean } = {}): Field => ({
  kind: 'words',
  name,
  label,
  rows: 2,
  ...more,
});

const onlyReason = (label = '理由') => ({ fields: [words('reason', label, { required: true })], begin: { reason: '' } });
const onlyOpinion = (label: string, required: boolean) => ({ fields: [words('opinion', label, { required })], begin: { opinion: '' } });

/** Approvals that are still to be given, of those that fit. */
const openSlots = ({ view }: FormContext, fits: (one: DepartmentMeetingView['approvals'][number]) => boolean) =>
  view.approvals.filter((one) => one.decision === undefined && fits(one)).map((one) => [one.slot, one.label] as const);

const slotField = (options: readonly (readonly [string, string])[]): Field => ({
  kind: 'choice',
  name: 'slot',
  label: '哪一项',
  options,
  required: true,
});

/** What a department may change before it sends the request in. */
const CHANGES = ['on', 'place', 'days', 'people', 'cost', 'budgeted', 'prepared', 'preparation'] as const;

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
  consent: () => onlyOpinion('意见', false),
  submit: ({ view: { form, askBy } }) => ({
    fields: [...CHANGES.map(fieldOf), { kind: 'files', name: 'attachments', label: '会议材料', most: 60, hint: '不上传即用原来的材料' }],
    begin: {
      on: form.on,
      place: form.place,
      days: String(form.days),
      people: String(form.people),
      cost: String(form.cost),
      budgeted: form.budgeted ? 'yes' : 'no',
      prepared: form.prepared === undefined ? '' : form.prepared ? 'yes' : 'no',
      preparation: form.preparation ?? '',
      attachments: [],
    },
    ...(askBy === undefined ? {} : { says: `${dayText(form.on)}召开的，最迟${dayText(askBy)}报请示。` }),
  }),
  return: () => onlyReason(),
  refer: ({ view }) => ({
    fields: [
      words('opinion', '审核意见', { required: true }),
      ...(view.reviewers.length > 1
        ? ([
            {
              kind: 'choice',
              name: 'post',
              label: '呈报哪一位领导审核',
              look: 'select',
              options: view.reviewers.map((one) => [one.id, one.title] as const),
              required: true,
            },
          ] as const)
        : []),
    ],
    begin: { opinion: '', post: '' },
  }),
  review: () => onlyOpinion('审核意见', true),
  'name-decider': (context) => {
    const options = openSlots(context, (one) => one.named === undefined || one.named === 'office');
    return {
      fields: [
        ...(options.length > 1 ? [slotField(options)] : []),
        {
          kind: 'choice',
          name: 'by',
          label: '由谁批准',
          options: [
            ['post', '本府的职务'],
            ['body', '其他机关、单位、会议'],
          ],
          required: true,
        },
        {
          kind: 'choice',
          name: 'post',
          label: '职务',
          look: 'select',
          only: { field: 'by', is: 'post' },
          options: (context.organisation?.posts ?? []).map((post) => [post.id, post.title] as const),
          required: true,
        },
        { kind: 'line', name: 'body', label: '机关、单位、会议', only: { field: 'by', is: 'body' }, required: true },
        { kind: 'line', name: 'words', label: '依据', hint: '本府的何项规定、何时的决定', required: true },
      ],
      begin: { slot: options[0]?.[0] ?? '', by: 'post', post: '', body: '', words: '' },
      says: '规则和本府设定都没有写由谁批准，由办公室写明。',
    };
  },
  approve: () => onlyOpinion('意见', false),
  decline: () => onlyOpinion('理由', true),
  'enter-decision': (context) => {
    const options = openSlots(context, (one) => one.outside);
    return {
      fields: [
        ...(options.length > 1 ? [slotField(options)] : []),
        {
          kind: 'choice',
          name: 'granted',
          label: '是否批准',
          options: [
            ['yes', '批准'],
            ['no', '不同意'],
          ],
          required: true,
        },
        { kind: 'date', name: 'on', label: '批复日期', required: true },
        { kind: 'line', name: 'words', label: '依据', hint: '批复的文号、批示件、会议纪要', required: true },
        { kind: 'files', name: 'scan', label: '扫描件', most: 1 },
      ],
      begin: { slot: options[0]?.[0] ?? '', granted: '', on: context.today, words: '', scan: [] },
      confirm: '照原件登记，录入人记入台账。',
    };
  },
  hold: ({ view: { form, stage }, today }) => ({
    fields: [
      fieldOf('on'),
      ...(['days', 'people', 'cost', 'leaders', 'lowerHeads', 'departments'] as const).map((fact) => ({
        ...fieldOf(fact),
        ...(fact === 'leaders' || fact === 'lowerHeads' || fact === 'departments' ? { label: CAME[fact] } : {}),
      })),
      words('note', '召开情况'),
    ],
    begin: {
      on: form.on < today ? form.on : today,
      days: String(form.days),
      people: String(form.people),
      cost: String(form.cost),
      leaders: form.leaders,
      lowerHeads: form.lowerHeads,
      departments: form.departments,
      note: '',
    },
    says: stage === 'approved' ? '照实填写；超出批准的，随件列出。' : '尚未批准。已经召开的，照实报告，不合规定之处随件列出。',
  }),
  withdraw: () => onlyReason(),
};

const CAME = { leaders: '到会的政府领导', lowerHeads: '到会的下级政府、街道负责人', departments: '到会的其他部门、单位负责人' } as const;

export const isMatterAct = (act: string): act is MatterAct => Object.hasOwn(FORMS, act);

export const formOf = (act: MatterAct, context: FormContext): ActForm => FORMS[act](context);

export function filledOf(act: MatterAct, values: Values): Filled {
  const t = (name: string) => textIn(values, name);
  const papers = filesIn(listIn(values, 'attachments'));
  const scan = filesIn(listIn(values, 'scan'))[0]?.hash;
  const { dayOnly, ...when } = writtenAt(scan === undefined ? '' : t('at'), t('hour'));
  const paper = scan === undefined ? {} : { scan };
  const figures = () => ({ days: numberIn(values, 'days'), people: numberIn(values, 'people'), cost: numberIn(values, 'cost') });
  switch (act) {
    case 'order':
      return { input: { reason: t('reason'), ...paper, ...dayOnly }, ...when };
    case 'consent':
    case 'review':
    case 'approve':
    case 'decline':
      return { input: { opinion: t('opinion') } };
    case 'refer':
      return { input: { opinion: t('opinion'), ...given('post', t('post')) } };
    case 'submit':
      return {
        input: {
          change: {
            on: t('on'),
            place: t('place'),
            ...figures(),
            budgeted: t('budgeted') === 'yes',
            prepared: t('prepared') === 'yes',
            ...given('preparation', t('preparation')),
            ...(papers.length === 0 ? {} : { attachments: papers }),
          },
        },
      };
    case 'name-decider':
      return {
        input: { slot: t('slot'), ...(t('by') === 'post' ? given('post', t('post')) : given('body', t('body'))), words: t('words') },
      };
    case 'enter-decision':
      return { input: { slot: t('slot'), granted: t('granted') === 'yes', on: t('on'), words: t('words'), ...paper } };
    case 'hold':
      return {
        input: {
          on: t('on'),
          ...figures(),
          leaders: namesIn(values, 'leaders'),
          lowerHeads: namesIn(values, 'lowerHeads'),
          departments: namesIn(values, 'departments'),
          note: t('note'),
        },
      };
    case 'return':
    case 'withdraw':
      return { input: { reason: t('reason') } };
  }
}
