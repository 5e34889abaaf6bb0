/**
 * What each act asks of the person who performs it, as data: the fields of its form, what they begin with, and what
 * stands beside it. Pure. How what was filled in becomes an input stands in `act-input.ts`.
 */
import type { ActName } from '@lingxing/affairs/document';
import { organLine } from '@lingxing/affairs/labels';
import type { DocumentView, Me, OrganisationView } from '@lingxing/server/contracts';
import { archivingForm } from '../acts/archiving.ts';
import type { ActForm, Field, Values } from '../acts/form.ts';
import type { SeriesLine } from '../api/organisation.ts';
import { CONCLUSION_LABELS, MEETING_LABELS, RETURN_GROUND_LABELS } from '../labels.ts';
import { nameOnly } from '../drafting/model/organs.ts';
import { dayAfter } from '../lib/dates.ts';
import { postInUse } from '../lib/names.ts';
import { placeText, sealToPress } from './seal-place.ts';

/** What a form is made from. */
export interface FormContext {
  readonly view: DocumentView;
  readonly me: Me;
  readonly organisation?: OrganisationView | undefined;
  readonly series?: readonly SeriesLine[] | undefined;
}

/** Acts that a person performs in a form; drafting and the system's own acts have other places. */
export type FormAct = Exclude<
  ActName,
  'draft' | 'revise' | 'deem-no-objection' | 'recompute' | 'note-receipt' | 'bounce' | 'take-back' | 'note-reply'
>;

/** Facts that the office may correct when it vets. */
export const FACTS: readonly (readonly [string, string])[] = [
  ['normative', '行政规范性文件'],
  ['important', '重要公文'],
  ['major', '重大事项'],
  ['overall', '涉及全局性工作'],
  ['legal', '涉法'],
  ['personnel', '人事任免'],
  ['routine', '例行批准手续'],
];
export type FactName = 'normative' | 'important' | 'major' | 'overall' | 'legal' | 'personnel' | 'routine';

const opinion = (phrases: readonly string[], required = false, label = '意见'): Field => ({
  kind: 'words',
  name: 'opinion',
  label,
  phrases,
  required,
});
/** What the act is called where nothing but the deputy’s signature is agreed to. */
const CONSENT = '同意由分管副职签发';

const POSITION: Field = {
  kind: 'choice',
  name: 'position',
  label: '意见',
  options: [
    ['agree', '同意'],
    ['differ', '有不同意见'],
  ],
  required: true,
};
const reason = (label = '理由'): Field => ({ kind: 'words', name: 'reason', label, required: true });
const choicesOf = (labels: Readonly<Record<string, string>>, of: readonly string[]) => of.map((id) => [id, labels[id] ?? id] as const);
const LEGALITY = choicesOf(CONCLUSION_LABELS, ['lawful', 'amend', 'unlawful']);

/** The consultations that still wait for this person's department. */
export function openAsks(
  view: DocumentView,
  department: string | undefined,
): readonly { consultation: string; label: string; until?: string | undefined }[] {
  return view.consultations
    .filter((c) => c.stands)
    .flatMap((c) =>
      c.asks
        .filter((a) => a.body === department && a.delivered !== undefined && a.replies.length === 0)
        .map((a) => ({
          consultation: c.id,
          label: `${c.mode === 'countersign' ? '会签' : '征求意见'}${a.due === undefined ? '' : `，${a.due}前`}`,
          until: a.due,
        })),
    );
}

/** Departments that asked for more time and have had no answer. */
export function askedExtensions(view: DocumentView): readonly { id: string; label: string }[] {
  return view.consultations
    .filter((c) => c.stands)
    .flatMap((c) =>
      c.asks
        .filter((a) => a.extension && !a.extension.agreed)
        .map((a) => ({ id: `${c.id} ${a.body}`, label: `${a.bodyName}，延至${a.extension?.until ?? ''}` })),
    );
}

/** Opinions that lie with the office, each with its first words; the acts that gave them name them. The server judges the choice again. */
export function unconveyed(view: DocumentView): readonly (readonly [string, string])[] {
  return view.opinions
    .filter((o) => !o.conveyed && o.step !== 'department-approval' && o.step !== 'department-countersign' && (o.opinion ?? '') !== '')
    .map((o) => [String(o.seq), `${o.by}（${o.label}）：${o.opinion ?? ''}`] as const);
}

/** The series in which this document may be numbered, as the server judged it, each with the number that comes next. */
const seriesOf = ({ view, series = [] }: FormContext): readonly SeriesLine[] =>
  view.numberSeries.flatMap((id) => series.find((one) => one.id === id) ?? []);

function askField(context: FormContext): { readonly field: Field[]; readonly begin: Values } {
  const asks = openAsks(context.view, postInUse(context.me)?.department);
  const begin = { consultation: asks[0]?.consultation ?? '' };
  if (asks.length < 2) return { field: [], begin };
  const options = asks.map((a) => [a.consultation, a.label] as const);
  return { field: [{ kind: 'choice', name: 'consultation', label: '回复哪一次', options, required: true, look: 'select' }], begin };
}

type Maker = (context: FormContext) => ActForm;

const FORMS: Record<FormAct, Maker> = {
  consult: ({ view }) => ({
    fields: [
      { kind: 'many', name: 'bodies', label: '送哪些单位', of: 'departments', required: true },
      {
        kind: 'choice',
        name: 'mode',
        label: '办理方式',
        options: [
          ['consult', '征求意见'],
          ['countersign', '会签'],
        ],
        required: true,
      },
      {
        kind: 'choice',
        name: 'order',
        label: '次序',
        options: [
          ['parallel', '同时送'],
          ['sequence', '按所选次序送'],
        ],
        required: true,
      },
      { kind: 'number', name: 'limitValue', label: '另定时限', min: 1, max: 250, half: true, hint: '不填即按工作规则' },
      {
        kind: 'choice',
        name: 'limitUnit',
        label: '时限单位',
        half: true,
        look: 'select',
        required: true,
        options: [
          ['workday', '个工作日'],
          ['day', '日'],
        ],
      },
    ],
    begin: { bodies: view.draft.departmentsConcerned, mode: 'consult', order: 'parallel', limitValue: '', limitUnit: 'workday' },
  }),
  answer: (context) => {
    const ask = askField(context);
    return {
      fields: [
        ...ask.field,
        POSITION,
        { kind: 'words', name: 'opinion', label: '具体意见', phrases: ['无不同意见。'] },
        { kind: 'words', name: 'grounds', label: '依据和理由', required: true, only: { field: 'position', is: 'differ' } },
      ],
      begin: { position: 'agree', opinion: '', grounds: '', ...ask.begin },
    };
  },
  'request-extension': (context) => {
    const ask = askField(context);
    const due = openAsks(context.view, postInUse(context.me)?.department)[0]?.until;
    return {
      fields: [
        ...ask.field,
        { kind: 'date', name: 'until', label: '延至', required: true },
        { kind: 'line', name: 'how', label: '如何商请', hint: '如：11月20日电话与主办单位商定', required: true },
      ],
      begin: { until: dayAfter(due ?? context.me.today.date, 7), how: '', ...ask.begin },
    };
  },
  'agree-extension': ({ view }) => {
    const options = askedExtensions(view).map((a) => [a.id, a.label] as const);
    return {
      fields: [{ kind: 'choice', name: 'ask', label: '哪个单位的延期', options, required: true }],
      begin: { ask: options[0]?.[0] ?? '' },
    };
  },
  'list-positions': ({ view }) => ({
    fields: [
      {
        kind: 'words',
        name: 'proposal',
        label: '办理建议',
        required: true,
        hint: '各方意见和依据由系统并列，此处写主办单位的建议',
        rows: 5,
      },
    ],
    begin: { proposal: view.positions?.proposal ?? '' },
  }),
  send: () => ({ fields: [opinion([], false, '说明')], begin: { opinion: '' } }),
  approve: () => ({ fields: [opinion(['同意送审。', '同意。'])], begin: { opinion: '' } }),
  return: () => ({
    fields: [
      { kind: 'choices', name: 'grounds', label: '退回原因', options: Object.entries(RETURN_GROUND_LABELS), required: true },
      reason('具体说明'),
    ],
    begin: { grounds: [], reason: '' },
  }),
  withdraw: () => ({
    fields: [reason()],
    begin: { reason: '' },
    confirm: '撤回后回到起草。已有的意见留在记录里，要重办的再办一次；时限照走。',
  }),
  vet: ({ view }) => ({
    fields: [
      {
        kind: 'words',
        name: 'opinion',
        label: '办理意见',
        required: true,
        rows: 4,
        phrases: ['经审核，行文规范、内容属实，拟同意，呈领导审批。', '拟请分管领导审核后呈主要领导签发。'],
      },
      {
        kind: 'choices',
        name: 'facts',
        label: '核定事实',
        options: FACTS,
        hint: '起草单位所填，可更正；签发路径随之改变',
      },
    ],
    begin: { opinion: '', facts: FACTS.map(([id]) => id).filter((id) => view.draft.facts[id as FactName]) },
  }),
  refer: () => ({
    fields: [{ kind: 'many', name: 'leaders', label: '呈送哪些领导', of: 'leaders', required: true }, opinion(['请阅示。', '请阅处。'])],
    begin: { leaders: [], opinion: '' },
  }),
  'review-legality': () => ({
    fields: [
      { kind: 'choice', name: 'conclusion', label: '审核结论', options: LEGALITY, required: true },
      { kind: 'words', name: 'opinion', label: '审核意见', rows: 5, phrases: ['经审核，制定主体、权限、程序和内容合法。'] },
    ],
    begin: { conclusion: 'lawful', opinion: '' },
  }),
  advise: () => ({
    fields: [{ kind: 'choice', name: 'conclusion', label: '审查结论', options: LEGALITY, required: true }, opinion(['未发现合法性问题。'])],
    begin: { conclusion: 'lawful', opinion: '' },
  }),
  coordinate: () => ({
    fields: [
      {
        kind: 'choice',
        name: 'settled',
        label: '协调结果',
        options: [
          ['yes', '已取得一致'],
          ['no', '未取得一致'],
        ],
        required: true,
      },
      { kind: 'words', name: 'opinion', label: '协调情况', required: true, rows: 4 },
    ],
    begin: { settled: 'yes', opinion: '' },
  }),
  review: () => ({ fields: [opinion(['同意。', '拟同意。', '同意，请主要领导审定。'])], begin: { opinion: '' } }),
  countersign: () => ({
    fields: [POSITION, opinion(['同意。', '无不同意见。'], false, '具体意见')],
    begin: { position: 'agree', opinion: '' },
  }),
  cosign: () => ({
    fields: [POSITION, opinion(['同意联合印发。', '同意。'], false, '具体意见')],
    begin: { position: 'agree', opinion: '' },
  }),
  consent: ({ view }) => {
    const deputies = view.consentees.length > 0;
    // Named by the text (审批, 审定): the head approves the matter, and says besides, if he likes, that a deputy signs it.
    const approval = view.offers.find((offer) => offer.act === 'consent')?.label !== CONSENT;
    return {
      fields: [
        ...(deputies
          ? [
              {
                kind: 'choice' as const,
                name: 'to',
                label: approval ? '同时同意由分管副职签发' : '由谁签发',
                look: 'select' as const,
                options: [...view.consentees.map((s) => [s.id, s.title] as const), ['', approval ? '不另行同意' : '不指明'] as const],
              },
            ]
          : []),
        opinion([approval ? '同意。' : '同意由分管副职签发。']),
      ],
      begin: { to: approval ? '' : (view.consentees[0]?.id ?? ''), opinion: '' },
    };
  },
  'find-necessary': () => ({ fields: [reason('有何必要')], begin: { reason: '' } }),
  'record-decision': ({ view }) => ({
    fields: [
      {
        kind: 'choice',
        name: 'meeting',
        label: '会议',
        options: choicesOf(MEETING_LABELS, ['executive', 'plenary', 'head-office', 'topical']),
        required: true,
        look: 'select',
      },
      { kind: 'line', name: 'session', label: '届次', hint: '如：第55次', required: true },
      { kind: 'date', name: 'date', label: '会议结束之日', hint: '不详可不填，不填不起算时限' },
    ],
    begin: {
      meeting: view.draft.decision.meeting === 'none' ? 'executive' : view.draft.decision.meeting,
      session: view.draft.decision.session ?? '',
      date: view.draft.decision.date ?? '',
    },
  }),
  authorise: () => ({ fields: [opinion(['同意。', '原则同意，请按程序办理。'])], begin: { opinion: '' } }),
  sign: () => ({ fields: [opinion(['同意印发。', '同意。'])], begin: { opinion: '' } }),
  recheck: () => ({
    fields: [opinion(['经复核，与签发稿一致。'], false, '复核意见')],
    begin: { opinion: '' },
    beside: 'changes-since-signature',
  }),
  number: (context) => ({
    fields: [
      {
        kind: 'choice',
        name: 'series',
        label: '编号序列',
        options: seriesOf(context).map((s) => [s.id, s.preview] as const),
        required: true,
        look: 'select',
        hint: '编号时取号，他人先取则顺延',
      },
      {
        kind: 'choice',
        name: 'opening',
        label: '取号',
        options: [
          ['next', '依次取号'],
          ['at', '从指定号起编'],
        ],
        required: true,
      },
      {
        kind: 'number',
        name: 'openAt',
        label: '从此号起编',
        min: 1,
        max: 9_999,
        required: true,
        hint: '只在启用序列或接续旧号时填写',
        only: { field: 'opening', is: 'at' },
      },
      {
        kind: 'line',
        name: 'openReason',
        label: '起号原因',
        required: true,
        hint: '如：接续纸质登记簿',
        only: { field: 'opening', is: 'at' },
      },
    ],
    begin: { series: seriesOf(context)[0]?.id ?? '', opening: 'next', openAt: '', openReason: '' },
  }),
  'void-number': ({ view }) => ({
    fields: [reason('作废原因')],
    begin: { reason: '' },
    confirm: `${view.number ?? '此文号'}作废后不再使用，空号和原因留在登记簿上。`,
  }),
  typeset: () => ({ fields: [], begin: {}, says: '按签发稿和国家标准排版，生成正式版式。' }),
  seal: ({ view }) => ({
    fields: [{ kind: 'place', name: 'place', label: view.seals.length > 0 ? '本单位用印位置' : '用印位置' }],
    begin: { place: placeText(sealToPress(view)) },
    ...(view.seals.length > 0 ? { says: '联合发文，各单位分别用印；都用印后印发。' } : {}),
  }),
  distribute: ({ view }) => ({
    fields: [{ kind: 'names', name: 'to', label: '分发单位', required: true, hint: '每行一个，已按主送、抄送列出' }],
    begin: { to: [...new Set([...view.draft.recipients, ...view.draft.copies].map(nameOnly))] },
  }),
  forward: ({ view }) => ({
    fields: [{ kind: 'line', name: 'to', label: '报送哪里', required: true }],
    begin: { to: organLine(view.draft.recipients) },
  }),
  file: ({ view, me }) => {
    const due = view.filingsDue;
    const options = due.map((one) => [one.norm, one.says] as const);
    return {
      fields: [
        ...(due.length > 1
          ? [{ kind: 'choice', name: 'norm', label: '哪一项备案', options, required: true, look: 'select' } satisfies Field]
          : []),
        { kind: 'line', name: 'with', label: '备案机关', required: true },
        { kind: 'date', name: 'date', label: '报送日期', required: true },
        { kind: 'line', name: 'number', label: '备案号', hint: '备案机关给了号的填写' },
      ],
      begin: { norm: due[0]?.norm ?? '', with: due[0]?.with ?? '', date: me.today.date, number: '' },
    };
  },
  archive: () => archivingForm('永久'),
  convey: ({ view }) => {
    const options = unconveyed(view);
    return {
      fields: [{ kind: 'choices', name: 'steps', label: '转达哪些意见', options, required: true, stacked: true }],
      begin: { steps: options.map(([seq]) => seq) },
      says: '转达后，主办单位即可看到所选意见。',
    };
  },
};

export function isFormAct(act: string): act is FormAct {
  return act in FORMS;
}

/** The form of an act for this person on this document. */
export function formOf(act: FormAct, context: FormContext): ActForm {
  return FORMS[act](context);
}
