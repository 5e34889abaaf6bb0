/** What each act on a task asks of the person who performs it, as data; and the act as it is sent. Pure. */
import type { MatterAct } from '@lingxing/affairs/task';
import type { OrganisationView, TaskTerms, TaskView } from '@lingxing/server/contracts';
import type { Filled } from '../acts/desk.ts';
import { type ActForm, type Field, given, listIn, textIn, type Values } from '../acts/form.ts';
import { filesIn } from '../acts/files.ts';
import { dayText } from '../lib/dates.ts';
import { formOfValues, workFields } from './fields.ts';

export interface FormContext {
  readonly view: TaskView;
  readonly today: string;
  readonly organisation?: OrganisationView | undefined;
  readonly terms?: TaskTerms | undefined;
}
/** Acts of persons: the others are the system's. */
type Act = Exclude<MatterAct, 'climb' | 'child-ended'>;

const words = (name: string, label: string, required = true): Field => ({ kind: 'words', name, label, rows: 3, required });
const only = (name: string, label: string, required = true): ActForm => ({ fields: [words(name, label, required)], begin: { [name]: '' } });
const files = (label: string, required = false): Field => ({ kind: 'files', name: 'files', label, most: 20, required });
const told = (label: string): ActForm => ({ fields: [words('words', label), files('附件')], begin: { words: '', files: [] } });

const bodiesOf = (organisation: OrganisationView | undefined) => (organisation?.departments ?? []).map(({ id, name }) => ({ id, name }));

const FORMS: { readonly [A in Act]: (context: FormContext) => ActForm } = {
  approve: () => only('opinion', '意见', false),
  decline: () => only('opinion', '理由'),
  sign: ({ view }) => ({ fields: [], begin: {}, says: `签收后，办结时限是${dayText(view.limit.date)}（${view.limit.basis}）。` }),
  plan: () => told('方案'),
  report: () => told('办理情况'),
  'report-part': () => told('协办情况'),
  complete: ({ view }) => ({
    fields: [
      words('words', '办理结果'),
      files('证明材料', true),
      ...(view.missingParts.length > 0
        ? [words('without', `不待${view.missingParts.map((one) => one.name).join('、')}报送的理由`, false)]
        : []),
    ],
    begin: { words: '', files: [], without: '' },
    says: `以${view.form.proof}证明办结。`,
  }),
  accept: ({ view }) => ({
    fields: [
      ...(view.grades.length > 0
        ? ([
            {
              kind: 'choice',
              name: 'grade',
              label: '等次',
              options: view.grades.slice(0, -1).map((one) => [one, one] as const),
              required: true,
            },
          ] as const)
        : []),
      words('opinion', '核验意见', false),
    ],
    begin: { grade: '', opinion: '' },
  }),
  'send-back': () => only('reason', '退回的理由'),
  close: ({ view, today }) => {
    const open = view.children.filter((one) => one.ended === undefined);
    return {
      fields: [
        { kind: 'line', name: 'to', label: '结果报给谁', required: true, half: true },
        { kind: 'date', name: 'on', label: '报告日期', required: true, half: true },
        ...(open.length > 0 ? [words('without', `分解的事项还有${open.length}件没有销号，先行销号的理由`, false)] : []),
      ],
      begin: { to: view.decidedBy?.title ?? '', on: today, without: '' },
    };
  },
  'take-note': () => ({ fields: [words('opinion', '意见', false)], begin: { opinion: '' } }),
  'look-back': () => ({
    fields: [
      words('found', '回看情况'),
      {
        kind: 'choice',
        name: 'holds',
        label: '是否落实',
        options: [
          ['yes', '已落实'],
          ['no', '未落实，重新办理'],
        ],
        required: true,
      },
      { kind: 'date', name: 'due', label: '重新办结的时限', only: { field: 'holds', is: 'no' }, required: true },
    ],
    begin: { found: '', holds: '', due: '' },
  }),
  'ask-extension': ({ view, today }) => ({
    fields: [{ kind: 'date', name: 'until', label: '延至', required: true }, words('reason', '理由')],
    begin: { until: '', reason: '' },
    says: `${view.extensionBy === undefined ? '' : `由${view.extensionBy.title}批准。`}${today > view.limit.date ? '时限已过，逾期一并记录。' : ''}`,
  }),
  'grant-extension': ({ view }) => ({
    fields: [{ kind: 'date', name: 'until', label: '延至', required: true }, words('opinion', '意见', false)],
    begin: { until: view.extensions.at(-1)?.until ?? '', opinion: '' },
  }),
  'refuse-extension': () => only('opinion', '理由'),
  reassign: ({ view, organisation, terms }) => ({
    fields: [
      {
        kind: 'one',
        name: 'lead',
        label: '改由哪个单位牵头',
        choices: bodiesOf(organisation).filter((one) => one.id !== view.lead.id),
        required: true,
      },
      ...workFields(terms, organisation).filter((one) => one.name === 'responsible'),
      words('reason', '理由'),
    ],
    begin: { lead: '', responsible: '', reason: '' },
    says: '时限照旧，不重新起算。',
  }),
  decompose: ({ view, organisation, terms }) => ({
    fields: [...workFields(terms, organisation), words('reason', '与一年内交办的事项相近的，写明理由', false)],
    begin: {
      title: '',
      what: '',
      lead: '',
      helpers: [],
      responsible: '',
      weight: view.form.weight,
      due: view.limit.date,
      basis: '总的时限',
      proof: view.form.proof,
      reason: '',
    },
    says: '分解的事项各成一件，没有销号的，这一件不能销号。',
  }),
  press: () => only('words', '督促意见'),
  withdraw: () => only('reason', '撤销的理由'),
};

export const isMatterAct = (act: string): act is Act => Object.hasOwn(FORMS, act);
export const formOf = (act: Act, context: FormContext): ActForm => FORMS[act](context);

export function filledOf(act: Act, values: Values, view: TaskView): Filled {
  const t = (name: string) => textIn(values, name);
  const attached = () => [...filesIn(listIn(values, 'files'))];
  switch (act) {
    case 'sign':
      return { input: {} };
    case 'approve':
    case 'decline':
    case 'refuse-extension':
      return { input: { opinion: t('opinion') } };
    case 'plan':
    case 'report':
    case 'report-part':
      return { input: { words: t('words'), files: attached() } };
    case 'complete':
      return { input: { words: t('words'), files: attached(), without: t('without') } };
    case 'accept':
      return { input: { ...given('grade', t('grade')), opinion: t('opinion') } };
    case 'send-back':
    case 'withdraw':
      return { input: { reason: t('reason') } };
    case 'close':
      return { input: { to: t('to'), on: t('on'), without: t('without') } };
    case 'take-note':
      return { input: { opinion: t('opinion') } };
    case 'look-back':
      return { input: { found: t('found'), holds: t('holds') === 'yes', ...given('due', t('holds') === 'no' ? t('due') : '') } };
    case 'ask-extension':
      return { input: { until: t('until'), reason: t('reason') } };
    case 'grant-extension':
      return { input: { ...given('until', t('until')), opinion: t('opinion') } };
    case 'reassign':
      return { input: { lead: t('lead'), ...given('responsible', t('responsible')), reason: t('reason') } };
    case 'decompose':
      return { input: { form: { ...formOfValues(values), source: { kind: 'from-task', reference: view.title } }, reason: t('reason') } };
    case 'press':
      return { input: { words: t('words') } };
  }
}
