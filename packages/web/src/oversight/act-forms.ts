/** What each act on something raised from outside asks of the person who performs it, as data; and the act as it is sent. Pure. */
import type { MatterAct } from '@lingxing/affairs/oversight';
import {
  ANSWERS,
  answersIn,
  isAgainst,
  kindOf,
  NOTES,
  replyOf,
  RESULTS,
  WAYS_OF_TALK,
  type AnswerName,
} from '@lingxing/affairs/oversight-labels';
import type { OrganisationView, OversightView } from '@lingxing/server/contracts';
import type { Filled } from '../acts/desk.ts';
import { filesIn } from '../acts/files.ts';
import { type ActForm, type Field, given, listIn, textIn, type Values } from '../acts/form.ts';

export interface FormContext {
  readonly view: OversightView;
  readonly today: string;
  readonly organisation?: OrganisationView | undefined;
  /** The department of whoever acts. */
  readonly department?: string | undefined;
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
const scans = (label: string): Field => ({ kind: 'files', name: 'files', label, most: 20 });
const LIMIT: readonly Field[] = [
  { kind: 'date', name: 'due', label: '办结期限', half: true },
  { kind: 'line', name: 'basis', label: '期限的依据', hint: '何项规定、何时的决定', half: true },
];
/** What stands on the letter besides its text; of the CPPCC's offices none is known here. */
const letterFields = (kind: OversightView['kind']): readonly Field[] => [
  { kind: 'line', name: 'contact', label: '联系人及电话', hint: '印在答复函落款之下' },
  words('copies', '抄送', { hint: kind === 'proposal' ? '加上同级政协，用顿号分开' : '几个单位用顿号分开' }),
];
const OPENING = { next: '依次取号', at: '从指定号起编' };
const onlyReason: ActForm = { fields: [words('reason', '理由', { required: true })], begin: { reason: '' } };

/** Acts of persons: the system reminds, and that a visitor was received is entered on the day of reception. */
type Act = Exclude<MatterAct, 'climb' | 'note-reception'>;

const FORMS: { readonly [A in Act]: (context: FormContext) => ActForm } = {
  refer: ({ view }) => ({
    fields: [
      select(
        'post',
        '送谁阅批',
        view.readers.map((one) => [one.id, one.title] as const),
      ),
      words('opinion', '拟办意见'),
    ],
    begin: { post: '', opinion: '' },
  }),
  read: () => ({ fields: [words('opinion', '批示', { required: true })], begin: { opinion: '' } }),
  assign: ({ view, organisation }) => {
    const bodies = (organisation?.departments ?? []).filter((one) => one.kind !== 'office').map((one) => [one.id, one.name] as const);
    const wanted = view.limitKept && view.limit === undefined;
    return {
      fields: [
        select('lead', '主办部门', bodies),
        { kind: 'many', of: 'given', name: 'helping', label: '协办部门', choices: bodies.map(([id, name]) => ({ id, name })) },
        ...LIMIT,
        words('opinion', '交办意见'),
      ],
      begin: { lead: '', helping: [], due: view.limit?.due ?? '', basis: view.limit?.basis ?? '', opinion: '' },
      ...(wanted
        ? {
            says: `规则要求不超时限，没有写几日。${view.limitSet === undefined ? '本府也未设定：请写明期限和依据。' : `本府设定：${view.limitSet}。`}`,
          }
        : {}),
    };
  },
  'return-assignment': () => onlyReason,
  extend: ({ view }) => ({
    fields: [
      { kind: 'date', name: 'due', label: '延至', required: true, half: true },
      { kind: 'line', name: 'basis', label: '谁同意、依据何项规定', required: true, half: true },
    ],
    begin: { due: view.limit?.due ?? '', basis: '' },
    says: '期限届满以前办理，原定的期限留在过程里。',
  }),
  talk: ({ today }) => ({
    fields: [
      select('way', '方式', Object.entries(WAYS_OF_TALK)),
      { kind: 'date', name: 'on', label: '日期', required: true, half: true },
      words('words', '沟通情况', { required: true, rows: 3 }),
    ],
    begin: { way: '', on: today, words: '' },
  }),
  note: ({ view, department }) => {
    const lead = department === view.lead?.id;
    const { plan, hearing } = kindOf(view.kind);
    const options = Object.entries(NOTES).filter(([what]) =>
      lead ? what === 'progress' || (what === 'plan' && plan) || (what === 'hearing' && hearing) : what === 'help',
    );
    return {
      fields: [
        ...(options.length > 1 ? [select('what', '记录的是', options)] : []),
        words('words', '内容', { required: true, rows: 4 }),
        scans('附件'),
      ],
      begin: { what: options[0]?.[0] ?? 'progress', words: '', files: [] },
    };
  },
  draft: ({ view }) => {
    const { results, resultWanted, letter } = kindOf(view.kind);
    const last = view.replies.at(-1);
    return {
      fields: [
        words('text', `${replyOf(view.kind, view.round)}正文`, { required: true, rows: 8 }),
        ...(results === undefined || (resultWanted === true && view.round > 1)
          ? []
          : ([
              {
                kind: 'choice',
                name: 'result',
                label: '办理结果',
                options: results.map((one) => [one, RESULTS[one]] as const),
                ...(resultWanted === true ? { required: true } : {}),
              },
            ] as const)),
        ...(letter === undefined ? [] : letterFields(view.kind)),
      ],
      begin: {
        text: last?.reply.text ?? '',
        result: '',
        contact: last?.reply.contact ?? '',
        copies: (last?.reply.copies ?? view.copies).join('、'),
      },
    };
  },
  number: () => ({
    fields: [
      { kind: 'choice', name: 'opening', label: '取号', options: Object.entries(OPENING), required: true },
      { kind: 'number', name: 'openAt', label: '从此号起编', min: 1, max: 9_999, required: true, only: { field: 'opening', is: 'at' } },
      {
        kind: 'line',
        name: 'openReason',
        label: '起号原因',
        required: true,
        hint: '如：接续纸质登记簿',
        only: { field: 'opening', is: 'at' },
      },
    ],
    begin: { opening: 'next', openAt: '', openReason: '' },
    says: '答复函同本部门的公文编在一个序列里。',
  }),
  'send-back': () => onlyReason,
  sign: ({ view }) => ({
    fields: [words('opinion', '意见'), scans('签发件扫描')],
    begin: { opinion: '', files: [] },
    confirm: `签发后即为${kindOf(view.kind).signer === 'leader' ? '本府' : '本部门'}的正式${replyOf(view.kind, view.round)}。`,
  }),
  'record-answer': ({ view, today }) => {
    const { answeredBy } = kindOf(view.kind);
    const answers = answeredBy === undefined ? [] : answersIn(answeredBy, view.round);
    return {
      fields: [
        {
          kind: 'choice',
          name: 'answer',
          label: '反馈意见',
          options: answers.map((one) => [one, ANSWERS[one]] as const),
          required: true,
        },
        { kind: 'date', name: 'on', label: '反馈日期', required: true, half: true },
        words('words', '说明'),
        scans('反馈原件'),
        ...LIMIT.map((one) => ({ ...one, only: { field: 'answer', is: answers.find(isAgainst) ?? '' } })),
      ],
      begin: { answer: '', on: today, words: '', files: [], due: '', basis: '' },
    };
  },
  publish: ({ view }) => ({
    fields: [{ kind: 'line', name: 'title', label: '标题', required: true }, words('text', '公开的正文', { required: true, rows: 8 })],
    begin: { title: view.form.subject, text: view.replies.at(-1)?.reply.text ?? '' },
    confirm: '公开后本府所有人都可以看，可以导出到网站。',
  }),
  close: () => ({ fields: [words('reason', '办理结果和不公开的理由', { required: true, rows: 3 })], begin: { reason: '' } }),
  press: () => ({ fields: [words('words', '督促意见', { required: true })], begin: { words: '' } }),
  withdraw: () => onlyReason,
};

const isAnswer = (name: string): name is AnswerName => Object.hasOwn(ANSWERS, name);

export const isMatterAct = (act: string): act is Act => Object.hasOwn(FORMS, act);
export const formOf = (act: Act, context: FormContext): ActForm => FORMS[act](context);

export function filledOf(act: Act, values: Values): Filled {
  const t = (name: string) => textIn(values, name);
  const limit = t('due') === '' && t('basis') === '' ? {} : { limit: { due: t('due'), basis: t('basis') } };
  const files = filesIn(listIn(values, 'files'));
  const filed = files.length === 0 ? {} : { files };
  switch (act) {
    case 'refer':
      return { input: { post: t('post'), opinion: t('opinion') } };
    case 'read':
      return { input: { opinion: t('opinion') } };
    case 'sign':
      return { input: { opinion: t('opinion'), ...filed } };
    case 'assign':
      return { input: { lead: t('lead'), helping: listIn(values, 'helping'), opinion: t('opinion'), ...limit } };
    case 'extend':
      return { input: { due: t('due'), basis: t('basis') } };
    case 'talk':
      return { input: { way: t('way'), on: t('on'), words: t('words') } };
    case 'note':
      return { input: { what: t('what'), words: t('words'), ...filed } };
    case 'draft':
      return {
        input: {
          text: t('text'),
          ...given('result', t('result')),
          ...given('contact', t('contact')),
          copies: t('copies')
            .split(/[、，,；;]/u)
            .map((one) => one.trim())
            .filter((one) => one !== ''),
        },
      };
    case 'number':
      return { input: t('opening') === 'at' ? { openAt: Number(t('openAt')), openReason: t('openReason') } : {} };
    case 'record-answer': {
      const answer = t('answer');
      const against = isAnswer(answer) && isAgainst(answer);
      return { input: { answer, on: t('on'), words: t('words'), ...filed, ...(against ? limit : {}) } };
    }
    case 'press':
      return { input: { words: t('words') } };
    case 'publish':
      return { input: { title: t('title'), text: t('text') } };
    case 'return-assignment':
    case 'send-back':
    case 'close':
    case 'withdraw':
      return { input: { reason: t('reason') } };
  }
}
